"""The action itself: one column per field of what is published."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions.lifecycle import Status


class Kind(models.TextChoices):
    """What sort of action it is. A practice is not a pledge."""

    PRACTICE = "practice", _("Practice, completed or mostly completed")
    ONGOING = "ongoing", _("Ongoing action")
    COMMITMENT = "commitment", _("Commitment for the future")


class Stage(models.TextChoices):
    """How far it has come, said honestly."""

    PLANNING = "planning", _("In the planning stage")
    IN_PROGRESS = "in_progress", _("In progress")
    FULFILLED = "fulfilled", _("Fulfilled")
    STALLED = "stalled", _("Stalled")
    ENDED = "ended", _("Ended before it was fulfilled")


class Pathway(models.TextChoices):
    """How many questions a draft asks. The columns are the same on each."""

    SMALL = "small", _("The short one, for small municipalities")
    CITY = "city", _("The usual one, for cities")
    NETWORK = "network", _("The long one, for regions and networks")


class How(models.TextChoices):
    """How an action came here."""

    SUBMITTED = "submitted", _("submitted by its government")
    COLLECTED = "collected", _("collected by the secretariat")


class Precision(models.TextChoices):
    """How exactly a date is known. A start is kept as the first day of its period, an end as the last."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


DETAILS = (
    "owners__government",
    "owners__organisation",
    "claims",
    "milestones",
    "alignments",
    "partners",
    "pictures",
    "lineage",
    "translations",
    "findings",
)


class ActionQuerySet(models.QuerySet["Action"]):
    """Actions, said in sentences."""

    def kept(self) -> ActionQuerySet:
        """Without drafts that somebody deleted."""
        return self.filter(deleted_at__isnull=True)

    def real(self) -> ActionQuerySet:
        """Without those of a rehearsal."""
        return self.exclude(call__is_rehearsal=True)

    def begun_by(self, governments: models.QuerySet[models.Model]) -> ActionQuerySet:
        """Actions that these governments own, or were asked to own."""
        return self.filter(owners__government__in=governments).distinct()

    def with_details(self) -> ActionQuerySet:
        """With everything that publication and the check page read, in a fixed number of queries."""
        return self.select_related("call").prefetch_related(*DETAILS)


def _in(field: str, choices: type[models.TextChoices], *, blank: bool = False) -> Q:
    return Q(**{f"{field}__in": [*choices.values, *([""] if blank else [])]})


class Action(models.Model):
    """What a city does. Free texts are in `language`; "" means nothing was said."""

    reference = models.CharField(max_length=40, unique=True)
    call = models.ForeignKey(
        "actions.Call", null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.DRAFT)
    language = models.CharField(max_length=5, default="en")
    # texts that are in another language than that, by their key (see wordings)
    text_languages: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(
        default=dict, blank=True
    )
    kind = models.CharField(max_length=12, choices=Kind.choices, blank=True, default="")
    stage = models.CharField(max_length=12, choices=Stage.choices, blank=True, default="")
    title = models.CharField(max_length=300, blank=True)
    pathway = models.CharField(max_length=7, choices=Pathway.choices, default=Pathway.CITY)

    place_name = models.CharField(max_length=200, blank=True)
    place_country = models.CharField(max_length=2, blank=True)
    place_admin1 = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    starts_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    ends_on = models.DateField(null=True, blank=True)
    ends_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)

    summary = models.TextField(blank=True)
    challenge = models.TextField(blank=True)
    objective = models.TextField(blank=True)
    what_was_done = models.TextField(blank=True)
    who_does_what = models.TextField(blank=True)
    results = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    lessons = models.TextField(blank=True)
    what_went_wrong = models.TextField(blank=True)
    recommendations = models.TextField(blank=True)
    further_commitment = models.TextField(blank=True)
    support_needed = models.TextField(blank=True)
    transferability = models.TextField(blank=True)
    legal_competence = models.TextField(blank=True)
    preconditions = models.TextField(blank=True)
    budget_band = models.CharField(max_length=60, blank=True)
    staff = models.CharField(max_length=300, blank=True)
    time_needed = models.CharField(max_length=300, blank=True)

    populations: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    themes: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    priorities: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    support_kinds: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    # answers to the extra questions of its call, by their code
    extra: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict, blank=True)
    budget_amount = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    budget_currency = models.CharField(max_length=3, blank=True)
    contact_organisation = models.CharField(max_length=300, blank=True)

    # May the secretariat carry it to each stocktaking site? None: nobody was asked yet.
    consent_hub = models.BooleanField(null=True, blank=True)
    consent_gcm = models.BooleanField(null=True, blank=True)
    consent_gcr = models.BooleanField(null=True, blank=True)
    consent_gfmd = models.BooleanField(null=True, blank=True)

    how = models.CharField(max_length=10, choices=How.choices, default=How.SUBMITTED)
    source_url = models.URLField(max_length=500, blank=True)
    checked = models.BooleanField(default=False)
    collected_on = models.DateField(null=True, blank=True)
    assessed = models.BooleanField(default=False)

    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ("-saved_at", "-id")
        indexes: ClassVar = [
            models.Index(fields=["status", "submitted_at"], name="actions_by_state_and_age"),
            models.Index(fields=["-saved_at", "-id"], name="actions_newest_first"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=_in("status", Status), name="action_status_known"),
            models.CheckConstraint(condition=_in("kind", Kind, blank=True), name="action_kind_known"),
            models.CheckConstraint(condition=_in("stage", Stage, blank=True), name="action_stage_known"),
            models.CheckConstraint(condition=_in("pathway", Pathway), name="action_pathway_known"),
            models.CheckConstraint(condition=_in("how", How), name="action_origin_known"),
            models.CheckConstraint(
                condition=_in("starts_precision", Precision), name="action_start_precision_known"
            ),
            models.CheckConstraint(
                condition=_in("ends_precision", Precision), name="action_end_precision_known"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="action_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(budget_amount__isnull=True) | Q(budget_amount__gte=0),
                name="action_budget_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True) | Q(latitude__gte=-90, latitude__lte=90),
                name="action_latitude_on_earth",
            ),
            models.CheckConstraint(
                condition=Q(longitude__isnull=True) | Q(longitude__gte=-180, longitude__lte=180),
                name="action_longitude_on_earth",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="action_has_both_coordinates_or_none",
            ),
            models.CheckConstraint(
                condition=Q(deleted_at__isnull=True) | Q(status=Status.DRAFT),
                name="action_only_drafts_are_deleted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}".strip()

    def language_of(self, key: str) -> str:
        """The language in which the text with this key is written (see wordings for keys)."""
        return self.text_languages.get(key, self.language)

    @property
    def is_rehearsal(self) -> bool:
        """Whether it belongs to a rehearsal: never public, and gone with it."""
        return self.call is not None and self.call.is_rehearsal

    @property
    def title_language(self) -> str:
        """The language in which the title is written."""
        return self.language_of("title")
