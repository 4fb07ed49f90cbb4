"""Extra questions of a call: on the page of its drafts, with everything that other questions have."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from tests.actions.calling import KEPT, QUESTIONS, TYPED, open_call
from tests.actions.making import at_portal, focal_point, ready, secretariat

from localaction.actions import answers, drafted, operations, publishing, sections, wordings
from localaction.actions.models import Action
from localaction.actions.readiness import readiness
from localaction.actions.sections import extra
from localaction.actions.web import papering, showing
from localaction.assessment.reading import reading_of
from localaction.kit.actors import Actor

pytestmark = pytest.mark.django_db


def asked() -> tuple[Actor, Action]:
    """A draft that lacks nothing but what its call asks."""
    call = open_call(secretariat())
    who, home = focal_point()
    action = ready(who, home)
    operations.choose_call(actor=who, action=action, call=call)
    return who, loaded(action)


def loaded(action: Action) -> Action:
    return Action.objects.with_details().get(pk=action.pk)


def answered(client: Client) -> Action:
    who, action = asked()
    at_portal(client, who).post(reverse("actions:page", args=[action.reference, "call"]), TYPED)
    return loaded(action)


def test_questions_are_the_same_after_being_kept() -> None:
    assert extra.from_data(extra.to_data(QUESTIONS)) == QUESTIONS
    assert extra.problems(QUESTIONS) == []


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"code": "Größe"}, "code"),
        ({"kind": "file"}, "kind"),
        ({"labels": {}}, "label"),
        ({"kind": "one"}, "options"),
        ({"kinds": ["party"]}, "kind"),
    ],
)
def test_what_is_no_question_is_found(changed: dict[str, Any], problem: str) -> None:
    data = {"code": "slogan", "kind": "short", "labels": {"en": "What?"}} | changed
    assert ("kind" if problem == "kind" else problem) in {
        one for _code, one in extra.problems(extra.from_data([data]))
    }


def test_a_call_without_questions_has_no_page_for_them(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home)
    assert "call" not in [page.slug for page in sections.pages_of(action)]
    address = reverse("actions:page", args=[action.reference, "call"])
    assert at_portal(client, who).get(address).status_code == 404


def test_every_kind_is_kept_as_it_was_understood_and_shown_again(client: Client) -> None:
    action = answered(client)
    assert action.extra == KEPT
    typed = answers.written(action, sections.whole_page(action, "call"))
    assert typed == {**TYPED, "extra_cost": ["1250.5"], "extra_since": ["2024-05"]}
    page = client.get(reverse("actions:page", args=[action.reference, "call"]))
    assert page.context["form"].all_typed() == typed


def test_a_required_one_stands_in_the_way_of_sending_and_a_long_one_too(client: Client) -> None:
    who, action = asked()
    lacks = readiness(drafted.draft_facts(action)).lacks
    assert [(lack.page, lack.field, lack.kind) for lack in lacks] == [("call", "extra_story", "missing")]
    address = reverse("actions:page", args=[action.reference, "call"])
    at_portal(client, who).post(address, {"extra_story": "word " * 23})
    lacks = readiness(drafted.draft_facts(loaded(action))).lacks
    assert [(lack.field, lack.kind) for lack in lacks] == [("extra_story", "too_long")]
    shown = client.get(address).context
    client.post(address, {"sheet": shown["sheet"], "version": shown["version"], "extra_story": "Short."})
    assert readiness(drafted.draft_facts(loaded(action))).is_ready


def test_only_the_kinds_it_names_are_asked() -> None:
    _who, action = asked()
    assert "extra_open" in sections.page_of(action, "call").names
    action.kind = "commitment"
    assert "extra_open" not in sections.page_of(action, "call").names


def test_they_are_asked_in_the_language_of_the_reader() -> None:
    _who, action = asked()
    ask = sections.whole_page(action, "call").asks[0]
    with translation.override("fr"):
        assert str(ask.label) == "Quel est votre slogan ?"
    with translation.override("ar"):
        assert str(ask.label) == "What is your slogan?"


def test_public_answers_are_published_and_private_ones_are_not(client: Client) -> None:
    action = answered(client)
    content = publishing.content_of(action, signature="none")
    told = {one.code: one for one in content.extra}
    assert sorted(told) == ["open", "since", "size", "slogan", "story", "topics"]
    assert (told["slogan"].text, told["since"].value, told["open"].value) == (
        "Nobody alone",
        "2024-05",
        "yes",
    )
    assert told["size"].chosen == ({"en": "Large", "fr": "Grand"},)
    assert [one["fr"] for one in told["topics"].chosen] == ["Écoles", "Travail"]
    assert "1250" not in repr(content)
    assert "extra_story" in {piece.key for piece in wordings.pieces_of(action)}
    assert "extra_cost" not in {piece.key for piece in wordings.pieces_of(action)}


def test_the_preview_leaves_the_private_ones_out_and_the_desk_does_not(client: Client) -> None:
    action = answered(client)
    pages = showing.pages_of(action, "en")
    desk = next(page for page in pages if page.page.slug == "call")
    public = next(page for page in showing.told(pages) if page.page.slug == "call")
    assert ["1250.5"] in [line.values for line in desk.lines]
    assert ["1250.5"] not in [line.values for line in public.lines]
    assert ["Schools", "Work"] in [line.values for line in public.lines]


def test_assessors_read_them(client: Client) -> None:
    action = answered(client)
    page = next(one for one in reading_of(action, "en").sections if one.slug == "call")
    told = [[line.text for row in one.rows for line in row] for one in page.told]
    assert told == [
        ["Nobody alone"],
        ["It began with one teacher."],
        ["Large"],
        ["Schools", "Work"],
        ["1,250.5"],
        ["2024-05"],
        ["Yes"],
    ]


def test_the_form_on_paper_asks_them_too(client: Client) -> None:
    action = answered(client)
    with translation.override("en"):
        form = papering.draft_form(action, "en", "https://example.org")
    assert form.answers()["call/extra_story"] == ("It began with one teacher.",)
    assert form.answers()["call/extra_topics"] == ("o1", "o3")


def test_two_people_write_on_them_without_loss(client: Client) -> None:
    who, action = asked()
    at_portal(client, who)
    address = reverse("actions:page", args=[action.reference, "call"])
    sheets = [client.get(address).context for _ in range(2)]
    for context, typed in zip(
        sheets, ({"extra_slogan": "Nobody alone"}, {"extra_story": "It began."}), strict=True
    ):
        client.post(address, {"sheet": context["sheet"], "version": context["version"], **typed})
    assert loaded(action).extra == {"slogan": "Nobody alone", "story": "It began."}
