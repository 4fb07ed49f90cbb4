"""Assessors' own work, and actions being assessed that wait for the secretariat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import (
    Case,
    CharField,
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
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual, LessThan
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions.lifecycle import Status
from localaction.actions.models import Action
from localaction.assessment.lifecycle import AT_WORK, LIVE, AssignmentStatus, DecisionStatus, Outcome
from localaction.assessment.models import Assignment, Consensus, Decision
from localaction.assessment.queries import NEEDED, assignments_for, at_work_for, silent
from localaction.assessment.seeing import all_seen
from localaction.desk.kinds.actions import COLUMNS
from localaction.desk.waiting import Kind, Line, Why
from localaction.kit.actors import Actor

_of_this = {"action": OuterRef("pk")}
_ended = Decision.objects.filter(**_of_this, status=DecisionStatus.FINAL).exclude(outcome=Outcome.ACCEPT)
_opened = Decision.objects.filter(**_of_this).exclude(status=DecisionStatus.FINAL)
ROUND = 1 + Coalesce(Subquery(_ended.order_by("-round").values("round")[:1]), 0)
"""The round an action is in: each decision but an acceptance ends one."""
ASKED_FOR = Coalesce(F("call__assessors_needed"), Value(NEEDED))
"""How many assessors the call of an action asks for."""

_TITLE_LANGUAGE = Coalesce(
    KeyTextTransform("title", "action__text_languages"), "action__language", output_field=CharField()
)


def _in_round(**conditions: Any) -> QuerySet[Assignment]:
    return Assignment.objects.filter(action=OuterRef("pk"), round=OuterRef("in_round"), **conditions)


def _how_many(found: QuerySet[Assignment]) -> Any:
    counted = found.order_by().values("action").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _undecided(_actor: Actor) -> QuerySet[Action]:
    """Too few assessors, all assessments in, or an announced refusal that was answered or not in time.

    A decision that ends a round releases whoever is still at work, so that to be at work is to be in this round.
    """
    at_work = Assignment.objects.filter(status__in=AT_WORK).order_by().values("action")
    enough = GreaterThanOrEqual(_how_many(_in_round(status__in=LIVE)), ASKED_FOR)
    announced = Decision.objects.filter(status=DecisionStatus.ANNOUNCED, answer_by__gte=timezone.localdate())
    assessing = Action.objects.filter(status=Status.ASSESSING).alias(in_round=ROUND)
    under_way = Q(pk__in=at_work) & Q(enough)
    return assessing.exclude(under_way).exclude(pk__in=announced.order_by().values("action"))


def _why() -> Case:
    """The furthest step reached decides; the levels agreed on come after both assessments are in."""
    agreed = Consensus.objects.filter(action=OuterRef("pk"), round=OuterRef("in_round"))
    done = _how_many(_in_round(status=AssignmentStatus.DONE))
    return Case(
        When(Exists(_opened.filter(status=DecisionStatus.ANSWERED)), then=Value("answered_refusal")),
        When(Exists(_opened.filter(status=DecisionStatus.ANNOUNCED)), then=Value("answer_time_over")),
        When(LessThan(done, ASKED_FOR), then=Value("needs_assessor")),
        When(Exists(agreed), then=Value("decide")),
        default=Value("agree"),
    )


def _last_in() -> Subquery:
    given = Assignment.objects.filter(action=OuterRef("pk"), submitted_at__isnull=False).order_by()
    return Subquery(given.values("action").annotate(last=Max("submitted_at")).values("last"))


def _replied() -> Subquery:
    return Subquery(_opened.values("replied_at")[:1])


def _silent(_actor: Actor) -> QuerySet[Assignment]:
    return silent().select_related(None).order_by()


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
    Kind(
        code="silent",
        name=_("Silent assessors"),
        found=_silent,
        page="assessment:judgement",
        key="action__reference",
        since=Coalesce(F("reminded_at"), F("assigned_at")),
        whys={
            "silent": Why(
                _("An assessor is a week late and has not answered three letters"),
                _("Ask somebody else"),
                does="reassign",
            )
        },
        title="action__title",
        title_language=_TITLE_LANGUAGE,
        language="action__language",
        country="action__place_country",
        call="action__call__code",
        searched=("action__title", "action__reference", "assessor__name"),
    ),
)


def _dressed(actor: Actor, lines: Sequence[Line]) -> Sequence[Line]:
    """What an assessor may see of an action, and no more."""
    mine = assignments_for(actor).filter(pk__in=[line.thing for line in lines])
    seen = {one.pk: found for one, found in all_seen(actor, mine)}
    return [
        replace(line, title=seen[line.thing].title, title_language=seen[line.thing].title_language)
        for line in lines
    ]


_HIDES = Q(action__call__isnull=False) & ~Q(action__call__blind=[]) | Q(action__hidden_words__isnull=False)
_SORTED_AS = Case(When(_HIDES, then=F("action__reference")), default=F("action__title"))
"""Where something is hidden from assessors, even the order of titles could tell it: those go by their reference."""


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
        title=_SORTED_AS,
        title_language=_TITLE_LANGUAGE,
        roles=("assessor",),
        searched=(),
        dressed=_dressed,
    ),
)
