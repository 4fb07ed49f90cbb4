"""Calls: the windows in which actions are collected."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from localaction.actions.lifecycle import CallStatus


class CallQuerySet(models.QuerySet["Call"]):
    """Calls, said in sentences."""

    def real(self) -> CallQuerySet:
        """Without copies made to rehearse."""
        return self.filter(is_rehearsal=False)


class Call(models.Model):
    """A window in which actions are collected, or a rolling one (`closes_on` empty).

    Made at the desk or loaded from content; `digest` is that of the content it was loaded from. A call that content
    brings stands open; one made at the desk begins as a draft.

    `texts` maps a language to {"title": …, "short_title": …, "intro": […], "who_can_join": …,
    "what_happens_next": […], "closing": …}. `questions` holds the extra questions as `questions.from_data` reads
    them. `blind` names facts hidden from assessors: "governments", "people", "partners", "place".
    `rubric_version` is fixed when the call opens; "" is the newest. `extensions` lists what moved its last day, as
    {"before", "until" (dates or ""), "because", "language", "at"}.
    """

    code = models.SlugField(max_length=60, unique=True)
    status = models.CharField(max_length=10, choices=CallStatus.choices, default=CallStatus.OPEN)
    opens_on = models.DateField()
    closes_on = models.DateField(null=True, blank=True)
    opens_itself = models.BooleanField(default=False)
    languages: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    rubric = models.SlugField(max_length=60, blank=True)
    rubric_version = models.CharField(max_length=20, blank=True, default="")
    priorities: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    forums: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    texts: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    questions: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(
        default=list, blank=True
    )
    extensions: models.JSONField[list[dict[str, str]], list[dict[str, str]]] = models.JSONField(
        default=list, blank=True
    )
    blind: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    assessors_needed = models.PositiveSmallIntegerField(default=2)
    assess_by = models.DateField(null=True, blank=True)
    is_rehearsal = models.BooleanField(default=False)
    copied_from = models.ForeignKey(
        "actions.Call", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies"
    )
    digest = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ("-opens_on", "code")
        indexes: ClassVar = [models.Index(fields=["status", "closes_on"], name="calls_by_state_and_end")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True) | Q(closes_on__gte=F("opens_on")),
                name="call_closes_after_it_opens",
            ),
            models.CheckConstraint(condition=Q(status__in=CallStatus.values), name="call_status_known"),
            models.CheckConstraint(
                condition=Q(assessors_needed__gte=1, assessors_needed__lte=9),
                name="call_asks_for_one_to_nine_assessors",
            ),
        ]

    def __str__(self) -> str:
        return self.code
