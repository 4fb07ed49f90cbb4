"""From the tables to the structure that crosses the wall."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from localaction.actions import publishing
from localaction.actions.models import (
    Action,
    Alignment,
    Call,
    Milestone,
    Owner,
    Partner,
    PeopleClaim,
    Picture,
)
from localaction.governments.models import Government, Organisation
from localaction.register import shapes

KAMPALA = Government(
    slug="kampala",
    official_name="Kampala",
    official_language="en",
    level="city",
    country="UG",
    population=1_680_600,
)
NAIROBI = Government(
    slug="nairobi", official_name="Nairobi", official_language="en", level="county", country="KE"
)
GOLDEN: dict[str, Any] = {
    "reference": "LA-7K2M9P",
    "language": "fr",
    "kind": "ongoing",
    "stage": "in_progress",
    "title": "Une école du soir",
    "owners": [
        {
            "name": "Kampala",
            "language": "en",
            "role": "lead",
            "slug": "kampala",
            "country": "UG",
            "level": "city",
            "population": 1_680_600,
        },
        {
            "name": "Conseil des réfugiés",
            "language": "",
            "role": "supporting",
            "slug": "",
            "country": "UG",
            "level": "",
            "population": None,
        },
    ],
    "place": {
        "name": "Kampala",
        "country": "UG",
        "latitude": 0.3163,
        "longitude": 32.5823,
        "admin1": "Central Region",
    },
    "origin": {
        "how": "submitted",
        "signature": "listed",
        "assessed": True,
        "call": "call-rolling",
        "source_url": "",
        "checked": False,
        "collected_on": "",
    },
    "starts_on": "2021",
    "ends_on": "2027-06",
    "priorities": ["PO-4"],
    "served": [
        {"number": 240, "who": "parents", "method": "survey", "source": "register", "as_of": "2025-06-30"},
        {"number": 0, "who": "", "method": "unknown", "source": "", "as_of": ""},
    ],
    "alignment": [{"code": "GCM-15", "rank": "primary", "said_by": "declared", "reason": "Ouverte à tous."}],
    "partners": [{"name": "UNHCR", "role": "advises"}],
    "milestones": [{"text": "Douze écoles", "due_on": "2027", "done_on": ""}],
    "images": [
        {
            "path": "actions/abc.jpg",
            "alt": "A class",
            "credit": "City",
            "width": 800,
            "height": 600,
            "channels": ("print", "social", "international"),
            "until": "",
        }
    ],
    "budget_amount": "174000",
    "budget_currency": "USD",
}


def an_action() -> Action:
    return Action(
        reference="LA-7K2M9P", language="fr", kind="ongoing", stage="in_progress", title="Une école du soir",
        place_name="Kampala", place_country="UG", place_admin1="Central Region", latitude=0.3163, longitude=32.58227,
        starts_on=date(2021, 1, 1), starts_precision="year", ends_on=date(2027, 6, 30), ends_precision="month",
        priorities=["PO-4"], budget_amount=Decimal("174000.00"), budget_currency="USD", assessed=True,
    )  # fmt: skip


def owners() -> list[Owner]:
    council = Organisation(slug="council", name="Conseil des réfugiés", country="UG")
    return [
        Owner(government=KAMPALA, role="lead", agreement="agreed"),
        Owner(government=NAIROBI, role="partner", agreement="asked"),
        Owner(organisation=council, role="supporting", agreement="agreed"),
    ]


def picture(**facts: Any) -> Picture:
    return Picture(
        **{"file": "actions/x.jpg", "digest": "abc", "alt": "A class", "credit": "City", "width": 800, "height": 600,
           "subjects": "nobody", **facts}
    )  # fmt: skip


def test_every_part_of_an_action_is_told_as_agreed() -> None:
    content = publishing.assemble(
        an_action(),
        signature="listed",
        owners=owners(),
        claims=[
            PeopleClaim(
                number=240, who="parents", method="survey", source="register", as_of=date(2025, 6, 30)
            ),
            PeopleClaim(number=0),
        ],
        milestones=[Milestone(text="Douze écoles", due_on=date(2027, 12, 31), due_precision="year")],
        alignments=[Alignment(item_id="GCM-15", rank="primary", reason="Ouverte à tous.")],
        partners=[Partner(name="UNHCR", role="advises")],
        pictures=[picture(), picture(subjects="children"), picture(alt=""), picture(subjects="")],
        call="call-rolling",
    )
    told = msgspec.to_builtins(content)
    empty = msgspec.to_builtins(
        shapes.Action(
            reference="", language="", kind="", stage="", title="", owners=(), place=shapes.Place(name="", country=""),
            origin=shapes.Origin(how="", signature=""),
        )
    )  # fmt: skip
    expected = {**empty, **GOLDEN}
    assert {name: list(v) if isinstance(v, tuple) else v for name, v in told.items()} == {
        name: list(v) if isinstance(v, tuple) else v for name, v in expected.items()
    }


@pytest.mark.parametrize(
    "name", ["what_went_wrong", "legal_competence", "staff", "contact_organisation", "summary"]
)
def test_texts_are_copied_as_they_are(name: str) -> None:
    action = an_action()
    setattr(action, name, "“As typed” <b>")
    assert getattr(publishing.assemble(action, signature="none", owners=[]), name) == "“As typed” <b>"


def test_children_are_shown_only_with_written_consent() -> None:
    given = picture(
        subjects="children", consent_by="Parents", consent_text="This site", consent_on=date(2025, 1, 1)
    )
    half = picture(subjects="children", consent_by="Parents", consent_text="", consent_on=date(2025, 1, 1))
    assert [publishing.may_be_shown(one) for one in (given, half)] == [True, False]


AGREED = {"consent_by": "Mariam", "consent_on": date(2025, 1, 1), "channels": ["web"]}


@pytest.mark.parametrize(
    ("facts", "may"),
    [
        ({"subjects": "adults", **AGREED}, True),
        ({"subjects": "adults", **AGREED, "channels": []}, False),
        ({"subjects": "adults", **AGREED, "channels": ["print", "social"]}, False),
        ({"subjects": "adults", **AGREED, "consent_on": None}, False),
        ({"subjects": "adults", **AGREED, "consent_by": ""}, False),
        ({"subjects": "adults", **AGREED, "consent_until": date(2020, 1, 1)}, False),
        ({"subjects": "adults", **AGREED, "consent_until": date(2099, 1, 1)}, True),
        ({"subjects": "children", **AGREED}, False),
        ({"subjects": "children", **AGREED, "consent_guardian": "Their mother"}, True),
        ({"subjects": "nobody", "consent_until": date(2020, 1, 1)}, True),
        ({"subjects": ""}, False),
        ({"subjects": "nobody", "alt": ""}, False),
    ],
)
def test_a_picture_is_shown_only_with_a_consent_that_stands(facts: dict[str, Any], may: bool) -> None:
    assert publishing.may_be_shown(picture(**facts)) is may


def test_a_picture_says_where_else_it_may_be_shown_and_until_when() -> None:
    agreed = picture(
        subjects="adults", **{**AGREED, "channels": ["social", "web"]}, consent_until=date(2099, 5, 1)
    )
    (image,) = publishing.assemble(an_action(), signature="none", owners=[], pictures=[agreed]).images
    assert (image.channels, image.until) == (("social",), "2099-05-01")


@pytest.mark.django_db
def test_a_loaded_action_is_told_without_a_query(django_assert_num_queries: Any) -> None:
    call = Call.objects.create(code="test-call", opens_on=date(2026, 1, 1))
    saved = an_action()
    saved.call = call
    saved.save()
    loaded = Action.objects.with_details().get(pk=saved.pk)
    with django_assert_num_queries(0):
        content = publishing.content_of(loaded, signature="none")
    assert (content.origin.call, content.title) == ("test-call", "Une école du soir")


def test_the_short_pathway_asks_no_summary_and_shows_the_first_sentences_of_what_is_done() -> None:
    long = "We opened a school. " + "It is warm and dry there, and everybody comes. " * 20

    def summary(**changes: Any) -> str:
        action = Action(reference="LA-7K2M9P", what_was_done=long, further_commitment="We go on.", **changes)
        return publishing.assemble(action, signature="none", owners=[]).summary

    shown = summary(pathway="small", kind="practice")
    assert shown.startswith("We opened a school. It is warm")
    assert (len(shown.split()) <= 60, shown[-1]) == (True, ".")
    assert summary(pathway="small", kind="commitment") == "We go on."
    assert summary(pathway="small", summary="In short.") == "In short."
    assert summary(pathway="city", kind="practice") == ""
    assert summary(pathway="small", kind="practice", text_languages={"what_was_done": "fr"}) == ""
