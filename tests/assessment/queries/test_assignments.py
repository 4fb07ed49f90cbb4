"""What an assessor gets to see, and when."""

import pytest
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.assessment import operations, queries
from localaction.assessment.models import Assignment


@pytest.fixture
def assigned(here: World) -> Assignment:
    return operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)


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
