"""A whole call is planned, looked at and given out; rules are kept; words are hidden."""

from __future__ import annotations

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.assessment import operations
from localaction.assessment.models import AssigningRule, Assignment, Distribution, Profile

PLAN = "assessment:distributing"


@pytest.fixture
def readers(here: World) -> World:
    for who in (here.lea, here.jose, here.ada):
        Profile.objects.create(person=who, languages=["fr"])
    return here


def code(here: World) -> str:
    assert here.action.call is not None
    return here.action.call.code


def test_a_call_is_looked_at_before_anybody_is_asked(readers: World) -> None:
    desk = world.client_of(readers.nadia)
    page = desk.get(reverse(PLAN), {"call": code(readers), "how": "balance"})
    text = page.content.decode()
    assert "Make 2 assignments" in text
    assert "Reads " in text
    assert not Assignment.objects.exists()
    given = {"call": code(readers), "how": "balance", "digest": page.context["foreseen"].digest}
    assert desk.post(reverse(PLAN), {**given, "digest": "old"}).status_code == 200
    assert not Distribution.objects.exists()
    answer = desk.post(reverse(PLAN), given)
    made = Distribution.objects.get()
    assert answer.url == reverse("assessment:distribution", args=[made.pk])  # type: ignore[attr-defined]
    assert "Being given out" in desk.get(answer.url).content.decode()  # type: ignore[attr-defined]
    operations.carry_out(number=made.pk)
    assert "Each assessor got one letter" in desk.get(answer.url).content.decode()  # type: ignore[attr-defined]
    assert Assignment.objects.count() == 2


def test_what_nobody_can_read_is_said(here: World) -> None:
    for who in (here.lea, here.jose, here.ada):
        Profile.objects.create(person=who, languages=["en"])
    page = world.client_of(here.nadia).get(reverse(PLAN), {"call": code(here)})
    text = page.content.decode()
    assert "2 places stay free" in text
    assert "Does not read the language of the action." in text
    assert "Make " not in text.replace("Make a plan", "")


def test_one_action_is_assigned_at_once(readers: World) -> None:
    desk = world.client_of(readers.nadia)
    desk.post(reverse("assessment:propose", args=[readers.action.reference]))
    assert Assignment.objects.filter(how="balance").count() == 2


def test_rules_are_kept_changed_and_dropped(here: World) -> None:
    desk = world.client_of(here.nadia)
    page = reverse("assessment:assigning_rules")
    assert desk.post(page, {"name": "French"}).status_code == 422
    desk.post(page, {"name": "French", "languages": ["fr"], "regions": ["002"], "people": [here.lea.pk]})
    made = AssigningRule.objects.get()
    assert "French" in desk.get(page).content.decode()
    one = reverse("assessment:assigning_rule", args=[made.pk])
    assert desk.get(one).status_code == 200
    assert desk.post(page, {"name": "French", "people": [here.lea.pk]}).status_code == 422
    desk.post(one, {"name": "In French", "people": [here.jose.pk]})
    made.refresh_from_db()
    assert (made.name, list(made.people.all())) == ("In French", [here.jose])
    desk.post(reverse("assessment:drop_assigning_rule", args=[made.pk]))
    assert not AssigningRule.objects.exists()


def test_the_secretariat_sees_what_assessors_see_and_hides_more(here: World) -> None:
    call = here.action.call
    assert call is not None
    call.blind = ["governments"]
    call.save()
    desk = world.client_of(here.nadia)
    page = reverse("assessment:as_seen", args=[here.action.reference])
    text = desk.get(page).content.decode()
    assert "[collectivité masquée]" in text  # the mark is in the language of the text
    assert world.CANARY in text
    desk.post(page, {"words": world.CANARY})
    assert world.CANARY not in desk.get(page).content.decode().partition("<form")[0]


@pytest.mark.parametrize("rows", [1, 12])
def test_a_plan_costs_the_same_at_any_length(
    readers: World, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows - 1):
        world.action(readers.kampala)
    desk = world.client_of(readers.nadia)
    with django_assert_num_queries(COST):
        assert desk.get(reverse(PLAN), {"call": code(readers)}).status_code == 200


COST = 21
