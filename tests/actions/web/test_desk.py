"""The secretariat's pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.actions.making import at_desk, at_portal, focal_point, in_state, ready, secretariat

from localaction.actions import queries
from localaction.actions.lifecycle import Status

pytestmark = pytest.mark.django_db


def test_the_list_shows_what_was_sent_and_no_draft(client: Client) -> None:
    who, home = focal_point()
    draft, sent = ready(who, home), in_state("submitted", who, home)
    page = at_desk(client, secretariat()).get(reverse("actions:desk")).content.decode()
    assert sent.reference in page
    assert draft.reference not in page


def test_a_state_is_an_address(client: Client) -> None:
    who, home = focal_point()
    submitted, declined = in_state("submitted", who, home), in_state("declined", who, home)
    at_desk(client, secretariat())
    page = client.get(reverse("actions:desk"), {"status": "declined"}).content.decode()
    assert declined.reference in page
    assert submitted.reference not in page
    assert client.get(reverse("actions:desk"), {"status": "nonsense", "page": "x"}).status_code == 200


@pytest.mark.parametrize("status", [status for status in Status.values if status != "draft"])
def test_every_state_has_its_page(client: Client, status: str) -> None:
    who, home = focal_point()
    action = in_state(status, who, home)
    page = at_desk(client, secretariat()).get(reverse("actions:desk_action", args=[action.reference]))
    assert page.status_code == 200
    assert action.title in page.content.decode()


def test_a_draft_is_not_there_for_the_desk(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home)
    at_desk(client, secretariat())
    assert client.get(reverse("actions:desk_action", args=[action.reference])).status_code == 404


def test_a_focal_point_is_not_let_in(client: Client) -> None:
    who, _home = focal_point()
    assert at_portal(client, who).get(reverse("actions:desk")).status_code == 403


def test_questions_hand_it_back(client: Client) -> None:
    who, home = focal_point()
    action = in_state("submitted", who, home)
    at_desk(client, secretariat())
    address = reverse("actions:desk_hand_back", args=[action.reference])
    assert client.get(address).status_code == 200
    empty = client.post(address, {"text-1": " "})
    assert "Write at least one question." in empty.content.decode()
    client.post(address, {"page-1": "results", "text-1": "How was this counted?"})
    action.refresh_from_db()
    assert (action.status, queries.open_questions(action)) == ("handed_back", 1)


def test_an_assessment_begins_by_choosing_assessors(client: Client) -> None:
    who, home = focal_point()
    action = in_state("submitted", who, home)
    at_desk(client, secretariat())
    page = client.get(reverse("actions:desk_action", args=[action.reference])).content.decode()
    assert page.count(reverse("assessment:judgement", args=[action.reference])) == 1
    move = reverse("actions:desk_move", args=[action.reference])
    assert client.post(move, {"go": "begin_assessment"}).status_code == 404


def test_moves_are_made_or_refused_with_a_reason(client: Client) -> None:
    who, home = focal_point()
    action = in_state("published", who, home)
    home.memberships.all().delete()  # nobody speaks for it: the secretariat corrects what it collected
    at_desk(client, secretariat())
    move = reverse("actions:desk_move", args=[action.reference])
    client.post(move, {"go": "correct"})
    action.refresh_from_db()
    assert action.status == "correcting"
    refused = client.post(move, {"go": "publish"}, follow=True)
    assert "cannot be done" in refused.content.decode()
    assert client.post(move, {"go": "delete_everything"}).status_code == 404


def test_withdrawing_asks_why(client: Client) -> None:
    who, home = focal_point()
    action = in_state("assessing", who, home)
    at_desk(client, secretariat())
    address = reverse("actions:desk_withdraw", args=[action.reference])
    assert client.get(address).status_code == 200
    client.post(address, {"because": "They asked us to."})
    action.refresh_from_db()
    assert action.status == "withdrawn"


def test_the_list_asks_the_database_as_often_for_twelve_as_for_one(
    client: Client, django_assert_num_queries: Any
) -> None:
    who, home = focal_point()
    in_state("submitted", who, home)
    at_desk(client, secretariat())
    client.get(reverse("actions:desk"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("actions:desk"))
    for _ in range(11):
        somebody, somewhere = focal_point()
        in_state("submitted", somebody, somewhere)
    with django_assert_num_queries(len(one.captured_queries)):
        client.get(reverse("actions:desk"))
