"""Suggestions and similar actions, as pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.actions.making import at_portal, draft, focal_point, government, in_state, member, person
from tests.actions.operations.test_aligning import written
from tests.factories import register

from localaction.actions.models import Alignment, SuggestionAnswer
from localaction.register import meanings

pytestmark = pytest.mark.django_db
BUDGET = 18


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Any) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


def page(name: str, *parts: Any) -> str:
    return reverse(f"actions:{name}", args=parts)


def test_suggestions_are_read_answered_and_remembered(client: Client) -> None:
    who, home = focal_point()
    action = written(who, home)
    at_portal(client, who)
    here = page("suggestions", action.reference)
    shown = client.get(here).content.decode()
    assert 'name="answer" value="accept:SDG-3.8"' in shown
    assert '<bdi class="said" lang="en">A mobile clinic gives free health care' in shown
    assert client.post(here, {"answer": "accept:SDG-3.8"})["Location"] == here
    client.post(here, {"answer": "reject:PO-4"})
    assert [one.item_id for one in Alignment.objects.all()] == ["SDG-3.8"]
    assert {(one.item_id, one.verdict) for one in SuggestionAnswer.objects.all()} == {
        ("SDG-3.8", "accepted"),
        ("PO-4", "rejected"),
    }
    again = client.get(here).content.decode()
    assert 'value="accept:SDG-3.8"' not in again
    assert 'value="undo:PO-4"' in again
    client.post(here, {"answer": "undo:PO-4"})
    assert SuggestionAnswer.objects.count() == 1


def test_the_part_inside_another_form_has_no_buttons_that_send_that_form(client: Client) -> None:
    who, home = focal_point()
    action = written(who, home)
    here = page("suggestions", action.reference) + "?part=1"
    part = at_portal(client, who).get(here).content.decode()
    assert "<form" not in part
    assert 'type="button" data-answer' in part
    assert 'name="answer"' not in part
    assert "PO-4" not in part, "priority objectives have a page of their own"
    answered = client.post(here, {"answer": "accept:SDG-3.8"})
    assert answered.status_code == 200
    assert 'data-chosen="SDG-3.8"' in answered.content.decode()


def test_an_answer_to_what_the_text_no_longer_says_is_told(client: Client) -> None:
    who, home = focal_point()
    action = written(who, home)
    at_portal(client, who)
    here = page("suggestions", action.reference)
    answer = client.post(here, {"answer": "accept:SDG-14"}, follow=True)
    assert "The text has changed since" in answer.content.decode()
    part = client.post(f"{here}?part=1", {"answer": "accept:SDG-14"})
    assert "The text has changed since" in part.content.decode()
    assert Alignment.objects.count() == 0


def test_the_page_of_the_agreements_thinks_of_nothing_itself(client: Client, monkeypatch: Any) -> None:
    from localaction.actions import suggested

    who, home = focal_point()
    action = written(who, home)
    monkeypatch.setattr(
        suggested, "suggestions_for", lambda *_all, **_named: pytest.fail("it was thought about")
    )
    shown = at_portal(client, who).get(page("page", action.reference, "alignment")).content.decode()
    assert f'data-late="{page("suggestions", action.reference)}?part=1"' in shown
    saved = client.post(
        page("page", action.reference, "alignment"), {"items": ["SDG-4"], "version": "0", "go": "suggest"}
    )
    assert saved["Location"] == page("suggestions", action.reference)
    assert [one.item_id for one in Alignment.objects.all()] == ["SDG-4"], "what was ticked is kept on the way"


def test_too_little_text_is_said_kindly(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    shown = at_portal(client, who).get(page("suggestions", action.reference)).content.decode()
    assert "Write a little more first" in shown


def test_a_viewer_and_a_sent_action_get_no_suggestions(client: Client) -> None:
    who, home = focal_point()
    action = written(who, home)
    viewer = person("Vera")
    member(viewer, home, "viewer")
    client.force_login(viewer)
    here = page("suggestions", action.reference)
    assert "accept:" not in client.get(here).content.decode()
    assert client.post(here, {"answer": "accept:SDG-3.8"}).status_code == 403
    sent = in_state("assessing", who, home)
    at_portal(client, who)
    assert client.post(page("suggestions", sent.reference), {"answer": "accept:SDG-4"}).status_code == 403
    assert Alignment.objects.filter(said_by="suggested").count() == 0


def test_published_actions_like_the_draft_are_shown_with_reasons(client: Client) -> None:
    register.publish_cohort(30)
    meanings.follow()
    who, home = focal_point()
    action = written(who, home, title="Municipal mobile health clinic")
    at_portal(client, who)
    whole = client.get(page("similar", action.reference)).content.decode()
    assert "Municipal mobile health clinic" in whole
    assert "lose in meaning" in whole
    assert f'action="{page("lineage", action.reference)}"' in whole
    part = client.get(page("similar", action.reference), {"part": "1"}).content.decode()
    assert "<html" not in part
    assert "<form" not in part


def test_drafts_of_others_are_never_similar(client: Client) -> None:
    who, home = focal_point()
    other, zarqa = focal_point("Omar", of=government("Zarqa", country="JO"))
    written(other, zarqa, title="A secret clinic of Zarqa")
    action = written(who, home)
    register.publish_cohort(3)
    meanings.follow()
    shown = at_portal(client, who).get(page("similar", action.reference)).content.decode()
    assert "secret" not in shown


def test_without_meanings_the_page_says_so(client: Client) -> None:
    who, home = focal_point()
    action = written(who, home)
    shown = at_portal(client, who).get(page("similar", action.reference)).content.decode()
    assert "Nothing published is like it yet" in shown


@pytest.mark.parametrize("count", [1, 30])
def test_both_pages_ask_the_database_as_often_for_many_as_for_few(
    client: Client, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    register.publish_cohort(count)
    meanings.follow()
    who, home = focal_point()
    action = written(who, home)
    at_portal(client, who)
    for name in ("similar", "suggestions"):
        client.get(page(name, action.reference))
        with django_assert_max_num_queries(BUDGET):
            client.get(page(name, action.reference))
