"""The pages of a meeting."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World
from tests.assessment.operations.test_meeting import assessed, called

from localaction.assessment import queries
from localaction.assessment.models import Meeting


@pytest.fixture
def desk(here: World) -> Client:
    return world.client_of(here.nadia)


def test_from_the_call_to_the_minutes(here: World, desk: Client) -> None:
    action = assessed(here, 1, 4)
    assert here.action.call is not None
    desk.post(reverse("assessment:meetings"), {"call": here.action.call.code, "held_on": "2026-11-30"})
    meeting = Meeting.objects.get()
    page = reverse("assessment:meeting", args=[meeting.pk])
    assert action.reference in desk.get(page).content.decode()
    desk.post(page, {"present": [here.nadia.pk], "guests": "Ana", "minutes": "We met."})
    item = queries.agenda_of(meeting)[0]
    side = reverse("assessment:meeting_item", args=[meeting.pk, item.pk])
    assert "3 levels apart" in desk.get(side).content.decode()
    levels = {f"level-{code}": "2" for code in world.codes(action)}
    desk.post(side, levels | {"text": "Settled.", "note": "Lea explained."})
    desk.post(reverse("assessment:close_meeting", args=[meeting.pk]))
    minutes = desk.get(page).content.decode()
    assert "Lea explained." in minutes
    assert "Ana" in minutes
    assert "1 of 1 settled" in minutes


def test_a_missing_level_is_said_and_nothing_is_lost(here: World, desk: Client) -> None:
    assessed(here, 1, 4)
    meeting = called(here)
    item = queries.agenda_of(meeting)[0]
    answer = desk.post(
        reverse("assessment:meeting_item", args=[meeting.pk, item.pk]), {"text": "Half done.", "note": ""}
    )
    assert answer.status_code == 422
    assert "Half done." in answer.content.decode()


def test_the_tied_see_nothing_of_it(here: World, desk: Client) -> None:
    assessed(here, 1, 4)
    meeting = called(here)
    item = queries.agenda_of(meeting)[0]
    world.member(here.nadia, here.kampala, role="viewer")
    answer = desk.get(reverse("assessment:meeting_item", args=[meeting.pk, item.pk]))
    assert answer.status_code == 403
    assert "Because of people." not in answer.content.decode()


@pytest.mark.parametrize("number", [1, 12])
def test_the_agenda_costs_the_same_for_one_and_twelve(
    here: World, desk: Client, number: int, django_assert_max_num_queries: object
) -> None:
    for _one in range(number):
        assessed(here, 1, 4)
    page = reverse("assessment:meeting", args=[called(here).pk])
    desk.get(page)
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        desk.get(page)


def test_others_are_turned_away(here: World) -> None:
    assert world.client_of(here.lea).get(reverse("assessment:meetings")).status_code == 403
