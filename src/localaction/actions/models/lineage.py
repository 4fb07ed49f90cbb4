"""Where an action comes from: the published actions that it adapts, scales, continues or was inspired by."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Relation(models.TextChoices):
    """What an action is to the published action it names."""

    ADAPTED_FROM = "adapted_from", _("Adapted from it")
    INSPIRED_BY = "inspired_by", _("Inspired by it")
    SCALES = "scales", _("Makes it larger")
    CONTINUES = "continues", _("Continues it")
    JOINTLY_WITH = "jointly_with", _("Done jointly with it")


class OriginAnswer(models.TextChoices):
    """What the government of the named action says about being named."""

    NONE = "", _("No answer yet")
    AGREED = "agreed", _("Agrees")
    DISPUTED = "disputed", _("Does not see it this way")


class Lineage(models.Model):
    """An action names a published action as its origin. `kept`, `changed`, `dropped` are in the action's language.

    `origin` is a reference in the register. `note` is written by the government of the origin to that of the action,
    in `note_language`; it is never published.
    """

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="lineage")
    origin = models.CharField(max_length=40)
    relation = models.CharField(max_length=12, choices=Relation.choices, default=Relation.ADAPTED_FROM)
    kept = models.TextField(blank=True)
    changed = models.TextField(blank=True)
    dropped = models.TextField(blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=8, choices=OriginAnswer.choices, blank=True, default="")
    note = models.TextField(blank=True)
    note_language = models.CharField(max_length=5, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        indexes: ClassVar = [models.Index(fields=["origin"], name="lineage_by_origin")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(relation__in=Relation.values), name="lineage_relation_known"),
            models.CheckConstraint(condition=Q(answer__in=OriginAnswer.values), name="lineage_answer_known"),
            models.CheckConstraint(condition=~Q(origin=""), name="lineage_names_an_origin"),
            models.UniqueConstraint(fields=["action", "origin"], name="lineage_names_an_origin_once"),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} {self.relation} {self.origin}"
