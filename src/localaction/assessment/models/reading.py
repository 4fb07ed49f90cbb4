"""Rubrics, who reads what, what was declared and what was scored."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.assessment.conflicts import ConflictKind
from localaction.assessment.lifecycle import LIVE, AssignmentStatus, Recommendation

KEEP = models.SET_NULL  # the record outlives the person


class Rubric(models.Model):
    """The criteria that actions are measured by. Loaded from content; a version that was used keeps its weights.

    `names` and `intros` map a language to a text. `criteria` is a list of {"code", "weight", "names", "questions",
    "hints", "levels"}, the last four by language; `levels` holds five sentences, for 0 to 4.
    """

    code = models.SlugField(max_length=60)
    version = models.CharField(max_length=20)
    names: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    intros: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    criteria: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("code", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "version"], name="rubric_version_stands_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"


class How(models.TextChoices):
    """How an action came to an assessor."""

    HAND = "hand", _("by hand")
    RULE = "rule", _("by a rule")
    BALANCE = "balance", _("automatically")


class Assignment(models.Model):
    """One assessor reads one action in one round, and says what they think of it, in `language`.

    A round ends with a decision; an action that is handed back and sent again begins the next. `because` lists why
    this person, as codes with their facts (see assigning.reasons); `reminders` counts the letters about the due date.
    """

    action = models.ForeignKey("actions.Action", on_delete=models.PROTECT, related_name="assignments")
    round = models.PositiveSmallIntegerField(default=1)
    rubric = models.ForeignKey(Rubric, on_delete=models.PROTECT, related_name="assignments")
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments"
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=KEEP, related_name="+"
    )
    assigned_at = models.DateTimeField(default=timezone.now)
    how = models.CharField(max_length=10, choices=How.choices, default=How.HAND)
    because: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(
        default=list, blank=True
    )
    due_on = models.DateField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(
        max_length=12, choices=AssignmentStatus.choices, default=AssignmentStatus.ASSIGNED
    )
    language = models.CharField(max_length=5, default="en")
    recommendation = models.CharField(max_length=10, choices=Recommendation.choices, blank=True, default="")
    summary_to_submitter = models.TextField(blank=True)
    notes_to_colleagues = models.TextField(blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("assigned_at", "id")
        indexes: ClassVar = [
            models.Index(fields=["assessor", "status", "due_on"], name="assignments_of_an_assessor"),
            models.Index(fields=["status", "due_on"], name="assignments_by_state_and_date"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["action", "round", "assessor"], name="one_assignment_per_action_and_assessor"
            ),
            models.CheckConstraint(
                condition=Q(status__in=AssignmentStatus.values), name="assignment_status_known"
            ),
            models.CheckConstraint(condition=Q(round__gte=1), name="assignment_rounds_begin_at_one"),
            models.CheckConstraint(
                condition=Q(recommendation__in=["", *Recommendation.values]), name="recommendation_known"
            ),
            models.CheckConstraint(
                condition=(
                    Q(status=AssignmentStatus.DONE, submitted_at__isnull=False) & ~Q(recommendation="")
                )
                | (~Q(status=AssignmentStatus.DONE) & Q(submitted_at__isnull=True)),
                name="only_a_done_assessment_was_submitted",
            ),
        ]

    def __str__(self) -> str:
        return f"assignment {self.pk}"

    @property
    def is_live(self) -> bool:
        """Neither recused, abstained nor released."""
        return self.status in LIVE


class ConflictDeclaration(models.Model):
    """What an assessor declared before the text was shown, or later when something came to light."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="declarations")
    kind = models.CharField(max_length=20, choices=ConflictKind.choices)
    note = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=ConflictKind.values), name="conflict_kind_known")
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.assignment_id}"


class Score(models.Model):
    """What one assessor thinks of one criterion: a level from 0 to 4, or none yet, with two kinds of comment."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="scores")
    criterion = models.SlugField(max_length=60)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    comment_to_submitter = models.TextField(blank=True)
    comment_to_colleagues = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assignment", "criterion"], name="one_score_per_criterion"),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__gte=0, level__lte=4), name="levels_run_from_0_to_4"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.level}"


class HiddenWords(models.Model):
    """Words that the secretariat hides from the assessors of one action, beside what the call hides by itself."""

    action = models.OneToOneField("actions.Action", on_delete=models.CASCADE, related_name="hidden_words")
    words: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=KEEP, related_name="+"
    )

    def __str__(self) -> str:
        return f"words hidden in {self.action_id}"
