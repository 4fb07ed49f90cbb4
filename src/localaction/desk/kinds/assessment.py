"""Assessors' own work, and actions being assessed that wait for the secretariat."""

from __future__ import annotations

from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual, LessThan
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions.lifecycle import Status
from localaction.actions.models import Action
from localaction.assessment.lifecycle import AT_WORK, LIVE, AssignmentStatus, DecisionStatus, Outcome
from localaction.assessment.models import Assignment, Consensus, Decision
from localaction.assessment.queries import NEEDED, at_work_for
from localaction.desk.kinds.actions import COLUMNS
from localaction.desk.waiting import Kind, Why
from localaction.kit.actors import Actor

_of_this = {"action": OuterRef("pk")}
_ended = Decision.objects.filter(**_of_this, status=DecisionStatus.FINAL).exclude(outcome=Outcome.ACCEPT)
_opened = Decision.objects.filter(**_of_this).exclude(status=DecisionStatus.FINAL)
ROUND = 1 + Coalesce(Subquery(_ended.order_by("-round").values("round")[:1]), 0)
"""The round an action is in: each decision but an acceptance ends one."""


def _in_round(**conditions: Any) -> QuerySet[Assignment]:
    return Assignment.objects.filter(action=OuterRef("pk"), round=OuterRef("in_round"), **conditions)


def _how_many(found: QuerySet[Assignment]) -> Any:
    counted = found.order_by().values("action").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _undecided(_actor: Actor) -> QuerySet[Action]:
    """Too few assessors, all assessments in, or an announced refusal that was answered or not in time."""
    under_way = Exists(_in_round(status__in=AT_WORK))
    enough = GreaterThanOrEqual(_how_many(_in_round(status__in=LIVE)), NEEDED)
    waits_for_them = _opened.filter(status=DecisionStatus.ANNOUNCED, answer_by__gte=timezone.localdate())
    assessing = Action.objects.kept().filter(status=Status.ASSESSING).alias(in_round=ROUND)
    return assessing.exclude(Q(under_way) & Q(enough)).exclude(Exists(waits_for_them))


def _why() -> Case:
    """The furthest step reached decides; the levels agreed on come after both assessments are in."""
    agreed = Consensus.objects.filter(action=OuterRef("pk"), round=OuterRef("in_round"))
    done = _how_many(_in_round(status=AssignmentStatus.DONE))
    return Case(
        When(Exists(_opened.filter(status=DecisionStatus.ANSWERED)), then=Value("answered_refusal")),
        When(Exists(_opened.filter(status=DecisionStatus.ANNOUNCED)), then=Value("answer_time_over")),
        When(LessThan(done, NEEDED), then=Value("needs_assessor")),
        When(Exists(agreed), then=Value("decide")),
        default=Value("agree"),
    )


def _last_in() -> Subquery:
    given = Assignment.objects.filter(action=OuterRef("pk"), submitted_at__isnull=False).order_by()
    return Subquery(given.values("action").annotate(last=Max("submitted_at")).values("last"))


def _replied() -> Subquery:
    return Subquery(_opened.values("replied_at")[:1])


KINDS = (
    Kind(
        code="decision",
        name=_("Assessments"),
        found=_undecided,
        page="assessment:judgement",
        since=Coalesce(_replied(), _last_in(), F("submitted_at")),
        why=_why(),
        whys={
            "needs_assessor": Why(_("Too few assessors are at work"), _("Assign assessors")),
            "agree": Why(_("All assessments are in"), _("Compare them")),
            "decide": Why(_("The common levels are written down"), _("Decide")),
            "answered_refusal": Why(_("The government answered an announced refusal"), _("Read and decide")),
            "answer_time_over": Why(_("The time to answer an announced refusal is over"), _("Decide")),
        },
        **COLUMNS,
    ),
)


def _own(actor: Actor) -> QuerySet[Assignment]:
    return at_work_for(actor).select_related(None).order_by()


OWN = (
    Kind(
        code="assessment",
        name=_("My assessments"),
        found=_own,
        page="assessment:assessment",
        key="pk",
        since="assigned_at",
        why=Case(When(status=AssignmentStatus.ASSIGNED, then=Value("declare")), default=Value("assess")),
        whys={
            "declare": Why(_("Say first whether you have a conflict of interest"), _("Begin")),
            "assess": Why(_("Your assessment is not finished"), _("Go on")),
        },
        title="action__title",
        title_language="action__language",
        roles=("assessor",),
        searched=(),
    ),
)
