"""What assessments come to, and what the secretariat decides and why."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from localaction.assessment.lifecycle import DecisionStatus, Outcome

KEEP = models.SET_NULL  # the record outlives the person


class Consensus(models.Model):
    """What the two assessments come to, written down by the secretariat: a level for every criterion, and why."""

    action = models.ForeignKey("actions.Action", on_delete=models.PROTECT, related_name="consensuses")
    round = models.PositiveSmallIntegerField(default=1)
    levels: models.JSONField[dict[str, int], dict[str, int]] = models.JSONField(default=dict)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="en")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=KEEP, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "round"], name="one_consensus_per_round")
        ]

    def __str__(self) -> str:
        return f"consensus {self.pk}"


class Decision(models.Model):
    """The secretariat's answer to one round of an action. `reasons` maps a criterion to a text in `language`.

    A refusal has two steps: announced with a date until which the government can answer, and only then final,
    with exactly the reasons that were announced. A decision that is pending waits to be told: its letters are written
    and held, and nothing in it changes. It takes effect when they are released, so that nobody sees it before.
    """

    action = models.ForeignKey("actions.Action", on_delete=models.PROTECT, related_name="decisions")
    round = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=10, choices=DecisionStatus.choices, default=DecisionStatus.DRAFT)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True, default="")
    language = models.CharField(max_length=5, default="en")
    message = models.TextField(blank=True)
    reasons: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)
    announced_message = models.TextField(blank=True)
    announced_reasons: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(
        default=dict, blank=True
    )
    announced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=KEEP, related_name="+"
    )
    announced_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    reply = models.TextField(blank=True)
    reply_language = models.CharField(max_length=5, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=KEEP, related_name="+"
    )
    replied_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=KEEP, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    pending_at = models.DateTimeField(null=True, blank=True)
    pending_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=KEEP, related_name="+"
    )

    class Meta:
        ordering = ("id",)
        indexes: ClassVar = [
            models.Index(
                fields=["pending_at"], condition=Q(pending_at__isnull=False), name="pending_decisions"
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "round"], name="one_decision_per_round"),
            models.CheckConstraint(
                condition=Q(status__in=DecisionStatus.values), name="decision_status_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *Outcome.values]), name="decision_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(pending_at__isnull=True)
                | (~Q(status=DecisionStatus.FINAL) & Q(outcome__in=Outcome.values)),
                name="only_an_open_decision_with_an_outcome_is_pending",
            ),
            models.CheckConstraint(
                condition=(Q(status=DecisionStatus.FINAL, decided_at__isnull=False) & ~Q(outcome=""))
                | (~Q(status=DecisionStatus.FINAL) & Q(decided_at__isnull=True)),
                name="only_a_final_decision_was_decided",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[DecisionStatus.ANNOUNCED, DecisionStatus.ANSWERED])
                | Q(announced_at__isnull=False, answer_by__isnull=False),
                name="an_announced_refusal_can_be_answered",
            ),
            models.CheckConstraint(
                condition=~Q(status=DecisionStatus.FINAL, outcome=Outcome.DECLINE)
                | Q(announced_at__isnull=False),
                name="nobody_is_declined_without_an_announcement",
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"
