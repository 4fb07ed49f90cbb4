"""What the assessments of a call say about fairness: agreement, leniency, and outcomes by group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from localaction.accounts.models import Person
from localaction.accounts.rules import is_secretariat
from localaction.actions.models import Action, Call, Owner, OwnerRole, TextTranslation
from localaction.assessment import fairness, outcomes, scoring
from localaction.assessment.lifecycle import AssignmentStatus, DecisionStatus, Outcome
from localaction.assessment.models import Assignment, Decision, Rubric, Score
from localaction.assessment.rubric import Criterion, criteria_from, weights_of
from localaction.kit.actors import Actor
from localaction.register.bands import income_groups
from localaction.register.regions import regions_of

SIZES = ((20_000, "up_to_20000"), (100_000, "up_to_100000"), (1_000_000, "up_to_1000000"))
LARGEST, UNKNOWN = "above_1000000", "unknown"
DIMENSIONS = ("region", "size", "language", "income", "translated")


@dataclass(frozen=True, slots=True)
class OfCriterion:
    """How far assessors agree on one criterion."""

    criterion: Criterion
    agreement: fairness.Agreement


@dataclass(frozen=True, slots=True)
class OfAssessor:
    """One assessor: how many assessments, how severe, and how far their actions were judged alike."""

    person: Person
    assessments: int
    leniency: fairness.Leniency | None
    agreement: fairness.Agreement


@dataclass(frozen=True, slots=True)
class ByGroup:
    """Outcomes by one trait of actions or their lead governments; `everything` is None with too few to show."""

    dimension: str
    rows: tuple[outcomes.Shown, ...]
    everything: outcomes.Shown | None


@dataclass(frozen=True, slots=True)
class Fairness:
    """Everything on one call. `whole` is the agreement on the weighted score."""

    call: Call
    assessments: int
    whole: fairness.Agreement
    criteria: tuple[OfCriterion, ...]
    assessors: tuple[OfAssessor, ...]
    outcomes: tuple[ByGroup, ...]


def calls_judged(actor: Actor) -> list[Call]:
    """The calls in which assessments are in, for the secretariat."""
    if not is_secretariat(actor):
        return []
    judged = Assignment.objects.filter(status=AssignmentStatus.DONE).values("action__call")
    return list(Call.objects.filter(pk__in=judged))


def fairness_of(actor: Actor, code: str) -> Fairness:
    """The fairness of one call, for the secretariat, in a fixed number of queries. Raises Call.DoesNotExist."""
    if not is_secretariat(actor):
        raise Call.DoesNotExist(code)
    call = Call.objects.get(code=code)
    given = list(
        Assignment.objects.filter(action__call=call, status=AssignmentStatus.DONE).only(
            "action_id", "round", "assessor_id", "rubric_id"
        )
    )
    levels = _levels(call)
    rubrics = Rubric.objects.in_bulk({one.rubric_id for one in given})
    criteria = {pk: criteria_from(one.criteria) for pk, one in rubrics.items()}
    units = _units(given, lambda one: _weighted(levels[one.pk], criteria[one.rubric_id]))
    newest = criteria[max(criteria)] if criteria else ()
    return Fairness(
        call=call,
        assessments=len(given),
        whole=fairness.agreement(units, "interval"),
        criteria=tuple(
            OfCriterion(one, fairness.agreement(_units(given, _level_of(levels, one.code)), "ordinal"))
            for one in newest
        ),
        assessors=_assessors(units),
        outcomes=_outcomes(call),
    )


def _levels(call: Call) -> Mapping[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Score.objects.filter(
        assignment__action__call=call, assignment__status=AssignmentStatus.DONE, level__isnull=False
    )
    for assignment, criterion, level in rows.order_by().values_list("assignment_id", "criterion", "level"):
        if level is not None:
            found[assignment][criterion] = level
    return found


def _weighted(levels: Mapping[str, int], criteria: tuple[Criterion, ...]) -> float | None:
    weights = weights_of(criteria)
    return scoring.weighted(levels, weights) if weights.keys() <= levels.keys() else None


def _level_of(levels: Mapping[int, dict[str, int]], code: str) -> Callable[[Assignment], float | None]:
    return lambda one: levels[one.pk].get(code)


def _units(given: list[Assignment], value: Callable[[Assignment], float | None]) -> list[dict[int, float]]:
    """One unit an action and round, with what each assessor gave it."""
    units: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    for one in given:
        found = value(one)
        if found is not None:
            units[one.action_id, one.round][one.assessor_id] = found
    return list(units.values())


def _assessors(units: list[dict[int, float]]) -> tuple[OfAssessor, ...]:
    """Everybody who assessed, the most severe first, those who shared nothing last."""
    lenient = {one.assessor: one for one in fairness.leniencies(units)}
    people = Person.objects.in_bulk({person for unit in units for person in unit})
    found = [
        OfAssessor(
            person,
            sum(1 for unit in units if pk in unit),
            lenient.get(pk),
            fairness.agreement([unit for unit in units if pk in unit], "interval"),
        )
        for pk, person in people.items()
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (one.leniency is None, one.leniency.points if one.leniency else 0, one.person.pk),
        )
    )


# --- outcomes


def _outcomes(call: Call) -> tuple[ByGroup, ...]:
    """Final decisions by traits of the action and its lead government, small numbers kept back."""
    decided = list(
        Decision.objects.filter(action__call=call, status=DecisionStatus.FINAL)
        .order_by()
        .values_list("action_id", "outcome")
    )
    actions = {action for action, _outcome in decided}
    traits = _traits(actions)
    found = []
    for dimension in DIMENSIONS:
        counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for action, outcome in decided:
            counts[traits[action][dimension]][outcome] += 1
        rows, everything = outcomes.table(counts, Outcome.values)
        found.append(ByGroup(dimension, tuple(rows), everything))
    return tuple(found)


def _traits(actions: set[int]) -> dict[int, dict[str, str]]:
    languages = dict(Action.objects.filter(pk__in=actions).values_list("pk", "language"))
    translated = set(TextTranslation.objects.filter(action__in=actions).values_list("action_id", flat=True))
    leads = Owner.objects.filter(action__in=actions, role=OwnerRole.LEAD).values_list(
        "action_id", "government__country", "government__population"
    )
    known = {action: (country or "", population) for action, country, population in leads}
    incomes = income_groups()
    return {
        action: {
            "region": next(iter(regions_of(known.get(action, ("", None))[0])), UNKNOWN),
            "size": size_of(known.get(action, ("", None))[1]),
            "language": language,
            "income": incomes.get(known.get(action, ("", None))[0], UNKNOWN),
            "translated": "yes" if action in translated else "no",
        }
        for action, language in languages.items()
    }


def size_of(population: int | None) -> str:
    """The band of a population: up to 20,000, 100,000, 1,000,000, above, or unknown."""
    if population is None:
        return UNKNOWN
    return next((band for most, band in SIZES if population <= most), LARGEST)
