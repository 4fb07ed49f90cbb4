"""The pages of anchor cases."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World
from tests.assessment.operations.test_calibrating import anchored

from localaction.actions.lifecycle import Status
from localaction.actions.models import Action
from localaction.assessment.models import Anchor


@pytest.fixture
def desk(here: World) -> Client:
    return world.client_of(here.nadia)


def given(here: World, level: int) -> dict[str, str]:
    return {f"level-{code}": str(level) for code in world.codes(here.action)}


def test_from_the_reference_to_the_comparison(here: World, desk: Client) -> None:
    Action.objects.filter(pk=here.action.pk).update(status=Status.PUBLISHED)
    page = reverse("assessment:anchors")
    answer = desk.post(page, {"reference": here.action.reference})
    desk.post(answer["Location"], given(here, 2) | {"reason-people": "They were asked."})
    anchor = Anchor.objects.get()
    lea = world.client_of(here.lea)
    assert here.action.title in lea.get(reverse("assessment:own_anchors")).content.decode()
    own = reverse("assessment:own_anchor", args=[anchor.pk])
    assert "They were asked." not in lea.get(own).content.decode()
    lea.post(own, given(here, 1))
    assert "They were asked." in lea.get(own).content.decode()
    assert "-1.00" in desk.get(page).content.decode().replace("\N{MINUS SIGN}", "-")


def test_what_is_not_published_is_not_found(here: World, desk: Client) -> None:
    answer = desk.post(reverse("assessment:anchors"), {"reference": here.action.reference})
    assert "There is no published action with this reference." in answer.content.decode()


def test_the_known_levels_are_not_for_assessors(here: World) -> None:
    anchored(here)
    lea = world.client_of(here.lea)
    assert lea.get(reverse("assessment:anchors")).status_code == 403


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_costs_the_same_for_one_and_twelve(
    here: World, desk: Client, number: int, django_assert_max_num_queries: object
) -> None:
    for _one in range(number):
        here.action = world.action(here.kampala)
        anchored(here)
    desk.get(reverse("assessment:anchors"))
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        desk.get(reverse("assessment:anchors"))
