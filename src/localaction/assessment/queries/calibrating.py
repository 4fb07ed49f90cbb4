"""Anchor cases, and how far each assessor is from their known levels."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from localaction.accounts import queries as accounts
from localaction.accounts.models import Person
from localaction.accounts.rules import is_assessor, is_secretariat
from localaction.actions.lifecycle import PUBLIC, Status
from localaction.actions.models import Action, Call
from localaction.assessment.models import Anchor, AnchorSheet
from localaction.kit.actors import Actor


def anchors_for(actor: Actor, call: str = "") -> QuerySet[Anchor]:
    """Anchor cases of one call or all, with how many scored them, for the secretariat."""
    found = Anchor.objects.all() if is_secretariat(actor) else Anchor.objects.none()
    found = found.filter(call__code=call) if call else found
    return found.select_related("call", "action", "rubric").annotate(number=Count("sheets")).order_by("pk")


def own_anchors(actor: Actor) -> QuerySet[Anchor]:
    """Anchor cases as an assessor finds them, the newest first; those taken down meanwhile are left out."""
    found = Anchor.objects.filter(action__status__in=PUBLIC) if is_assessor(actor) else Anchor.objects.none()
    return found.select_related("call", "action", "rubric").order_by("-pk")


def own_sheet(actor: Actor, anchor: Anchor) -> AnchorSheet | None:
    """What the actor gave an anchor case."""
    return AnchorSheet.objects.filter(anchor=anchor, assessor_id=actor.person_id or 0).first()


def scored_by(actor: Actor) -> set[int]:
    """The anchor cases that the actor has scored, by their ids."""
    return set(
        AnchorSheet.objects.filter(assessor_id=actor.person_id or 0).values_list("anchor_id", flat=True)
    )


def calls_with_rubric(actor: Actor) -> QuerySet[Call]:
    """Calls that are judged or will be, the newest first, for the secretariat."""
    found = Call.objects.all() if is_secretariat(actor) else Call.objects.none()
    return found.order_by("-opens_on", "pk")


def could_be_anchor(actor: Actor, reference: str) -> Action:
    """A published action by its reference, for the secretariat. Raises Action.DoesNotExist."""
    if not is_secretariat(actor):
        raise Action.DoesNotExist(reference)
    return Action.objects.kept().get(reference=reference.strip(), status=Status.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Deviation:
    """How far one assessor is from the known levels: over `sheets` of `of` anchor cases, in levels.

    `mean` is signed, below 0 for severe; `distance` counts every difference; None without a sheet.
    """

    person: Person
    sheets: int
    of: int
    mean: float | None
    distance: float | None


def deviations(call: str) -> list[Deviation]:
    """Every assessor on the anchor cases of a call, the furthest away first, those without a sheet last."""
    anchors = {one.pk: one.levels for one in Anchor.objects.filter(call__code=call)}
    gaps: dict[int, list[int]] = {}
    sheets: dict[int, int] = {}
    for sheet in AnchorSheet.objects.filter(anchor__in=anchors):
        known = anchors[sheet.anchor_id]
        own = [level - known[code] for code, level in sheet.levels.items() if code in known]
        gaps.setdefault(sheet.assessor_id, []).extend(own)
        sheets[sheet.assessor_id] = sheets.get(sheet.assessor_id, 0) + 1
    found = [
        _deviation(person, gaps.get(person.pk, []), sheets.get(person.pk, 0), len(anchors))
        for person in accounts.assessors()
    ]
    return sorted(found, key=lambda one: (one.distance is None, -(one.distance or 0), str(one.person)))


def _deviation(person: Person, gaps: list[int], sheets: int, anchors: int) -> Deviation:
    if not gaps:
        return Deviation(person, sheets, anchors, None, None)
    return Deviation(
        person, sheets, anchors, sum(gaps) / len(gaps), sum(abs(gap) for gap in gaps) / len(gaps)
    )
