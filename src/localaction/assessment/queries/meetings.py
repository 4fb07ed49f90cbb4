"""Meetings: which actions wait for one, in which order, who leaves the room for which, and the minutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise

from localaction.accounts.models import DeskRole, Person
from localaction.accounts.rules import is_secretariat
from localaction.actions.lifecycle import Status
from localaction.actions.models import Action, Call
from localaction.assessment import conflicts
from localaction.assessment.conflicts import ConflictKind
from localaction.assessment.lifecycle import DecisionStatus, Outcome
from localaction.assessment.models import AgendaItem, Assignment, ConflictDeclaration, Meeting
from localaction.assessment.queries.facts import facts_of_actions, facts_of_assessors
from localaction.assessment.queries.judging import done, is_complete, needed_for
from localaction.kit.actors import Actor


def meetings_for(actor: Actor) -> QuerySet[Meeting]:
    """All meetings with how many actions they spoke of and settled, the newest first, for the secretariat."""
    found = Meeting.objects.all() if is_secretariat(actor) else Meeting.objects.none()
    counted = found.select_related("call").annotate(
        number=Count("items"), settled=Count("items", filter=Q(items__settled_at__isnull=False))
    )
    return counted.order_by("-held_on", "-pk")


def meeting_for(actor: Actor, pk: int) -> Meeting:
    """One meeting, for the secretariat. Raises Meeting.DoesNotExist."""
    return meetings_for(actor).get(pk=pk)


def agenda_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """Its items in their order, with their actions and who left the room."""
    return AgendaItem.objects.filter(meeting=meeting).select_related("action").prefetch_related("left")


def item_for(actor: Actor, meeting: Meeting, pk: int) -> AgendaItem:
    """One item, for the secretariat. Raises AgendaItem.DoesNotExist."""
    if not is_secretariat(actor):
        raise AgendaItem.DoesNotExist(pk)
    return agenda_of(meeting).get(pk=pk)


def calls_to_meet_about(actor: Actor) -> QuerySet[Call]:
    """Calls with actions that are being assessed, for the secretariat."""
    found = Call.objects.all() if is_secretariat(actor) else Call.objects.none()
    return found.filter(actions__status=Status.ASSESSING).distinct()


@dataclass(frozen=True, slots=True)
class Due:
    """An action that waits for a meeting: its round, and how far its assessments are apart at most."""

    action: Action
    round: int
    gap: int
    advice_differs: bool


def due_for_meeting(call: Call) -> list[Due]:
    """Actions of a call whose assessments are all in and that have no common levels yet, in a fixed number of queries.

    Those that are furthest apart come first, then those in which the advice differs, then the oldest.
    """
    actions = list(
        Action.objects.kept()
        .filter(call=call, status=Status.ASSESSING)
        .annotate(
            ended=Count(
                "decisions",
                filter=Q(decisions__status=DecisionStatus.FINAL) & ~Q(decisions__outcome=Outcome.ACCEPT),
                distinct=True,
            )
        )
        .select_related("call")
        .prefetch_related("consensuses", "assignments__scores")
        .order_by("submitted_at", "pk")
    )
    found = []
    for action in actions:
        number = 1 + action.ended  # type: ignore[attr-defined]
        if any(one.round == number for one in action.consensuses.all()):
            continue
        given = [one for one in action.assignments.all() if one.round == number]
        if is_complete(given, needed_for(action)):
            finished = done(given)
            advice = {one.recommendation for one in finished}
            found.append(Due(action, number, _widest(finished), len(advice) > 1))
    return sorted(found, key=lambda one: (-one.gap, not one.advice_differs))


def _widest(given: Iterable[Assignment]) -> int:
    """The most levels that lie between two assessments of one criterion."""
    levels: dict[str, list[int]] = {}
    for assignment in given:
        for score in assignment.scores.all():
            if score.level is not None:
                levels.setdefault(score.criterion, []).append(score.level)
    return max((max(some) - min(some) for some in levels.values()), default=0)


def who_could_be_present(actor: Actor) -> QuerySet[Person]:
    """The secretariat and the assessors, by name."""
    roles = (DeskRole.SECRETARIAT, DeskRole.ASSESSOR)
    found = Person.objects.filter(is_active=True, desk_role__in=roles)
    return found.order_by("name", "pk") if is_secretariat(actor) else found.none()


@dataclass(frozen=True, slots=True)
class Leaves:
    """Somebody who leaves the room while an action is spoken of, and why."""

    person: Person
    because: str | Promise


def who_leaves(people: Sequence[Person], action: Action) -> list[Leaves]:
    """Those of these people who are tied to an action so that they may neither hear nor speak, in a few queries."""
    if not people:
        return []
    about, known = facts_of_actions([action])[action.pk], facts_of_assessors(people)
    declared = dict(
        ConflictDeclaration.objects.filter(assignment__action=action, assignment__assessor__in=people)
        .exclude(kind=ConflictKind.NONE)
        .values_list("assignment__assessor_id", "kind")
    )
    found = []
    for person in people:
        ties = conflicts.ties(known[person.pk], about)
        if conflicts.is_barred(ties):
            found.append(Leaves(person, conflicts.sentences(ties)[0]))
        elif person.pk in declared:
            found.append(Leaves(person, ConflictKind(declared[person.pk]).label))
    return found


def must_leave(actor: Actor, action: Action) -> bool:
    """Whether the actor may neither hear nor speak while the action is spoken of."""
    people = list(Person.objects.filter(pk=actor.person_id or 0))
    return bool(who_leaves(people, action))


def neighbours_of(item: AgendaItem) -> tuple[int | None, int | None]:
    """The items before and after one, by their ids."""
    keys = list(AgendaItem.objects.filter(meeting_id=item.meeting_id).values_list("pk", flat=True))
    place = keys.index(item.pk)
    return (keys[place - 1] if place else None, keys[place + 1] if place + 1 < len(keys) else None)
