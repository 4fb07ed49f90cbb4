"""The pages of a draft: whatever is typed is there again."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.actions.making import (
    actor,
    at_portal,
    draft,
    focal_point,
    government,
    in_state,
    jpeg_with_place,
    member,
    person,
    ready,
)

from localaction.actions import drafted, queries, sections
from localaction.actions.models import Action, Kind, Picture, Question
from localaction.actions.sections import PAGES, Shape
from localaction.actions.typed import plain

pytestmark = pytest.mark.django_db
PLAIN = [page for page in PAGES if page.form == "plain"]


def address(action: Action, page: str) -> str:
    return reverse("actions:page", args=[action.reference, page])


def whole(action: Action, page: str) -> str:
    """The page with the questions that the pathway does not ask as well."""
    return f"{address(action, page)}?all=1"


def token(client: Client, action: Action, page: str, *, everything: bool = True) -> dict[str, str]:
    html = client.get((whole if everything else address)(action, page)).content.decode()
    return dict(re.findall(r'name="(version|sheet)" value="([^"]*)"', html))


def form_of(client: Client, action: Action, page: str) -> Any:
    return client.get(address(action, page), {"all": "1"}).context["form"]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("page", [page.slug for page in PAGES if page.slug != "call"])
def test_every_page_of_a_draft_is_drawn(client: Client, page: str, language: str) -> None:
    who, home = focal_point()
    action = ready(who, home)
    Picture.objects.create(action=action, digest="a")
    at_portal(client, who)
    with translation.override(language):
        answer = client.get(
            address(action, page) if page != "owners" else reverse("actions:owners", args=[action.reference])
        )
    assert answer.status_code == 200
    assert str(sections.page(page).title) in answer.content.decode() or language == "ar"


def test_an_unknown_page_is_not_there(client: Client) -> None:
    who, home = focal_point()
    assert at_portal(client, who).get(address(draft(who, home), "wishes")).status_code == 404


def test_nothing_is_required_and_the_next_page_follows(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    at_portal(client, who)
    answer = client.post(
        address(action, "essentials"), {**token(client, action, "essentials"), "title": "", "go": "on"}
    )
    assert answer.headers["Location"] == address(action, "where-and-when")


def test_save_and_leave_goes_to_the_list(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    answer = at_portal(client, who).post(address(action, "challenge"), {"challenge": "Rain", "go": "leave"})
    action.refresh_from_db()
    assert (answer.headers["Location"], action.challenge) == (
        reverse("actions:action", args=[action.reference]),
        "Rain",
    )


def test_a_date_that_cannot_be_read_is_shown_again_with_its_error(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    at_portal(client, who)
    typed = {
        "place_name": "Kampala",
        "place_country": "UG",
        "starts_on": "2024",
        "ends_on": "when the rains end",
    }
    answer = client.post(
        address(action, "where-and-when"), {**token(client, action, "where-and-when"), **typed, "go": "on"}
    )
    assert answer.headers["Location"] == address(action, "where-and-when")
    page = client.get(address(action, "where-and-when")).content.decode()
    assert "when the rains end" in page
    assert "We could not read this date" in page
    assert "data-error-summary" in page
    action.refresh_from_db()
    assert (str(action.starts_on), action.starts_precision, action.ends_on) == ("2024-01-01", "year", None)


def test_an_end_before_its_start_is_told_and_kept(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    at_portal(client, who).post(address(action, "where-and-when"), {"starts_on": "2024", "ends_on": "2023"})
    form = form_of(client, action, "where-and-when")
    assert (form["ends_on"].value(), "ends_on" in form.errors) == ("2023", True)


def autosave(client: Client, action: Action, page: str, **sent: Any) -> Any:
    return client.post(address(action, page), sent, headers={"X-Autosave": "1"})


def test_autosave_answers_when_it_saved_and_what_was_wrong(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    at_portal(client, who)
    sheet = token(client, action, "where-and-when")
    for turn, typed in enumerate(("soon", "2025"), start=1):
        answer = autosave(
            client, action, "where-and-when", **sheet, turn=turn, touched="starts_on", starts_on=typed
        ).json()
        assert ("starts_on" in answer["errors"]) == (typed == "soon")
    assert set(answer) == {"saved_at", "errors", "version", "told", "beside", "here"}
    assert (answer["told"], answer["beside"]) == ({}, "")
    action.refresh_from_db()
    assert str(action.starts_on) == "2025-01-01"


def two_at_once(client: Client, page: str) -> tuple[Action, Client, dict[str, str], dict[str, str]]:
    """A draft that two colleagues have open: the other one's browser, and the sheets of both."""
    who, home = focal_point()
    colleague = person("Colette")
    member(colleague, home, "editor")
    action = draft(who, home)
    at_portal(client, who)
    mine = token(client, action, page)
    other = at_portal(Client(), actor(colleague))
    return action, other, mine, token(other, action, page)


def test_two_colleagues_at_once_lose_nothing(client: Client) -> None:
    action, other, mine, theirs = two_at_once(client, "challenge")
    other.post(address(action, "challenge"), {**theirs, "challenge": "Theirs"})
    sent = {**mine, "challenge": "Mine", "objective": "Mine alone", "go": "on"}
    answer = client.post(address(action, "challenge"), sent)
    assert answer.headers["Location"] == address(action, "challenge")
    page = client.get(whole(action, "challenge")).content.decode()
    for words in ("Theirs", "Mine", "Colette wrote", "Mine alone"):
        assert words in page
    fresh = token(client, action, "challenge")
    sent = {**fresh, "challenge": "Theirs", "objective": "Typed on", "choose": "mine:challenge"}
    client.post(address(action, "challenge"), sent)
    action.refresh_from_db()
    assert (action.challenge, action.objective) == ("Mine", "Typed on")
    assert "Theirs" not in client.get(address(action, "challenge")).content.decode()


def test_a_script_is_told_what_a_colleague_changed_and_shown_a_conflict(client: Client) -> None:
    action, other, mine, theirs = two_at_once(client, "challenge")
    other.post(address(action, "challenge"), {**theirs, "challenge": "Theirs", "objective": "Theirs too"})
    answer = autosave(client, action, "challenge", **mine, touched="challenge", challenge="Mine").json()
    assert answer["told"] == {"objective": ["Theirs too"]}
    assert "Mine" in answer["beside"]
    assert 'value="both:challenge"' in answer["beside"]


def test_a_choice_is_shown_in_words_on_both_sides(client: Client) -> None:
    action, other, mine, theirs = two_at_once(client, "essentials")
    other.post(address(action, "essentials"), {**theirs, "kind": "practice"})
    client.post(address(action, "essentials"), {**mine, "kind": "commitment"})
    (part,) = client.get(address(action, "essentials")).context["beside"]
    assert (part["theirs"], part["mine"]) == ([str(Kind.PRACTICE.label)], [str(Kind.COMMITMENT.label)])


def test_colleagues_see_who_else_is_on_the_page(client: Client) -> None:
    action, other, _mine, _theirs = two_at_once(client, "challenge")
    assert "Colette</bdi> is on this page too" in client.get(address(action, "challenge")).content.decode()
    other.get(address(action, "results"))
    assert "is writing on" in client.get(address(action, "challenge")).content.decode()


def test_a_script_asks_who_is_here_what_is_kept_and_says_when_it_leaves(client: Client) -> None:
    action, other, mine, theirs = two_at_once(client, "challenge")
    here = reverse("actions:presence", args=[action.reference])
    autosave(other, action, "challenge", **theirs, turn=7, touched="challenge", challenge="Theirs")
    assert other.post(here, {"page": "challenge", "sheet": theirs["sheet"]}).json()["turn"] == 7
    answer = client.post(here, {"page": "challenge", "sheet": mine["sheet"]}).json()
    assert (answer["turn"], answer["version"]) == (0, 1)
    assert "Colette" in answer["here"]
    other.post(here, {"page": "challenge", "gone": "1"})
    assert "Colette" not in client.post(here, {"page": "challenge"}).json()["here"]


def test_a_question_that_the_pathway_does_not_ask_keeps_its_answer(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home, pathway="small", objective="Kept.", challenge="Old.")
    at_portal(client, who)
    sheet = token(client, action, "challenge", everything=False)
    client.post(address(action, "challenge"), {**sheet, "challenge": "New."})
    action.refresh_from_db()
    assert (action.challenge, action.objective) == ("New.", "Kept.")


def test_what_is_typed_after_sending_is_shown_to_be_copied(client: Client) -> None:
    who, home = focal_point()
    action = in_state("submitted", who, home)
    answer = at_portal(client, who).post(address(action, "challenge"), {"challenge": "One more thing"})
    assert answer.status_code == 409
    assert "One more thing" in answer.content.decode()
    action.refresh_from_db()
    assert action.challenge != "One more thing"


def test_another_row_is_added_without_losing_the_first(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    at_portal(client, who)
    data = {"milestones-0-text": "Twelve schools", "milestones-0-due_on": "2027", "go": "more:milestones"}
    answer = client.post(address(action, "commitments"), data)
    page = client.get(answer.headers["Location"].split("#")[0]).content.decode()
    assert "Twelve schools" in page
    assert 'name="milestones-1-text"' in page
    (milestone,) = action.milestones.all()
    assert (milestone.text, str(milestone.due_on)) == ("Twelve schools", "2027-12-31")


def test_a_row_without_its_key_is_kept_as_typed(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    at_portal(client, who).post(
        address(action, "people"), {"claims-0-who": "pupils", "claims-0-number": "many"}
    )
    form = form_of(client, action, "people")
    assert (form["claims-0-who"].value(), form["claims-0-number"].value()) == ("pupils", "many")
    assert action.claims.count() == 0


@pytest.mark.parametrize(
    ("typed", "number"), [("1,200", 1200), ("1 200", 1200), ("1.200", 1200), ("١٢٠٠", 1200), ("0", 0)]
)
def test_numbers_are_understood_as_people_write_them(client: Client, typed: str, number: int) -> None:
    who, home = focal_point()
    action = draft(who, home)
    at_portal(client, who).post(address(action, "people"), {"claims-0-number": typed})
    assert [claim.number for claim in action.claims.all()] == [number]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("174,000", "174000"),
        ("174.000", "174000"),
        ("99.50", "99.5"),
        ("1.234,5", "1234.5"),
        ("1,234,567.89", "1234567.89"),
    ],
)
def test_amounts_are_understood_as_people_write_them(client: Client, typed: str, amount: str) -> None:
    who, home = focal_point()
    action = draft(who, home)
    at_portal(client, who).post(address(action, "partners-and-money"), {"budget_amount": typed})
    assert form_of(client, action, "partners-and-money")["budget_amount"].value() == amount


def test_finding_in_the_agreements_keeps_what_is_ticked(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    at_portal(client, who)
    answer = client.post(
        address(action, "alignment"), {"items": ["GCM-15", "SDG-4"], "find": "water", "go": "find"}
    )
    page = client.get(answer.headers["Location"].split("#")[0])
    codes = {item.code for framework in page.context["frameworks"] for item in framework.items}
    assert {"GCM-15", "SDG-4", "SDG-6"} <= codes
    assert "GCM-23" not in codes
    assert {row.item_id for row in action.alignments.all()} == {"GCM-15", "SDG-4"}


def test_what_often_goes_with_the_priorities_is_offered_first(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home)
    action.alignments.all().delete()
    page = at_portal(client, who).get(address(action, "alignment"))
    assert "GCM-15" in {item.code for item in page.context["going_with"]}


def test_every_item_is_on_the_page_once_and_few_are_proposed(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home, priorities=["PO-4", "PO-5", "PO-6"])
    page = at_portal(client, who).get(address(action, "alignment"))
    codes = re.findall(r'name="items" value="([^"]+)"', page.content.decode())
    assert len(codes) == len(set(codes)) > 200
    assert 1 < len(page.context["going_with"]) <= 12


def test_reasons_are_asked_for_what_was_chosen(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home)
    at_portal(client, who).post(
        address(action, "alignment-reasons"), {"reason-GCM-15": "Schools take everyone."}
    )
    (row,) = action.alignments.all()
    assert (row.reason, row.rank) == ("Schools take everyone.", "primary")


def test_a_picture_is_added_described_and_removed(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    at_portal(client, who)
    add = reverse("actions:add_picture", args=[action.reference])
    client.post(add, {"picture": SimpleUploadedFile("school.jpg", jpeg_with_place(), "image/jpeg")})
    (picture,) = action.pictures.all()
    answer = client.get(reverse("actions:picture", args=[action.reference, picture.pk]))
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert b"A camera" not in answer.getvalue()
    data = {
        f"alt-{picture.pk}": "A school",
        f"subjects-{picture.pk}": "nobody",
        f"consent_on-{picture.pk}": "some day",
    }
    client.post(address(action, "pictures"), data)
    picture.refresh_from_db()
    assert (picture.alt, picture.subjects) == ("A school", "nobody")
    assert form_of(client, action, "pictures")[f"consent_on-{picture.pk}"].value() == "some day"
    stranger, _elsewhere = focal_point("Omar", of=government("Nairobi", country="KE"))
    other = at_portal(Client(), stranger)
    assert other.get(reverse("actions:picture", args=[action.reference, picture.pk])).status_code == 404
    client.post(reverse("actions:remove_picture", args=[action.reference, picture.pk]))
    assert action.pictures.count() == 0


def test_a_file_that_is_no_picture_is_refused_kindly(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    at_portal(client, who)
    add = reverse("actions:add_picture", args=[action.reference])
    answer = client.post(add, {"picture": SimpleUploadedFile("x.jpg", b"<svg/>")}, follow=True)
    assert "Drawings that can hold programs" in answer.content.decode()
    assert action.pictures.count() == 0


def test_questions_of_the_secretariat_stand_on_their_page(client: Client) -> None:
    who, home = focal_point()
    action = in_state("handed_back", who, home)
    Question.objects.create(action=action, page="results", text="How was this counted?")
    at_portal(client, who)
    assert "How was this counted?" in client.get(address(action, "results")).content.decode()
    assert "How was this counted?" not in client.get(address(action, "lessons")).content.decode()


# --- nothing typed is ever lost

GARBAGE = st.text(min_size=1, max_size=400).filter(lambda text: plain(text).strip() != "")


def text_names(page: sections.Page) -> list[str]:
    shapes = (Shape.LINE, Shape.TEXT, Shape.START, Shape.END, Shape.COUNT, Shape.MONEY)
    names = [ask.name for ask in page.asks if ask.shape in shapes]
    for group in page.groups:
        names += [
            f"{group.name}-{place}-{ask.name}"
            for place in (0, 2)
            for ask in group.asks
            if ask.shape in shapes
        ]
    return names


def said(text: Any) -> list[str]:
    """What a reader sees: the words, however the lines are broken."""
    return plain(str(text or "")).split()


@pytest.fixture
def written(client: Client) -> tuple[Client, Action]:
    who, home = focal_point()
    return at_portal(client, who), draft(who, home)


@pytest.mark.parametrize("page", PLAIN, ids=lambda page: page.slug)
def test_whatever_is_typed_is_shown_again(page: sections.Page, written: tuple[Client, Action]) -> None:
    client, action = written
    names = text_names(page)

    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.fixed_dictionaries({}, optional=dict.fromkeys(names, GARBAGE)))
    def lose_nothing(typed: dict[str, str]) -> None:
        answer = client.post(
            address(action, page.slug), {**token(client, action, page.slug), **typed, "go": "leave"}
        )
        assert answer.status_code == 302
        form = form_of(client, action, page.slug)
        for name, text in typed.items():
            shown = form[name].value()
            assert said(shown) == said(text) or _means_the_same(form, name, text), (name, text, shown)

    if names:
        lose_nothing()


def _means_the_same(form: Any, name: str, text: str) -> bool:
    """A date or a number may come back in its plain form, when it was understood."""
    field = form.fields[name]
    return name not in form.errors and field.clean(text) == field.clean(form[name].value())


def test_a_title_that_is_far_too_long_is_kept_whole(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    long = "word " * 400
    at_portal(client, who).post(address(action, "essentials"), {"title": long})
    assert said(form_of(client, action, "essentials")["title"].value()) == said(long)
    assert drafted.draft_facts(queries.action_for(who, action.reference)).unread != {}
