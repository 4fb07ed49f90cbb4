"""Check, send, answer, withdraw, as pages."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.actions.making import at_portal, draft, focal_point, in_state, jpeg_with_place, ready, secretariat

from localaction.actions import operations, queries
from localaction.actions.models import Action

pytestmark = pytest.mark.django_db


def test_what_is_missing_is_listed_with_links_and_cannot_be_sent(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    at_portal(client, who)
    check = reverse("actions:check", args=[action.reference])
    page = client.get(check).content.decode()
    assert reverse("actions:page", args=[action.reference, "consent"]) in page
    assert "Send to the secretariat" not in page
    client.post(check)
    action.refresh_from_db()
    assert action.status == "draft"


def test_what_is_missing_leads_to_where_it_can_be_mended(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    Action.objects.filter(pk=action.pk).update(kind="commitment")
    operations.add_picture(actor=who, action=action, raw=jpeg_with_place())
    at_portal(client, who)
    page = client.get(reverse("actions:check", args=[action.reference])).content.decode()
    links = set(re.findall(r'href="([^"#]+)#([^"]+)"', page.partition("notice--attention")[2]))
    assert {"items", "milestones", "picture-1", "id_title"} <= {place for _page, place in links}
    for address, place in links:
        assert f'id="{place}"' in client.get(address).content.decode(), (address, place)


def test_a_ready_action_is_sent_and_thanked_for(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home)
    answer = at_portal(client, who).post(reverse("actions:check", args=[action.reference]), follow=True)
    assert action.reference in answer.content.decode()
    action.refresh_from_db()
    assert action.status == "submitted"


def test_questions_are_answered_bit_by_bit_and_sent_again(client: Client) -> None:
    who, home = focal_point()
    action = in_state("submitted", who, home)
    operations.hand_back(
        actor=secretariat(), action=action, questions=[("", "Who pays?"), ("results", "Since when?")]
    )
    first, second = queries.questions_of(action)
    at_portal(client, who)
    address = reverse("actions:questions", args=[action.reference])
    assert "Who pays?" in client.get(address).content.decode()
    saved = client.post(address, {f"answer-{first.pk}": "The city."}, headers={"X-Autosave": "1"})
    assert "saved_at" in saved.json()
    answer = client.post(address, {f"answer-{first.pk}": "The city.", f"answer-{second.pk}": "2021."})
    assert answer.headers["Location"] == reverse("actions:check", args=[action.reference])
    client.post(reverse("actions:check", args=[action.reference]))
    action.refresh_from_db()
    assert action.status == "submitted"


def test_withdrawing_asks_why(client: Client) -> None:
    who, home = focal_point()
    action = in_state("submitted", who, home)
    at_portal(client, who)
    address = reverse("actions:withdraw", args=[action.reference])
    assert client.get(address).status_code == 200
    assert client.post(address, {"because": " "}).status_code == 200
    client.post(address, {"because": "We stopped."})
    action.refresh_from_db()
    assert action.status == "withdrawn"


def test_a_draft_cannot_be_withdrawn(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home)
    assert at_portal(client, who).get(reverse("actions:withdraw", args=[action.reference])).status_code == 403


def test_a_published_action_is_opened_for_correction(client: Client) -> None:
    who, home = focal_point()
    action = in_state("published", who, home)
    at_portal(client, who).post(reverse("actions:correct", args=[action.reference]))
    action.refresh_from_db()
    assert action.status == "correcting"
