"""What people answered to suggested objectives: kept to judge the suggestions by."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    """What a person made of a suggestion."""

    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Rejected")


class SuggestionAnswer(models.Model):
    """The last answer to one suggested item of an action. `item` is its code; `score` and `strength` as suggested."""

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="suggestion_answers")
    item = models.ForeignKey("frameworks.Item", to_field="code", on_delete=models.PROTECT, related_name="+")
    framework = models.CharField(max_length=60)
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    score = models.FloatField(default=0.0)
    strength = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=5, default="en")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(verdict__in=Verdict.values), name="suggestion_answer_verdict_known"
            ),
            models.UniqueConstraint(fields=["action", "item"], name="suggestion_answered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.verdict} for {self.action_id}"
