"""What ties are computed from: each planted one is found, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.actions.models import Partner
from localaction.assessment import conflicts, operations, queries
from localaction.assessment.models import Profile
from localaction.governments.models import NetworkMembership, Organisation, Twinning
from localaction.kit import trail


def _own_government(here: World) -> None:
    Profile.objects.create(person=here.lea).governments.add(here.kampala)


def _partner(here: World) -> None:
    Partner.objects.create(action=here.action, name="IOM Uganda")


def _own_country(here: World) -> None:
    Profile.objects.create(person=here.lea, countries=["UG"])


def _network(here: World) -> None:
    network = Organisation.objects.create(slug="net", name="Net", folded="net", kind="network")
    NetworkMembership.objects.create(government=here.kampala, organisation=network)
    Profile.objects.create(person=here.lea).networks.add(network)


def _twin(here: World) -> None:
    nantes = world.government("Nantes", country="FR")
    Twinning.objects.create(government=here.kampala, twin=nantes)
    world.member(here.lea, nantes)


def _contact(here: World) -> None:
    trail.record(world.actor(here.lea), "action.handed_back", here.action)


def _contact_with_the_government(here: World) -> None:
    trail.record(world.actor(here.lea), "government.verified", here.kampala)


def _declared(here: World) -> None:
    other = world.action(here.kampala)
    given = operations.assign(actor=world.actor(here.nadia), action=other, assessor=here.lea)
    operations.declare_conflict(actor=world.actor(here.lea), assignment=given, kind="own_country")


@pytest.mark.parametrize(
    ("plant", "tie"),
    [
        (_own_government, "own_government"),
        (_partner, "partner"),
        (_own_country, "own_country"),
        (_network, "network"),
        (_twin, "twin"),
        (_contact, "contact"),
        (_contact_with_the_government, "contact"),
        (_declared, "declared"),
    ],
)
def test_a_planted_tie_is_found(here: World, plant: Callable[[World], None], tie: conflicts.Tie) -> None:
    assert queries.ties_of(here.lea, here.action) == ()
    plant(here)
    assert queries.ties_of(here.lea, here.action) == (tie,)
    assert queries.ties_of(here.jose, here.action) == ()


def test_somebody_who_advised_against_it_is_known_in_the_next_round(here: World) -> None:
    given = world.sheet(here.action, 1)
    against = type(given)(given.entries, "decline", "No.", "", "en")
    world.assessed(here.nadia, here.action, [here.lea, here.jose], [against, world.sheet(here.action)])
    assert queries.ties_of(here.lea, here.action) == ("advised_against",)
    assert queries.ties_of(here.jose, here.action) == ()


@pytest.mark.parametrize("rows", [1, 12])
def test_facts_cost_the_same_for_any_number(
    here: World, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    actions = [world.action(here.kampala) for _ in range(rows)]
    people = [world.person(f"Reader {number}", role="assessor") for number in range(rows)]
    for who in people:
        world.member(who, here.kampala)
        trail.record(world.actor(who), "action.handed_back", here.action)
    with django_assert_num_queries(COST):
        queries.facts_of_actions(actions)
        queries.facts_of_assessors(people)


COST = 12
