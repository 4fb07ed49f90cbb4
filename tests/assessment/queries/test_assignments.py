"""What an assessor gets to see, and when."""

import dataclasses

import pytest
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.assessment import operations, queries
from localaction.assessment.models import Assignment
from localaction.kit.answers import Refused


@pytest.fixture
def assigned(here: World) -> Assignment:
    return operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)


def test_the_door_shows_whose_it_is_and_nothing_of_the_text(here: World, assigned: Assignment) -> None:
    door = queries.door_of(assigned, "fr")
    assert [(one.name, one.country) for one in door.owners] == [("Kampala", "Ouganda")]
    assert door.partners == ("Association Savoir",)
    assert world.CANARY not in str(dataclasses.asdict(door))


def test_the_reading_is_refused_before_the_declaration(here: World, assigned: Assignment) -> None:
    with pytest.raises(Refused):
        queries.reading_for(world.actor(here.lea), assigned)


@pytest.mark.parametrize("who", ["jose", "nadia", "amina"])
def test_the_reading_is_for_its_assessor_only(here: World, assigned: Assignment, who: str) -> None:
    operations.declare_no_conflict(actor=world.actor(here.lea), assignment=assigned)
    with pytest.raises(Refused):
        queries.reading_for(world.actor(getattr(here, who)), assigned)


def test_the_reading_tells_everything_in_the_order_of_the_draft(here: World, assigned: Assignment) -> None:
    operations.declare_no_conflict(actor=world.actor(here.lea), assignment=assigned)
    reading = queries.reading_for(world.actor(here.lea), assigned)
    assert [section.slug for section in reading.sections] == [
        "essentials", "where-and-when", "challenge", "what-is-done", "people", "results", "lessons",
        "partners-and-money", "transferability", "alignment-reasons",
    ]  # fmt: skip
    assert str(reading).count(world.CANARY) == 10
    told = {str(one.label): one.rows for section in reading.sections for one in section.told}
    [partner] = told["Who are your partners?"]
    assert [line.text for line in partner] == ["Association Savoir", f"{world.CANARY} role"]


def test_assignments_are_one_s_own(here: World, assigned: Assignment) -> None:
    assert list(queries.assignments_for(world.actor(here.lea))) == [assigned]
    assert list(queries.assignments_for(world.actor(here.jose))) == []
    with pytest.raises(Assignment.DoesNotExist):
        queries.assignment_for(world.actor(here.jose), assigned.pk)


def test_a_sheet_has_a_row_for_every_criterion(here: World, assigned: Assignment) -> None:
    assert [row.criterion.code for row in queries.sheet_of(assigned)] == world.codes(here.action)
    assert {row.level for row in queries.sheet_of(assigned)} == {None}


def test_what_was_given_back_waits_no_longer(here: World, assigned: Assignment) -> None:
    me = world.actor(here.lea)
    assert list(queries.at_work_for(me)) == [assigned]
    operations.abstain(actor=me, assignment=assigned)
    assert list(queries.at_work_for(me)) == []
    assert list(queries.past_for(me)) == [assigned]
