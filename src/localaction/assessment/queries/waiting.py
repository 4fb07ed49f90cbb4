"""The one queue of the desk: what waits for whom, since when, and why; in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from localaction.accounts.rules import is_assessor, is_secretariat
from localaction.actions.lifecycle import Status
from localaction.actions.models import Action, Question, Report
from localaction.actions.queries import desk_actions, desk_translations, lead_of
from localaction.actions.reported import desk_reports
from localaction.assessment.lifecycle import AT_WORK, LIVE, AssignmentStatus, DecisionStatus, Outcome
from localaction.assessment.models import Assignment, Consensus, Decision
from localaction.assessment.queries.assignments import at_work_for
from localaction.assessment.queries.judging import NEEDED
from localaction.declarations import queries as declarations
from localaction.declarations.models import Signature
from localaction.governments import queries as governments
from localaction.governments.lifecycle import GovernmentStatus
from localaction.governments.models import Government
from localaction.kit.actors import Actor

Kind = Literal[
    "government", "signature", "submission", "assessment", "decision", "correction", "translation", "report"
]
PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits. `why` and `step` are codes that the page puts into words; `key` names its page."""

    kind: Kind
    why: str
    key: str
    title: str
    title_language: str
    country: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of waiting things: how many there are, and the longest waiting ones."""

    kind: Kind
    count: Callable[[], int]
    oldest: Callable[[int], Iterable[Waiting]]


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of the queue, the longest waiting first. `counts` are of every kind, whatever is shown."""

    rows: tuple[Waiting, ...]
    counts: dict[Kind, int]
    total: int
    page: int
    pages: int


def queue_for(actor: Actor, *, kind: str = "", page: int = 1) -> Queue:
    """What waits for this actor at the desk, of one kind or all."""
    sources = list(_sources(actor))
    counts = {source.kind: source.count() for source in sources}
    shown = [source for source in sources if kind in ("", source.kind)]
    total = sum(counts[source.kind] for source in shown)
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(1, page), pages)
    oldest = [row for source in shown if counts[source.kind] for row in source.oldest(page * PER_PAGE)]
    oldest.sort(key=lambda row: row.since)
    return Queue(tuple(oldest[(page - 1) * PER_PAGE : page * PER_PAGE]), counts, total, page, pages)


def _sources(actor: Actor) -> Iterator[Source]:
    if is_assessor(actor):
        mine = at_work_for(actor)
        yield Source("assessment", mine.count, lambda limit: map(_assignment, mine[:limit]))
    if is_secretariat(actor):
        yield _of_queryset("government", governments.waiting_for_the_desk(), _government)
        yield _of_queryset("signature", declarations.waiting_for_the_desk(), _signature)
        yield _of_queryset("submission", _submitted(), _submission)
        yield _of_queryset("decision", being_assessed_for_the_desk(), _decision)
        yield _of_queryset("correction", desk_actions(Status.CORRECTION_OFFERED), _correction)
        yield _of_queryset("translation", desk_translations(), _translation)
        yield _of_queryset("report", desk_reports(), _report)


def _of_queryset(kind: Kind, found: QuerySet[Any], row: Callable[[Any], Waiting]) -> Source:
    return Source(kind, found.count, lambda limit: [row(one) for one in found[:limit]])


def _government(one: Government) -> Waiting:
    why = "verify" if one.status == GovernmentStatus.PROPOSED else "member"
    return Waiting(
        "government", why, one.slug, one.official_name, one.official_language, one.country, one.created_at
    )


def _signature(one: Signature) -> Waiting:
    why = declarations.as_waiting([one])[0].next_step
    government = one.government
    since = one.sent_at or one.begun_at
    return Waiting(
        "signature",
        why,
        one.reference,
        government.official_name,
        government.official_language,
        government.country,
        since,
    )


# --- actions


def _submitted() -> QuerySet[Action]:
    answered = Question.objects.filter(action=OuterRef("pk"), answered_at__isnull=False)
    return desk_actions(Status.SUBMITTED).annotate(
        last_answer=Subquery(answered.order_by("-answered_at").values("answered_at")[:1])
    )


def _submission(one: Action) -> Waiting:
    why = "answered" if one.last_answer else "new"  # type: ignore[attr-defined]
    return _of_action("submission", why, one, one.submitted_at)


def _correction(one: Action) -> Waiting:
    return _of_action("correction", "correction", one, one.submitted_at)


def _report(one: Report) -> Waiting:
    action, government = one.action, one.government
    key = f"{action.reference}-P{one.number}"
    return Waiting(
        "report", one.status, key, action.title, action.title_language, government.country, one.reported_at
    )


def _translation(one: Any) -> Waiting:
    return _of_action("translation", "translation", one, one.finished_at)


def _of_action(kind: Kind, why: str, one: Action, since: datetime | None) -> Waiting:
    lead = lead_of(one)
    government = lead.government if lead else None
    country = government.country if government else one.place_country
    return Waiting(kind, why, one.reference, one.title, one.title_language, country, since or one.saved_at)


def being_assessed_for_the_desk() -> QuerySet[Action]:
    """Actions being assessed that wait for the secretariat: too few assessors, all assessments in, or an answer."""
    ended = Decision.objects.filter(action=OuterRef("pk"), status=DecisionStatus.FINAL).exclude(
        outcome=Outcome.ACCEPT
    )
    rounds = ended.order_by("-round").values("round")[:1]
    this_round = Q(assignments__round=1 + _or_zero(rounds))
    opened = Decision.objects.filter(action=OuterRef("pk")).exclude(status=DecisionStatus.FINAL)
    agreed = Consensus.objects.filter(action=OuterRef("pk")).order_by("-round")
    counted = desk_actions(Status.ASSESSING).annotate(
        live=_count(this_round & Q(assignments__status__in=LIVE)),
        at_work=_count(this_round & Q(assignments__status__in=AT_WORK)),
        finished=_count(this_round & Q(assignments__status=AssignmentStatus.DONE)),
        last_in=Max("assignments__submitted_at"),
        opened=Subquery(opened.values("status")[:1]),
        answer_by=Subquery(opened.values("answer_by")[:1]),
        replied_at=Subquery(opened.values("replied_at")[:1]),
        agreed_round=Subquery(agreed.values("round")[:1]),
        ended_rounds=_or_zero(rounds),
    )
    waits = Q(live__lt=NEEDED) | Q(finished__gte=NEEDED, at_work=0)
    may_move = (
        Q(opened=None)
        | Q(opened__in=(DecisionStatus.DRAFT, DecisionStatus.ANSWERED))
        | Q(answer_by__lt=timezone.localdate())
    )
    return counted.filter(waits).filter(may_move)


def _or_zero(rounds: QuerySet[Any]) -> Any:
    return Coalesce(Subquery(rounds), 0)


def _count(condition: Q) -> Count:
    return Count("assignments", filter=condition, distinct=True)


def _decision(one: Any) -> Waiting:
    since = one.replied_at or one.last_in or one.submitted_at
    if one.opened == DecisionStatus.ANSWERED:
        return _of_action("decision", "answered_refusal", one, since)
    if one.opened == DecisionStatus.ANNOUNCED:
        return _of_action("decision", "answer_time_over", one, since)
    if one.finished < NEEDED:
        return _of_action("decision", "needs_assessor", one, since)
    agreed = one.agreed_round == one.ended_rounds + 1
    return _of_action("decision", "decide" if agreed else "agree", one, since)


# --- assessors


def _assignment(one: Assignment) -> Waiting:
    action = one.action
    why = "declare" if one.status == AssignmentStatus.ASSIGNED else "assess"
    return Waiting(
        "assessment",
        why,
        str(one.pk),
        action.title,
        action.title_language,
        action.place_country,
        one.assigned_at,
    )
