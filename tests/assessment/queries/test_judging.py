"""What the secretariat weighs."""

import pytest
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.actions.models import Action, Partner
from localaction.assessment import operations, queries


def test_both_assessments_stand_side_by_side(here: World) -> None:
    sheets = [world.sheet(here.action, 3), world.sheet(here.action, 3, people=0, results=4)]
    world.assessed(here.nadia, here.action, [here.lea, here.jose], sheets)
    found = queries.judgement_for(world.actor(here.nadia), here.action.reference)
    assert found.is_complete
    assert list(found.scores.values()) == [75.0, 65.0]
    assert [row.criterion.code for row in found.rows if row.is_far_apart] == ["people"]
    assert {row.criterion.code for row in found.rows if row.agreed is None} == {"people", "results"}
    assert found.agreement == pytest.approx(80)


@pytest.mark.parametrize("who", ["lea", "amina"])
def test_only_the_secretariat_sees_it(here: World, who: str) -> None:
    with pytest.raises(Action.DoesNotExist):
        queries.judgement_for(world.actor(getattr(here, who)), here.action.reference)


def test_unfinished_scores_are_not_compared(here: World) -> None:
    world.assessed(here.nadia, here.action, [here.lea], [world.sheet(here.action)])
    assignment = operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.jose)
    operations.declare_no_conflict(actor=world.actor(here.jose), assignment=assignment)
    operations.save_assessment(
        actor=world.actor(here.jose), assignment=assignment, sheet=world.sheet(here.action, 0)
    )
    found = queries.judgement_for(world.actor(here.nadia), here.action.reference)
    assert not found.is_complete
    assert found.agreement is None
    assert {len(row.given) for row in found.rows} == {1}


def test_candidates_without_a_tie_come_first(here: World) -> None:
    world.member(here.ada, world.government("Entebbe"))
    world.member(here.jose, here.kampala)
    Partner.objects.create(action=here.action, name="IOM Uganda")
    found = queries.candidates(here.action, 1)
    assert [(one.person.name, one.ties, one.is_barred) for one in found] == [
        ("Ada Obi", ("own_country",), False),
        ("Lea Martin", ("partner",), True),
        ("Jose Silva", ("own_government", "own_country"), True),
    ]


def test_reasons_begin_with_what_was_written_in_the_language_of_the_action(here: World) -> None:
    french = world.sheet(here.action)
    sheets = [type(french)(french.entries, "accept", "Bien.", "", "fr"), french]
    world.assessed(here.nadia, here.action, [here.lea, here.jose], sheets)
    found = queries.judgement_for(world.actor(here.nadia), here.action.reference)
    assert queries.proposed_reasons(found)["people"] == "Because of people."


def test_a_decision_is_read_by_the_team_once_it_was_told(here: World) -> None:
    world.assessed(here.nadia, here.action, [here.lea, here.jose], [world.sheet(here.action)] * 2)
    secretary = world.actor(here.nadia)
    levels = dict.fromkeys(world.codes(here.action), 3)
    operations.agree(actor=secretary, action=here.action, levels=levels, text="", language="en")
    decision = operations.prepare_decision(
        actor=secretary, action=here.action, outcome="accept", message="", reasons={}, language="fr"
    )
    mine = world.actor(here.amina)
    with pytest.raises(type(decision).DoesNotExist):
        queries.decision_for(mine, here.action.reference)
    operations.accept(actor=secretary, decision=decision)
    assert queries.decision_for(mine, here.action.reference) == decision
    with pytest.raises(type(decision).DoesNotExist):
        queries.decision_for(world.actor(here.lea), here.action.reference)
