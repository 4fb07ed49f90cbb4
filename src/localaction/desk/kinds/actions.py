"""Actions that were sent, what is said about public ones, and what must be cleared before anything is shown."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, CharField, Exists, Min, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.translation import gettext_lazy as _

from localaction.actions.lifecycle import ReportStatus, Status
from localaction.actions.models import Action, Finding, FindingState, Owner, OwnerRole, Question, Report
from localaction.actions.models import TextTranslation as Translation
from localaction.actions.reported import AT_THE_DESK
from localaction.desk.waiting import Kind, Why
from localaction.kit.actors import Actor


def of_lead(column: str) -> Subquery:
    """A column of the government that leads the action of this row."""
    leads = Owner.objects.filter(action=OuterRef("pk"), role=OwnerRole.LEAD)
    return Subquery(leads.values(f"government__{column}")[:1])


COLUMNS: dict[str, Any] = {
    "key": "reference",
    "title": "title",
    "title_language": Coalesce(KT("text_languages__title"), "language", output_field=CharField()),
    "country": Case(When(place_country="", then=of_lead("country")), default="place_country"),
    "language": "language",
    "call": "call__code",
    "searched": ("title", "reference", "place_name", of_lead("official_name")),
}
"""What the lines of all kinds that are actions have in common."""


# only drafts can be deleted (a constraint says so), so that nobody asks whether what was sent is still there


def _submitted(_actor: Actor) -> QuerySet[Action]:
    return Action.objects.filter(status=Status.SUBMITTED)


def _corrections(_actor: Actor) -> QuerySet[Action]:
    return Action.objects.filter(status=Status.CORRECTION_OFFERED)


def _with_passages(_actor: Actor) -> QuerySet[Action]:
    kept = Finding.objects.filter(state=FindingState.KEPT)
    return Action.objects.filter(pk__in=kept.values("action")).exclude(
        status__in=(Status.DRAFT, Status.DECLINED, Status.WITHDRAWN)
    )


def _translated(_actor: Actor) -> QuerySet[Action]:
    offered = Translation.objects.filter(offered_at__isnull=False)
    return Action.objects.filter(status=Status.PUBLISHED, pk__in=offered.values("action"))


def _reports(_actor: Actor) -> QuerySet[Report]:
    return Report.objects.filter(status__in=AT_THE_DESK)


_answered = Question.objects.filter(action=OuterRef("pk"), answered_at__isnull=False)
_first_kept = Finding.objects.filter(action=OuterRef("pk"), state=FindingState.KEPT).order_by()
_first_offered = Translation.objects.filter(action=OuterRef("pk"), offered_at__isnull=False).order_by()

SENT = (
    Kind(
        code="submission",
        name=_("Submitted actions"),
        found=_submitted,
        page="assessment:judgement",
        since="submitted_at",
        why=Case(When(Exists(_answered), then=Value("answered")), default=Value("new")),
        whys={
            "new": Why(_("Submitted; assessors are needed"), _("Assign assessors")),
            "answered": Why(_("Your questions have been answered"), _("Read the answers")),
        },
        **COLUMNS,
    ),
    Kind(
        code="passage",
        name=_("Passages to clear"),
        found=_with_passages,
        page="actions:desk_action",
        since=Subquery(_first_kept.values("action").annotate(first=Min("kept_at")).values("first")),
        whys={
            "kept": Why(_("A passage may lead to a person or a shelter; its author keeps it"), _("Read it"))
        },
        **COLUMNS,
    ),
)
PUBLIC = (
    Kind(
        code="correction",
        name=_("Corrections"),
        found=_corrections,
        page="actions:desk_action",
        since="submitted_at",
        whys={"correction": Why(_("A correction waits for approval"), _("Check the correction"))},
        **COLUMNS,
    ),
    Kind(
        code="translation",
        name=_("Translations"),
        found=_translated,
        page="actions:translations",
        since=Subquery(_first_offered.values("action").annotate(first=Min("offered_at")).values("first")),
        whys={
            "translation": Why(_("A finished translation waits to be published"), _("Read and publish")),
        },
        **COLUMNS,
    ),
    Kind(
        code="report",
        name=_("Reports on progress"),
        found=_reports,
        page="actions:desk_report",
        key=Concat("action__reference", Value("-P"), Cast("number", CharField())),
        since="reported_at",
        why=Case(When(status=ReportStatus.HELD, then=Value("held")), default=Value("reported")),
        whys={
            "held": Why(_("A passage may lead to a person or a shelter; it is not public yet"), _("Read it")),
            "reported": Why(_("A government has told how its action goes"), _("Read it")),
        },
        title="action__title",
        title_language="action__language",
        country="government__country",
        language="language",
        call="action__call__code",
        searched=("action__title", "action__reference", "government__official_name"),
    ),
)
