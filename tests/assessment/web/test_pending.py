"""The page of decisions told together."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World
from tests.assessment.operations.test_pending import pending, written

from localaction.actions.lifecycle import Status
from localaction.actions.models import Action
from localaction.assessment.models import Decision
from localaction.kit import outbox, worker

PAGE = "/en/desk/decisions/"


@pytest.fixture
def desk(here: World) -> Client:
    return world.client_of(here.nadia)


def test_from_written_to_told(here: World, desk: Client) -> None:
    decision = written(here, "accept")
    assert here.action.reference in desk.get(PAGE).content.decode()
    desk.post(reverse("assessment:set_aside"), {"decision": [decision.pk]})
    shown = desk.get(PAGE).content.decode()
    assert "Amina Kato" in shown
    here.action.refresh_from_db()
    assert here.action.status == Status.ASSESSING
    desk.post(reverse("assessment:tell"), {"decision": [decision.pk]})
    here.action.refresh_from_db()
    assert here.action.status == Status.ACCEPTED
    assert len(outbox.letters_of(here.amina.email)) == 1


def test_all_of_a_call_are_told_by_the_worker(here: World, desk: Client) -> None:
    other = world.action(here.kampala)
    pending(here, "accept")
    pending(here, "hand_back", of=other)
    desk.post(
        reverse("assessment:tell"), {"call": here.action.call.code if here.action.call else "", "all": "1"}
    )
    worker.run_due_jobs()
    assert sorted(Action.objects.values_list("status", flat=True)) == ["accepted", "handed_back"]


def test_the_reason_that_one_cannot_be_told_is_shown(here: World, desk: Client) -> None:
    decision = pending(here, "accept")
    Action.objects.filter(pk=here.action.pk).update(status=Status.WITHDRAWN)
    assert "This action is not being assessed now." in desk.get(PAGE).content.decode()
    answer = desk.post(reverse("assessment:tell"), {"decision": [decision.pk]}, follow=True)
    assert f"{here.action.reference}: This action is not being assessed now." in answer.content.decode()


def test_set_aside_from_the_letter_and_taken_back(here: World, desk: Client) -> None:
    decision = written(here, "accept")
    seen = {"outcome": "accept", "saved_at": decision.saved_at.isoformat(), "later": "1"}
    desk.post(reverse("assessment:letter", args=[here.action.reference]), seen)
    decision.refresh_from_db()
    assert decision.pending_at is not None
    page = reverse("assessment:judgement", args=[here.action.reference])
    assert "Take the decision back" in desk.get(page).content.decode()
    desk.post(reverse("assessment:take_back", args=[here.action.reference]), {"because": "Wait."})
    assert Decision.objects.get().pending_at is None


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_costs_the_same_for_one_and_twelve(
    here: World, desk: Client, number: int, django_assert_max_num_queries: object
) -> None:
    for _one in range(number):
        pending(here, "accept", of=world.action(here.kampala))
    desk.get(PAGE)
    with django_assert_max_num_queries(22):  # type: ignore[operator]
        desk.get(PAGE)


def test_others_are_turned_away(here: World) -> None:
    assert world.client_of(here.lea).get(PAGE).status_code == 403
