"""What the secretariat weighs: who could read, what both assessments say side by side, where a decision stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise

from localaction.accounts import queries as accounts
from localaction.accounts.models import Person
from localaction.accounts.rules import is_secretariat
from localaction.actions.lifecycle import Status
from localaction.actions.models import Action
from localaction.actions.queries import action_for
from localaction.assessment import conflicts, scoring
from localaction.assessment.lifecycle import AT_WORK, LIVE, AssignmentStatus, DecisionStatus, Outcome
from localaction.assessment.models import Assignment, Consensus, Decision, HiddenWords
from localaction.assessment.queries.assignments import SheetRow, levels_of, rubric_for, sheet_of
from localaction.assessment.queries.facts import facts_of_actions, facts_of_assessors
from localaction.assessment.rubric import Criterion, criteria_from, weights_of
from localaction.governments.lifecycle import MembershipStatus
from localaction.governments.models import Membership
from localaction.kit.actors import Actor

NEEDED = 2
UNDECIDED = (Status.SUBMITTED, Status.HANDED_BACK, Status.ASSESSING)


def current_round(action: Action) -> int:
    """The number of the round the action is in: a final decision ends a round."""
    return 1 + action.decisions.filter(status=DecisionStatus.FINAL).exclude(outcome=Outcome.ACCEPT).count()


def assignments_of(action: Action, number: int) -> list[Assignment]:
    """Everybody who was asked in a round, with their scores and declarations, in the order they were asked."""
    return list(
        action.assignments.filter(round=number)
        .select_related("assessor", "rubric")
        .prefetch_related("scores", "declarations")
    )


def done(assignments: Iterable[Assignment]) -> list[Assignment]:
    """Those that were submitted."""
    return [one for one in assignments if one.status == AssignmentStatus.DONE]


def needed_for(action: Action) -> int:
    """How many assessors its call asks for."""
    return action.call.assessors_needed if action.call else NEEDED


def is_complete(assignments: Iterable[Assignment], needed: int) -> bool:
    """Whether enough assessments are in and nobody is still at work."""
    known = list(assignments)
    return len(done(known)) >= needed and not any(one.status in AT_WORK for one in known)


def places_free(assignments: Iterable[Assignment], needed: int) -> int:
    """How many assessors are still missing."""
    return max(0, needed - sum(1 for one in assignments if one.status in LIVE))


def hidden_words_of_no_use() -> QuerySet[HiddenWords]:
    """Words that were hidden from assessors of actions that nobody assesses any more, nor will in this call."""
    return HiddenWords.objects.exclude(action__status__in=UNDECIDED)


# --- who could read


@dataclass(frozen=True, slots=True)
class Candidate:
    """An assessor who could be asked: what already waits for them, and what ties them to the action."""

    person: Person
    at_work: int
    ties: tuple[conflicts.Tie, ...]
    was_asked: bool

    @property
    def is_barred(self) -> bool:
        """Whether they cannot be asked."""
        return self.was_asked or conflicts.is_barred(self.ties)

    @property
    def reasons(self) -> list[tuple[Promise, bool]]:
        """Each tie in a sentence, and whether it bars."""
        return [(conflicts.SENTENCES[tie], conflicts.EFFECTS[tie] == "bars") for tie in self.ties]


def candidates(action: Action, number: int) -> list[Candidate]:
    """Every assessor, those without a tie and with the least work first, in a fixed number of queries."""
    people = list(
        accounts.assessors().annotate(
            at_work=Count(
                "assignments",
                filter=Q(assignments__status__in=AT_WORK, assignments__action__status=Status.ASSESSING),
            )
        )
    )
    asked = set(action.assignments.filter(round=number).values_list("assessor_id", flat=True))
    about = facts_of_actions([action])[action.pk]
    known = facts_of_assessors(people)
    found = [
        Candidate(one, one.at_work, conflicts.ties(known[one.pk], about), one.pk in asked) for one in people
    ]
    return sorted(found, key=lambda one: (one.is_barred, len(one.ties), one.at_work, str(one.person)))


def has_stake(actor: Actor, action: Action) -> bool:
    """Whether the actor is on the team of one of the action's governments."""
    governments = action.owners.filter(government__isnull=False).values("government_id")
    return (
        actor.person_id is not None
        and Membership.objects.filter(
            person_id=actor.person_id, status=MembershipStatus.ACTIVE, government__in=governments
        ).exists()
    )


# --- both assessments side by side


@dataclass(frozen=True, slots=True)
class Given:
    """What one assessor gave on one criterion."""

    assignment: Assignment
    row: SheetRow


@dataclass(frozen=True, slots=True)
class CriterionView:
    """One criterion as all who are done see it. `agreed` is the common level, if there is one."""

    criterion: Criterion
    given: tuple[Given, ...]
    gap: int
    is_far_apart: bool
    agreed: int | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Everything on one round of one action. `scores` are 0 to 100 by assignment; `agreement` is 0 to 100 or None."""

    action: Action
    round: int
    criteria: tuple[Criterion, ...]
    assignments: tuple[Assignment, ...]
    scores: dict[int, float]
    rows: tuple[CriterionView, ...]
    agreement: float | None
    consensus: Consensus | None
    common_score: float | None
    decision: Decision | None
    earlier: tuple[Decision, ...]

    @property
    def is_complete(self) -> bool:
        """Whether enough assessments are in."""
        return is_complete(self.assignments, needed_for(self.action))

    @property
    def places_free(self) -> int:
        """How many assessors are still missing."""
        return places_free(self.assignments, needed_for(self.action))


def judgement_for(actor: Actor, reference: str) -> Judgement:
    """One action in its newest round, for the secretariat. Raises Action.DoesNotExist for everybody else."""
    if not is_secretariat(actor):
        raise Action.DoesNotExist(reference)
    return judgement_of(action_for(actor, reference))


def judgement_of(action: Action) -> Judgement:
    """The newest round of an action: the current one, or that of the decision which accepted or declined it."""
    decisions = list(action.decisions.select_related("decided_by", "announced_by"))
    ended = action.status not in (Status.SUBMITTED, Status.ASSESSING) and bool(decisions)
    number = decisions[-1].round if ended else current_round(action)
    assignments = assignments_of(action, number)
    rubric = assignments[0].rubric if assignments else rubric_for(action)
    criteria = criteria_from(rubric.criteria)
    weights = weights_of(criteria)
    in_hand = done(assignments)
    levels = {one.pk: levels_of(one) for one in in_hand}
    consensus = action.consensuses.filter(round=number).select_related("by").first()
    return Judgement(
        action=action,
        round=number,
        criteria=criteria,
        assignments=tuple(assignments),
        scores={key: scoring.weighted(given, weights) for key, given in levels.items()},
        rows=_side_by_side(criteria, in_hand, levels),
        agreement=100 * scoring.common_agreement(list(levels.values()), weights) if len(levels) > 1 else None,
        consensus=consensus,
        common_score=scoring.weighted(consensus.levels, weights) if consensus else None,
        decision=next((one for one in decisions if one.round == number), None),
        earlier=tuple(one for one in decisions if one.round != number),
    )


def _side_by_side(
    criteria: Sequence[Criterion], in_hand: Sequence[Assignment], levels: dict[int, dict[str, int]]
) -> tuple[CriterionView, ...]:
    sheets = {one.pk: {row.criterion.code: row for row in sheet_of(one)} for one in in_hand}
    compared = scoring.compare([levels[one.pk] for one in in_hand], [one.code for one in criteria])
    return tuple(
        CriterionView(
            criterion=criterion,
            given=tuple(Given(one, sheets[one.pk][criterion.code]) for one in in_hand),
            gap=found.gap,
            is_far_apart=found.is_far_apart,
            agreed=found.agreed,
        )
        for criterion, found in zip(criteria, compared, strict=True)
    )


def proposed_reasons(found: Judgement) -> dict[str, str]:
    """What the assessors wrote to the government in the language of the action: a first draft of the reasons."""
    return {
        row.criterion.code: "\n\n".join(
            given.row.to_submitter
            for given in row.given
            if given.row.to_submitter and given.assignment.language == found.action.language
        )
        for row in found.rows
    }


def colleagues_of(assignment: Assignment) -> list[Given]:
    """What the others gave who are done with the same action in the same round, criterion by criterion."""
    others = [
        one for one in done(assignments_of(assignment.action, assignment.round)) if one.pk != assignment.pk
    ]
    return [Given(one, row) for one in others for row in sheet_of(one)]


# --- the government's side of a decision


def decision_for(actor: Actor, reference: str) -> Decision:
    """The newest announced or final decision on an action the actor may read. Raises Decision.DoesNotExist."""
    try:
        action = action_for(actor, reference)
    except Action.DoesNotExist as error:
        raise Decision.DoesNotExist(reference) from error
    told = action.decisions.exclude(status=DecisionStatus.DRAFT).order_by("-round")
    decision = told.first()
    if decision is None:
        raise Decision.DoesNotExist(reference)
    return decision


def criteria_of(decision: Decision) -> tuple[Criterion, ...]:
    """The criteria a decision was taken by."""
    used = Assignment.objects.filter(action_id=decision.action_id, round=decision.round).select_related(
        "rubric"
    )
    first = used.first()
    return criteria_from((first.rubric if first else rubric_for(decision.action)).criteria)
