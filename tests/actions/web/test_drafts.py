"""The list of a government's actions: found, copied, deleted and brought back."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.actions.making import (
    actor,
    at_portal,
    draft,
    focal_point,
    government,
    in_state,
    member,
    person,
    ready,
)

from localaction.actions import operations
from localaction.actions.models import Action, Reminder

pytestmark = pytest.mark.django_db


def listed(client: Client, **asked: str) -> list[str]:
    """The titles on the list."""
    page = client.get(reverse("actions:drafts"), asked)
    assert page.status_code == 200
    return [row.action.title for row in page.context["page"].object_list]


def test_actions_are_found_by_where_they_stand_and_by_their_words(client: Client) -> None:
    who, home = focal_point()
    draft(who, home)
    ready(who, home, title="A ready school")
    in_state("submitted", who, home)
    in_state("published", who, home)
    stranger, elsewhere = focal_point("Omar", of=government("Nairobi", country="KE"))
    ready(stranger, elsewhere, title="Not hers")
    at_portal(client, who)
    assert len(listed(client)) == 4
    assert listed(client, state="ready") == ["A ready school"]
    assert listed(client, state="writing") == [""]
    assert len(listed(client, state="sent")) == len(listed(client, state="public")) == 1
    assert listed(client, q="READY school") == ["A ready school"]
    assert listed(client, state="sent", q="ready") == []


def test_ready_to_send_is_said_and_so_is_what_is_missing(client: Client) -> None:
    who, home = focal_point()
    unready = draft(who, home)
    page = at_portal(client, who).get(reverse("actions:drafts")).content.decode()
    assert "Not ready to send yet" in page
    assert "things are missing" in page
    assert (
        "Not ready to send yet"
        in client.get(reverse("actions:action", args=[unready.reference])).content.decode()
    )
    ready(who, home)
    assert "Ready to send" in client.get(reverse("actions:drafts"), {"state": "ready"}).content.decode()


def test_a_deleted_draft_is_brought_back_by_one_press(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home, title="A night school")
    at_portal(client, who)
    answer = client.post(reverse("actions:delete", args=[action.reference]), follow=True)
    page = answer.content.decode()
    restore = reverse("actions:restore", args=[action.reference])
    assert "The draft is deleted" in page
    assert f'action="{restore}"' in page
    assert listed(client) == []
    assert restore in client.get(reverse("actions:drafts"), {"state": "deleted"}).content.decode()
    client.post(restore)
    assert listed(client) == ["A night school"]


def test_undo_is_not_offered_for_what_others_deleted(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home)
    operations.delete(actor=who, action=action)
    stranger, _elsewhere = focal_point("Omar", of=government("Nairobi", country="KE"))
    page = at_portal(client, stranger).get(reverse("actions:drafts"), {"undo": action.reference})
    assert page.context["undo"] is None


def test_a_copy_leads_to_its_first_page(client: Client) -> None:
    who, home = focal_point()
    action = in_state("published", who, home)
    at_portal(client, who)
    answer = client.post(reverse("actions:carry_over", args=[action.reference]))
    made = Action.objects.exclude(pk=action.pk).get()
    assert answer.headers["Location"] == reverse("actions:page", args=[made.reference, "essentials"])
    assert listed(client, state="writing") == [action.title]


def test_colleagues_on_a_draft_are_seen_in_the_list(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    colleague = person("Colette")
    member(colleague, home, "editor")
    operations.seen_on(actor=actor(colleague), action=action, page="challenge")
    assert "Colette" in at_portal(client, who).get(reverse("actions:drafts")).content.decode()


def test_the_list_asks_the_database_as_often_for_twelve_actions_as_for_one(client: Client) -> None:
    who, home = focal_point()
    ready(who, home)
    at_portal(client, who)
    counts = []
    for more in (0, 11):
        for _place in range(more):
            ready(who, home)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            listed(client)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 30


def test_a_link_in_a_reminder_stops_reminders_only_by_a_press(client: Client) -> None:
    who, home = focal_point()
    reminder = Reminder.objects.create(action=draft(who, home), email=who.email, sent=1)
    address = reverse("actions:hush", args=[operations.token_of(reminder)])
    assert "Shall we stop?" in client.get(address).content.decode()
    reminder.refresh_from_db()
    assert reminder.hushed_at is None
    assert "We will not remind you" in client.post(address, follow=True).content.decode()
    reminder.refresh_from_db()
    assert reminder.hushed_at is not None
    client.post(address, {"go": "again"})
    reminder.refresh_from_db()
    assert reminder.hushed_at is None


def test_a_link_that_is_not_ours_leads_nowhere(client: Client) -> None:
    assert client.get(reverse("actions:hush", args=["made-up"])).status_code == 404
