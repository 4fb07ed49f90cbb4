"""Advice on commitments beside the text, and milestones taken over from it."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.actions.making import at_portal, draft, focal_point, ready

from localaction.actions import operations, queries
from localaction.actions.models import Action, DraftPage

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year + 1
PROSE = f"We open 12 classes by September {YEAR} and train 40 teachers before the end of {YEAR + 1}. We improve soon."


def address(action: Action) -> str:
    return reverse("actions:page", args=[action.reference, "commitments"])


def token(client: Client, action: Action) -> dict[str, str]:
    return dict(re.findall(r'name="(version|sheet)" value="([^"]*)"', shown(client, action)))


def begun(client: Client) -> Action:
    who, home = focal_point()
    action = draft(who, home)
    Action.objects.filter(pk=action.pk).update(kind="commitment")
    at_portal(client, who)
    return action


def milestones(action: Action) -> list[tuple[str, str, str]]:
    return [(one.text, str(one.due_on), one.due_precision) for one in action.milestones.all()]


def shown(client: Client, action: Action) -> str:
    return html.unescape(client.get(address(action)).content.decode())


def test_advice_and_dates_stand_beside_what_was_written(client: Client) -> None:
    action = begun(client)
    assert "Write what you will do next" in shown(client, action)
    answer = client.post(address(action), {"further_commitment": PROSE, "go": "look"})
    assert answer.headers["Location"] == f"{address(action)}?#advice"
    page = shown(client, action)
    assert "Who sees to it?" in page
    assert "advice, nothing more" in page
    assert "Train 40 teachers" in page
    assert milestones(action) == []


def test_one_tap_takes_a_milestone_over_and_keeps_what_was_typed(client: Client) -> None:
    action = begun(client)
    client.post(address(action), {"further_commitment": PROSE, "go": "look"})
    code = re.findall(r'value="take:([0-9a-f]{12})"', shown(client, action))[1]
    sent = {"further_commitment": f"{PROSE} Thanks.", "milestones-0-text": "Parents meet."}
    client.post(address(action), {**token(client, action), **sent, "go": f"take:{code}"})
    action.refresh_from_db()
    assert action.further_commitment.endswith("Thanks.")
    assert milestones(action) == [
        ("Parents meet.", "None", "day"),
        ("Train 40 teachers", f"{YEAR + 1}-12-31", "year"),
    ]
    page = shown(client, action)
    assert page.count('value="take:') == 1
    assert "This milestone has no date" in page


def test_all_of_them_at_once(client: Client) -> None:
    action = begun(client)
    client.post(address(action), {"further_commitment": PROSE, "go": "take:all"})
    assert [text for text, _due, _precision in milestones(action)] == [
        "We open 12 classes",
        "Train 40 teachers",
    ]
    assert "We found dates" not in shown(client, action)


def test_an_unknown_code_takes_nothing(client: Client) -> None:
    action = begun(client)
    client.post(address(action), {"further_commitment": PROSE, "go": "take:000000000000"})
    assert milestones(action) == []


def test_a_row_that_is_being_typed_keeps_its_place(client: Client) -> None:
    action = begun(client)
    sent = {"further_commitment": PROSE, "milestones-0-due_on": "when the rains end", "go": "take:all"}
    client.post(address(action), sent)
    page = shown(client, action)
    assert "when the rains end" in page
    assert [one.position for one in action.milestones.all()] == [1, 2]
    assert DraftPage.objects.get(action=action, page="commitments").unread != {}


def test_advice_is_never_a_gate() -> None:
    who, home = focal_point()
    vague = {"kind": "commitment", "further_commitment": "We will improve things soon."}
    action = queries.action_for(who, ready(who, home, **vague).reference)
    assert operations.submit(actor=who, action=action).status == "submitted"


def test_arabic_prose_becomes_milestones_too(client: Client) -> None:
    action = begun(client)
    Action.objects.filter(pk=action.pk).update(language="ar")
    prose = f"سنفتتح ١٢ صفًا بحلول أيلول {YEAR}."
    client.post(address(action), {"further_commitment": prose, "go": "take:all"})
    assert milestones(action) == [("سنفتتح ١٢ صفًا", f"{YEAR}-09-30", "month")]
