"""Anchor cases: published actions with known levels, scored once by everybody who is not tied to them."""

import pytest
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.actions.lifecycle import Status
from localaction.actions.models import Action
from localaction.assessment import operations, queries
from localaction.assessment.models import Anchor
from localaction.kit import trail
from localaction.kit.answers import Refused


def anchored(here: World, level: int = 2) -> Anchor:
    Action.objects.filter(pk=here.action.pk).update(status=Status.PUBLISHED)
    here.action.refresh_from_db()
    assert here.action.call is not None
    return operations.set_anchor(
        actor=world.actor(here.nadia),
        call=here.action.call,
        action=here.action,
        levels=dict.fromkeys(world.codes(here.action), level),
        reasons={"people": "They were asked."},
        language="en",
    )


def scored(here: World, anchor: Anchor, who: str, level: int) -> None:
    levels = dict.fromkeys(world.codes(here.action), level)
    operations.score_anchor(actor=world.actor(getattr(here, who)), anchor=anchor, levels=levels)


def test_how_far_each_is_from_the_known_levels(here: World) -> None:
    anchor = anchored(here)
    scored(here, anchor, "lea", 1)
    scored(here, anchor, "jose", 2)
    found = queries.deviations(anchor.call.code)
    assert [(one.person, one.sheets, one.mean, one.distance) for one in found] == [
        (here.lea, 1, -1.0, 1.0),
        (here.jose, 1, 0.0, 0.0),
        (here.ada, 0, None, None),
    ]
    assert [one.verb for one in trail.history_of(anchor)] == ["anchor.set", "anchor.scored", "anchor.scored"]


def test_it_is_scored_once_and_then_stands(here: World) -> None:
    anchor = anchored(here)
    scored(here, anchor, "lea", 1)
    with pytest.raises(Refused):
        scored(here, anchor, "lea", 2)
    with pytest.raises(Refused):
        anchored(here, level=3)
    with pytest.raises(Refused):
        operations.remove_anchor(actor=world.actor(here.nadia), anchor=anchor)


def test_only_what_is_public_can_be_an_anchor_case(here: World) -> None:
    assert here.action.call is not None
    with pytest.raises(Refused):
        operations.set_anchor(
            actor=world.actor(here.nadia),
            call=here.action.call,
            action=here.action,
            levels=dict.fromkeys(world.codes(here.action), 2),
            reasons={},
            language="en",
        )


def test_whoever_is_tied_to_it_leaves_it_out(here: World) -> None:
    anchor = anchored(here)
    world.member(here.lea, here.kampala, role="viewer")
    with pytest.raises(Refused):
        scored(here, anchor, "lea", 1)


def test_every_criterion_needs_its_level(here: World) -> None:
    anchor = anchored(here)
    for levels in ({"people": 2}, dict.fromkeys(world.codes(here.action), 7)):
        with pytest.raises(Refused):
            operations.score_anchor(actor=world.actor(here.lea), anchor=anchor, levels=levels)


def test_one_that_nobody_scored_can_be_taken_away(here: World) -> None:
    operations.remove_anchor(actor=world.actor(here.nadia), anchor=anchored(here))
    assert not Anchor.objects.exists()
