"""What a call's assessments say about fairness, from the database."""

from django.utils import timezone
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.actions.lifecycle import Status
from localaction.assessment import queries
from localaction.assessment.models import Decision


def judged(here: World) -> str:
    """Three assessors who share eight actions in pairs; Ada gives two levels less than the others."""
    pairs = ((here.lea, here.jose), (here.lea, here.ada), (here.jose, here.ada))
    for number in range(9):
        action = world.action(here.kampala)
        readers = list(pairs[number % 3])
        level = 3 + number // 3 % 2
        sheets = [world.sheet(action, level - 2 if who == here.ada else level) for who in readers]
        world.assessed(here.nadia, action, readers, sheets)
        Decision.objects.create(
            action=action, status="final", outcome="accept", decided_at=timezone.now(), message="."
        )
    assert here.action.call is not None
    return here.action.call.code


def test_the_severe_one_is_found_from_the_records(here: World) -> None:
    found = queries.fairness_of(world.actor(here.nadia), judged(here))
    assert found.assessments == 18
    assert found.whole.units == 9
    assert found.assessors[0].person == here.ada
    first = found.assessors[0].leniency
    assert first is not None
    assert first.is_severe
    assert round(first.points) == -50
    assert len(found.criteria) == len(world.codes(here.action))


def test_outcomes_are_shown_by_each_trait(here: World) -> None:
    found = queries.fairness_of(world.actor(here.nadia), judged(here))
    shown = {one.dimension: [(row.group, row.total) for row in one.rows] for one in found.outcomes}
    assert shown == {
        "region": [("002", 9)],
        "size": [("unknown", 9)],
        "language": [("fr", 9)],
        "income": [("low", 9)],
        "translated": [("no", 9)],
    }


def test_every_country_has_one_income_group() -> None:
    groups = queries.income_groups()
    assert len(groups) == 217
    assert (groups["UG"], groups["IN"], groups["BR"], groups["DE"]) == (
        "low",
        "lower_middle",
        "upper_middle",
        "high",
    )


def test_bands_of_population() -> None:
    assert [queries.size_of(one) for one in (None, 20_000, 20_001, 1_000_000, 1_000_001)] == [
        "unknown",
        "up_to_20000",
        "up_to_100000",
        "up_to_1000000",
        "above_1000000",
    ]


def test_what_is_not_done_does_not_count(here: World) -> None:
    world.assessed(here.nadia, here.action, [here.lea], [world.sheet(here.action)])
    assert here.action.status == Status.ASSESSING
    assert here.action.call is not None
    found = queries.fairness_of(world.actor(here.nadia), here.action.call.code)
    assert (found.assessments, found.whole.alpha, found.assessors[0].leniency) == (1, None, None)
