"""Plans from real records: whom a rule names, who reads what, who is kept out and why."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.actions.models import Action, Call
from localaction.assessment import operations, queries
from localaction.assessment.models import AssigningRule, Profile
from localaction.assessment.queries.planning import meets


@pytest.fixture
def profiles(here: World) -> None:
    """Léa and José read French, Ada does not; Léa knows East Africa."""
    Profile.objects.create(person=here.lea, languages=["fr"], regions=["014"])
    Profile.objects.create(person=here.jose, languages=["fr", "pt"])
    Profile.objects.create(person=here.ada, languages=["en"])


def rule(people: list[object], **wanted: list[str]) -> AssigningRule:
    made = AssigningRule.objects.create(name=f"Rule {wanted}", **wanted)
    made.people.set(people)  # type: ignore[arg-type]
    return made


@pytest.mark.usefixtures("profiles")
def test_a_plan_says_why_each_was_chosen_and_why_not_the_others(here: World) -> None:
    foreseen = queries.plan_for(here.action.call, "balance")
    row = foreseen.row(foreseen.actions[0])
    assert [one.person.name for one in row.chosen] == ["Lea Martin", "Jose Silva"]
    assert [reason["code"] for reason in row.chosen[0].because] == ["language", "region", "load"]
    assert [(one.person.name, one.why) for one in row.left] == [("Ada Obi", "language")]


@pytest.mark.usefixtures("profiles")
def test_nobody_with_a_tie_is_ever_planned(here: World) -> None:
    Profile.objects.filter(person=here.lea).update(countries=["UG"])
    foreseen = queries.plan_for(here.action.call, "balance")
    row = foreseen.row(foreseen.actions[0])
    assert [one.person.name for one in row.chosen] == ["Jose Silva"]
    assert row.unfilled == 1
    assert [(one.why, one.ties) for one in row.left if one.person == here.lea] == [("tie", ("own_country",))]


@pytest.mark.usefixtures("profiles")
def test_the_first_rule_that_an_action_meets_counts(here: World) -> None:
    rule([here.ada], languages=["ar"])
    first = rule([here.jose], regions=["002"])
    rule([here.lea], languages=["fr"])
    foreseen = queries.plan_for(here.action.call, "rule")
    row = foreseen.row(foreseen.actions[0])
    assert [(one.person, one.how) for one in row.chosen] == [(here.jose, "rule")]
    assert row.chosen[0].because[0] == {"code": "rule", "said": first.name}
    assert {one.why for one in row.left} == {"rule"}


def test_without_a_rule_a_plan_by_rules_is_empty(here: World) -> None:
    assert queries.plan_for(here.action.call, "rule").pairs == []


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, True),
        ({"languages": ["fr"]}, True),
        ({"languages": ["en"]}, False),
        ({"regions": ["002"], "kinds": ["practice"]}, True),
        ({"regions": ["002"], "kinds": ["commitment"]}, False),
        ({"countries": ["UG"]}, True),
        ({"topics": ["themes:housing"]}, False),
    ],
)
def test_what_meets_a_rule(here: World, wanted: dict[str, list[str]], expected: bool) -> None:
    assert meets(here.action, AssigningRule(name="x", **wanted)) is expected


def test_only_free_places_are_filled_and_nobody_is_asked_twice(here: World) -> None:
    operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)
    Profile.objects.create(person=here.lea, languages=["fr"])
    Profile.objects.create(person=here.jose, languages=["fr"])
    foreseen = queries.plan_for(here.action.call, "balance")
    assert foreseen.pairs == [(here.action.pk, here.jose.pk)]


def test_a_call_can_ask_for_three(here: World) -> None:
    call = here.action.call
    assert call is not None
    call.assessors_needed = 3
    call.save()
    for who in (here.lea, here.jose, here.ada):
        Profile.objects.create(person=who, languages=["fr"])
    assert len(queries.plan_for(call, "balance").pairs) == 3


@pytest.mark.parametrize("rows", [1, 12])
def test_a_plan_costs_the_same_for_any_number(
    here: World, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Action.objects.all().delete()
    for _ in range(rows):
        world.action(here.kampala)
        Profile.objects.create(person=world.person(f"Reader {_}", role="assessor"), languages=["fr"])
    rule([here.lea], languages=["fr"])
    with django_assert_num_queries(COST):
        foreseen = queries.plan_for(Call.objects.get(closes_on=None), "balance")
        assert len([foreseen.row(action) for action in foreseen.actions]) == rows


COST = 18
