"""How an action goes on after it was published: when its government is asked, by which link, what it reports."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions.lifecycle import ReportStatus
from localaction.actions.models.action import Precision, Stage


class Why(models.TextChoices):
    """Why a date is in an action's schedule."""

    YEARLY = "yearly", _("every year")
    FORUM = "forum", _("before a review forum")


class ReportDate(models.Model):
    """A day on which a government is asked how its action goes. `key`: the year, or the forum session's code.

    `planned_on` follows from the rule; `due_on` is where somebody moved it, with the reason.
    """

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="report_dates")
    why = models.CharField(max_length=10, choices=Why.choices)
    key = models.CharField(max_length=60)
    planned_on = models.DateField()
    due_on = models.DateField()
    moved_because = models.CharField(max_length=500, blank=True)
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_by = models.ForeignKey(
        "actions.Report", null=True, blank=True, on_delete=models.SET_NULL, related_name="answers"
    )

    class Meta:
        ordering = ("due_on", "id")
        indexes: ClassVar = [models.Index(fields=["answered_by", "due_on"], name="report_dates_by_day")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "why", "key"], name="one_report_date_per_reason"),
            models.CheckConstraint(condition=Q(why__in=Why.values), name="report_date_reason_known"),
            models.CheckConstraint(
                condition=Q(due_on=F("planned_on")) | ~Q(moved_because=""),
                name="report_date_moved_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.why} {self.key}: {self.due_on}"


class ProgressLink(models.Model):
    """What the link in a contact's letters stands for: one person, one government, in the role of that day.

    `asked_on` is the day of the first letter of the round, `reminders` how many followed it.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    government = models.ForeignKey("governments.Government", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12)
    nonce = models.CharField(max_length=32, unique=True)
    asked_on = models.DateField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_because = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "government"],
                condition=Q(revoked_at__isnull=True),
                name="one_progress_link_per_contact_and_government",
            ),
            models.CheckConstraint(
                condition=Q(reminders__lte=3), name="progress_reminded_three_times_at_most"
            ),
        ]

    def __str__(self) -> str:
        return f"link of {self.person_id} for {self.government_id}"


class Report(models.Model):
    """What a government said about an action on a day. `number` counts the reports of one action from 1."""

    action = models.ForeignKey("actions.Action", on_delete=models.PROTECT, related_name="reports")
    number = models.PositiveIntegerField()
    government = models.ForeignKey("governments.Government", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    status = models.CharField(max_length=10, choices=ReportStatus.choices, default=ReportStatus.RECEIVED)
    language = models.CharField(max_length=5)
    stage = models.CharField(max_length=12, choices=Stage.choices)
    is_same = models.BooleanField(default=False)
    changed = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    evidence_link = models.URLField(max_length=500, blank=True)
    reported_at = models.DateTimeField(default=timezone.now)
    held_for: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    question = models.TextField(blank=True)
    question_language = models.CharField(max_length=5, blank=True)
    answer = models.TextField(blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ("action", "number")
        indexes: ClassVar = [models.Index(fields=["status", "reported_at"], name="reports_by_state_and_age")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "number"], name="reports_are_counted"),
            models.CheckConstraint(condition=Q(status__in=ReportStatus.values), name="report_status_known"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="report_stage_known"),
            models.CheckConstraint(
                condition=~Q(status=ReportStatus.WITHDRAWN) | ~Q(withdrawn_because=""),
                name="report_withdrawn_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"report {self.number} on {self.action_id}"


class ReportedMilestone(models.Model):
    """A milestone that was reached, as published in the action, with the day and what shows it."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="milestones")
    text = models.CharField(max_length=500)
    done_on = models.DateField()
    done_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    evidence = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "text"], name="milestone_reported_once"),
        ]

    def __str__(self) -> str:
        return self.text


class ReportedClaim(models.Model):
    """One claim of people reached, never added to another."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="claims")
    number = models.PositiveBigIntegerField()
    who = models.CharField(max_length=60, blank=True)
    method = models.CharField(max_length=60, default="unknown")
    source = models.CharField(max_length=500, blank=True)
    as_of = models.DateField(null=True, blank=True)
    as_of_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.number} {self.who}".strip()
