"""The meeting: what stands on its agenda, who leaves the room, what is settled and stays."""

from dataclasses import replace
from datetime import date

import pytest
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.actions.models import Action
from localaction.assessment import operations, queries
from localaction.assessment.models import AgendaItem, Meeting
from localaction.kit import trail
from localaction.kit.answers import Refused

DAY = date(2026, 11, 30)


def assessed(here: World, *levels: int, advice: str = "accept", of: Action | None = None) -> Action:
    action = of or world.action(here.kampala)
    sheets = [world.sheet(action, level) for level in levels]
    sheets[-1] = replace(sheets[-1], recommendation=advice)
    world.assessed(here.nadia, action, [here.lea, here.jose], sheets)
    return action


def called(here: World) -> Meeting:
    assert here.action.call is not None
    return operations.call_meeting(actor=world.actor(here.nadia), call=here.action.call, held_on=DAY)


def settle(here: World, item: AgendaItem) -> AgendaItem:
    levels = dict.fromkeys(world.codes(item.action), 2)
    return operations.settle_item(
        actor=world.actor(here.nadia), item=item, levels=levels, text="We agreed.", note="A long talk."
    )


def test_what_is_furthest_apart_comes_first(here: World) -> None:
    agreeing = assessed(here, 3, 3)
    advised = assessed(here, 3, 3, advice="decline")
    apart = assessed(here, 1, 4)
    near = assessed(here, 2, 3)
    world.assessed(here.nadia, here.action, [here.lea], [world.sheet(here.action)])
    found = list(queries.agenda_of(called(here)))
    assert [one.action for one in found] == [apart, near, advised, agreeing]
    assert [one.position for one in found] == [1, 2, 3, 4]


def test_a_call_says_how_many_assessments_a_meeting_needs(here: World) -> None:
    three = assessed(here, 1, 4)
    assert three.call is not None
    three.call.assessors_needed = 3
    three.call.save()
    assert queries.due_for_meeting(three.call) == []
    three.call.assessors_needed = 1
    three.call.save()
    world.assessed(here.nadia, here.action, [here.lea], [world.sheet(here.action)])
    assert [due.action for due in queries.due_for_meeting(three.call)] == [three, here.action]


def test_settling_writes_the_common_levels_and_who_had_left(here: World) -> None:
    action = assessed(here, 1, 4)
    meeting = called(here)
    world.member(here.omar, here.kampala, role="viewer")
    operations.write_minutes(
        actor=world.actor(here.nadia),
        meeting=meeting,
        present=[here.nadia.pk, here.omar.pk],
        guests="",
        minutes="",
    )
    item = settle(here, queries.agenda_of(meeting)[0])
    assert queries.judgement_of(action).consensus is not None
    assert [one.pk for one in item.left.all()] == [here.omar.pk]
    assert item.settled_at is not None


def test_whoever_is_tied_neither_hears_nor_settles(here: World) -> None:
    assessed(here, 1, 4)
    item = queries.agenda_of(called(here))[0]
    world.member(here.nadia, here.kampala, role="viewer")
    with pytest.raises(Refused):
        settle(here, item)
    assert queries.must_leave(world.actor(here.nadia), item.action)
    assert not queries.must_leave(world.actor(here.omar), item.action)


def test_what_comes_later_is_added_once(here: World) -> None:
    assessed(here, 1, 4)
    meeting = called(here)
    late = assessed(here, 2, 2)
    nadia = world.actor(here.nadia)
    added = [operations.fill_agenda(actor=nadia, meeting=meeting) for _twice in range(2)]
    assert added == [1, 0]
    assert queries.agenda_of(meeting)[1].action == late


def test_an_item_moves(here: World) -> None:
    first, second = assessed(here, 1, 4), assessed(here, 2, 2)
    meeting = called(here)
    operations.move_item(actor=world.actor(here.nadia), item=queries.agenda_of(meeting)[1], to=1)
    assert [one.action for one in queries.agenda_of(meeting)] == [second, first]


def test_a_closed_meeting_stays_as_it_is(here: World) -> None:
    assessed(here, 1, 4)
    meeting, nadia = called(here), world.actor(here.nadia)
    with pytest.raises(Refused):
        operations.close_meeting(actor=nadia, meeting=meeting)
    operations.write_minutes(
        actor=nadia, meeting=meeting, present=[here.nadia.pk], guests="Ana", minutes="Short."
    )
    operations.close_meeting(actor=nadia, meeting=meeting)
    with pytest.raises(Refused):
        settle(here, queries.agenda_of(meeting)[0])
    with pytest.raises(Refused):
        operations.write_minutes(actor=nadia, meeting=meeting, present=[], guests="", minutes="")
    assert [one.verb for one in trail.history_of(meeting)] == [
        "meeting.called",
        "meeting.attended",
        "meeting.closed",
    ]
