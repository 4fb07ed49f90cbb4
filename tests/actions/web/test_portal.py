"""The government's home and the list of a draft's pages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from tests.actions.making import (
    at_portal,
    draft,
    focal_point,
    government,
    in_state,
    member,
    ready,
    secretariat,
)

from localaction.accounts.models import Person
from localaction.actions import operations
from localaction.actions.models import Action, Owner

pytestmark = pytest.mark.django_db


def get(client: Client, name: str, *arguments: Any, language: str = "en") -> str:
    with translation.override(language):
        address = reverse(f"actions:{name}", args=arguments)
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_first_timer_is_led_to_find_a_government(client: Client) -> None:
    who, home = focal_point()
    home.memberships.all().delete()
    at_portal(client, who)
    assert reverse("governments:join") in get(client, "home")
    assert client.get(reverse("actions:new")).status_code == 302


def test_who_has_not_signed_is_led_to_the_declaration(client: Client) -> None:
    who, home = focal_point()
    page = get(at_portal(client, who), "home")
    assert reverse("declarations:read", args=[home.slug]) in page
    assert reverse("governments:people", args=[home.slug]) in page


def test_home_puts_one_thing_first_and_shows_every_action(client: Client) -> None:
    who, home = focal_point()
    mine = ready(who, home)
    other, elsewhere = focal_point("Omar", of=government("Nairobi", country="KE"))
    theirs = ready(other, elsewhere)
    at_portal(client, who)
    page = get(client, "home")
    assert page.count("next-thing") == 1
    assert reverse("actions:action", args=[mine.reference]) in page
    assert theirs.reference not in page


@pytest.mark.parametrize("language", ["en", "ar", "fr"])
@pytest.mark.parametrize(
    "status",
    [
        "draft",
        "submitted",
        "handed_back",
        "assessing",
        "accepted",
        "published",
        "correcting",
        "declined",
        "withdrawn",
    ],
)
def test_every_state_has_its_page(client: Client, status: str, language: str) -> None:
    who, home = focal_point()
    action = in_state(status, who, home)
    at_portal(client, who)
    assert action.reference in get(client, "action", action.reference, language=language)
    assert action.title in get(client, "home", language=language)
    assert action.title in get(client, "preview", action.reference, language=language)


def test_starting_leads_to_the_first_page(client: Client) -> None:
    who, home = focal_point()
    at_portal(client, who)
    get(client, "new")
    answer = client.post(reverse("actions:new"), {"government": home.slug})
    action = Action.objects.get()
    assert answer.headers["Location"] == reverse("actions:page", args=[action.reference, "essentials"])


def test_nothing_is_started_for_somebody_else(client: Client) -> None:
    who, _home = focal_point()
    other = government("Nairobi", country="KE")
    at_portal(client, who).post(reverse("actions:new"), {"government": other.slug})
    assert Action.objects.count() == 0


@pytest.mark.parametrize("name", ["action", "preview", "check", "questions", "withdraw", "owners", "sent"])
def test_another_government_s_action_is_not_there(client: Client, name: str) -> None:
    who, home = focal_point()
    action = ready(who, home)
    stranger, _elsewhere = focal_point("Omar", of=government("Nairobi", country="KE"))
    at_portal(client, stranger)
    assert client.get(reverse(f"actions:{name}", args=[action.reference])).status_code == 404


def test_a_deleted_draft_can_be_brought_back(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home)
    at_portal(client, who)
    operations.delete(actor=who, action=action)
    assert client.get(reverse("actions:action", args=[action.reference])).status_code == 404
    assert reverse("actions:restore", args=[action.reference]) in get(client, "home")
    client.post(reverse("actions:restore", args=[action.reference]))
    assert action.title in get(client, "home")


def test_home_asks_the_database_as_often_for_twelve_actions_as_for_one(
    client: Client, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    who, home = focal_point()
    ready(who, home)
    at_portal(client, who)
    get(client, "home")
    with CaptureQueriesContext(
        connection,
    ) as one:
        get(client, "home")
    for _ in range(11):
        action = ready(who, home)
        partner = government("Nairobi", country="KE")
        Owner.objects.create(action=action, government=partner, role="partner")
    with django_assert_num_queries(len(one.captured_queries)):
        get(client, "home")


def test_a_script_in_a_title_is_shown_as_text(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    Action.objects.filter(pk=action.pk).update(title="<script>alert(1)</script>")
    at_portal(client, who)
    for name in ("action", "preview", "check"):
        page = get(client, name, action.reference)
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_an_announced_refusal_is_answered_first(client: Client) -> None:
    who, home = focal_point()
    action = in_state("assessing", who, home)
    at_portal(client, who)
    decision = reverse("assessment:decision", args=[action.reference])
    assert decision not in get(client, "home")
    operations.announce_refusal(actor=secretariat(), action=action, answer_by=date(2026, 12, 24))
    page = get(client, "home")
    assert page.count(decision) == 2, "as the next thing, and beside the action"
    assert "24 December 2026" in page
    assert decision in get(client, "action", action.reference)
    operations.answer_refusal(actor=who, action=action)
    assert decision not in get(client, "home")


@pytest.mark.parametrize("status", ["accepted", "published", "declined"])
def test_every_decision_that_was_told_can_be_read_again(client: Client, status: str) -> None:
    who, home = focal_point()
    action = in_state(status, who, home)
    at_portal(client, who)
    decision = reverse("assessment:decision", args=[action.reference])
    assert decision not in get(client, "home"), "what was imported was never decided here"
    Action.objects.filter(pk=action.pk).update(assessed=True)
    assert decision in get(client, "home")


def test_who_only_works_at_the_desk_is_led_there(client: Client) -> None:
    at_portal(client, secretariat())
    assert client.get(reverse("actions:home")).headers["Location"] == reverse("desk:queue")
    desk = secretariat()
    member(Person.objects.get(email=desk.email), government())
    assert at_portal(client, desk).get(reverse("actions:home")).status_code == 200
