"""The desk's calls: the list, one call, its moves; and the call of a draft in the portal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.actions.calling import draft_call, open_call
from tests.actions.making import at_desk, at_portal, draft, focal_point, secretariat

from localaction.actions import operations
from localaction.actions.models import Call

pytestmark = pytest.mark.django_db


def desk(client: Client) -> Client:
    return at_desk(client, secretariat())


def test_a_call_is_begun_written_and_opened(client: Client) -> None:
    today = timezone.localdate()
    desk(client)
    answer = client.post(
        reverse("actions:desk_new_call"), {"code": "Call 2027", "opens_on": today.isoformat()}, follow=True
    )
    page = reverse("actions:desk_call", args=["call-2027"])
    assert answer.redirect_chain[-1][0] == page
    assert 'value="open"' not in client.get(page).content.decode()
    facts = {
        "opens_on": today.isoformat(),
        "languages": ["en"],
        "rubric": "call-2026",
        "assessors_needed": "3",
    }
    client.post(reverse("actions:desk_call_facts", args=["call-2027"]), facts)
    texts = {"title": "Cities that teach", "intro": "Show what you do.\nIn any language."}
    client.post(reverse("actions:desk_call_texts", args=["call-2027", "en"]), texts)
    shown = client.get(page).content.decode()
    assert 'value="open"' in shown
    assert "4 texts missing" in shown
    client.post(reverse("actions:desk_call_move", args=["call-2027"]), {"go": "open"})
    call = Call.objects.get(code="call-2027")
    assert (call.status, call.assessors_needed) == ("open", 3)
    assert call.texts["en"]["intro"] == ["Show what you do.", "In any language."]


def test_the_same_code_twice_and_days_the_wrong_way_are_told_at_the_field(client: Client) -> None:
    today = timezone.localdate()
    desk(client)
    call = draft_call(secretariat())
    again = client.post(
        reverse("actions:desk_new_call"), {"code": "call-2027", "opens_on": today.isoformat()}
    )
    assert "code" in again.context["form"].errors
    days = {"opens_on": today.isoformat(), "closes_on": (today - timedelta(days=1)).isoformat()}
    wrong = client.post(
        reverse("actions:desk_call_facts", args=[call.code]), {**days, "assessors_needed": "2"}
    )
    assert "closes_on" in wrong.context["form"].errors


def test_the_last_day_moves_with_a_reason_that_the_portal_shows(client: Client) -> None:
    call = open_call(secretariat())
    who, home = focal_point()
    action = operations.start(actor=who, government=home, call=call)
    desk(client)
    until = timezone.localdate() + timedelta(days=40)
    window = reverse("actions:desk_call_window", args=[call.code])
    assert client.post(window, {"until": until.isoformat(), "because": ""}).context["form"].errors
    client.post(window, {"until": until.isoformat(), "because": "Floods in three regions."})
    shown = at_portal(Client(), who).get(reverse("actions:action", args=[action.reference])).content.decode()
    assert "Floods in three regions." in shown


def test_somebody_with_two_open_calls_chooses_and_can_choose_again(client: Client) -> None:
    call = open_call(secretariat())
    who, home = focal_point()
    at_portal(client, who)
    assert client.get(reverse("actions:new")).content.decode().count('name="call"') == 2
    answer = client.post(reverse("actions:new"), {"government": home.slug, "call": "call-rolling"})
    reference = answer["Location"].split("/")[-3]
    moved = client.post(reverse("actions:choose_call", args=[reference]), {"call": call.code}, follow=True)
    assert "Cities that teach" in moved.content.decode()
    assert client.post(reverse("actions:choose_call", args=[reference]), {"call": "nope"}).status_code == 404


def test_a_draft_of_a_closed_call_says_so(client: Client) -> None:
    sara = secretariat()
    call = open_call(sara)
    who, home = focal_point()
    action = operations.start(actor=who, government=home, call=call)
    operations.close_call(actor=sara, call=call)
    page = at_portal(client, who).get(reverse("actions:action", args=[action.reference])).content.decode()
    assert "This call is closed" in page
    assert "Send it to another call" in page


@pytest.mark.parametrize("rows", [1, 12])
def test_the_list_asks_the_same_number_of_questions(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    today = timezone.localdate()
    desk(client)
    who, home = focal_point()
    for number in range(rows - 1):
        call = Call.objects.create(code=f"call-{number}", opens_on=today)
        action = draft(who, home)
        action.call = call
        action.save()
    client.get(reverse("actions:desk_calls"))
    with django_assert_num_queries(4):
        answer = client.get(reverse("actions:desk_calls"))
    assert len(answer.context["rows"]) == rows


def test_unknown_calls_and_moves_are_not_there(client: Client) -> None:
    desk(client)
    assert client.get(reverse("actions:desk_call", args=["nope"])).status_code == 404
    move = reverse("actions:desk_call_move", args=["call-rolling"])
    assert client.post(move, {"go": "explode"}).status_code == 404


def test_everybody_reads_an_open_call_and_nobody_a_draft_or_a_rehearsal(client: Client) -> None:
    sara = secretariat()
    call = open_call(sara)
    draft_call(sara, "hidden-draft")
    rehearsal = operations.rehearse_call(actor=sara, call=call)
    until = timezone.localdate() + timedelta(days=40)
    operations.extend_call(actor=sara, call=call, until=until, because="Floods in three regions.")
    page = client.get(reverse("actions:public_call", args=[call.code])).content.decode()
    assert "Floods in three regions." in page
    assert "What is your slogan?" in page
    listed = client.get(reverse("actions:public_calls")).content.decode()
    assert "Cities that teach" in listed
    for code in ("hidden-draft", rehearsal.code):
        assert code not in listed
        assert client.get(reverse("actions:public_call", args=[code])).status_code == 404


def test_what_is_public_says_that_it_is_closed(client: Client) -> None:
    sara = secretariat()
    call = open_call(sara)
    operations.close_call(actor=sara, call=call)
    page = client.get(reverse("actions:public_call", args=[call.code])).content.decode()
    assert "Closed" in page
