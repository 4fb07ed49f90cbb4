"""The texts of an action in other languages: each knows the text it was made from, who made it and what is public."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Mark(models.TextChoices):
    """How a translation was made."""

    HUMAN = "human", _("Translated by a person")
    MACHINE = "machine", _("Machine translation")
    REVIEWED = "reviewed", _("Machine translation, checked by a person")


class TextTranslation(models.Model):
    """One text of an action in another language.

    `key` says which text (see `wordings`); `source` is that text as it read when it was translated, "" when that is
    not known. `text` is written on; it is offered when its writer says that it is finished, and `released_*` is what
    crosses the wall: it stays as it is until another text is released. `sheet` names the open form that wrote last;
    `outdated_at` is since when the translation of a public action is known to be behind its original;
    `beside` keeps what a second person typed at the same time, until somebody chooses.
    """

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=5)
    key = models.CharField(max_length=60)
    text = models.TextField(blank=True)
    source = models.TextField(blank=True)
    mark = models.CharField(max_length=8, choices=Mark.choices, default=Mark.HUMAN)
    sheet = models.CharField(max_length=20, blank=True)
    beside = models.TextField(blank=True)
    beside_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    offered_at = models.DateTimeField(null=True, blank=True)
    released_text = models.TextField(blank=True)
    released_source = models.TextField(blank=True)
    released_mark = models.CharField(max_length=8, choices=Mark.choices, default=Mark.HUMAN)
    outdated_at = models.DateTimeField(null=True, blank=True, default=None)

    class Meta:
        ordering = ("id",)
        indexes: ClassVar = [
            models.Index(
                fields=["outdated_at", "id"],
                condition=Q(outdated_at__isnull=False),
                name="translations_outdated",
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["action", "language", "key"], name="translation_once_per_text_and_language"
            ),
            models.CheckConstraint(
                condition=Q(mark__in=Mark.values, released_mark__in=Mark.values),
                name="translation_mark_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.action_id} in {self.language}"


class RunState(models.TextChoices):
    """How far a machine has come."""

    WAITING = "waiting", _("Waiting")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


class TranslationRun(models.Model):
    """A machine was asked to translate what an action lacks in a language. `problem` is a code of kit.translation."""

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="translation_runs")
    language = models.CharField(max_length=5)
    state = models.CharField(max_length=8, choices=RunState.choices, default=RunState.WAITING)
    problem = models.CharField(max_length=20, blank=True)
    done = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["action", "language"], name="one_machine_per_action_and_language"
            ),
            models.CheckConstraint(
                condition=Q(state__in=RunState.values), name="translation_run_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} into {self.language}: {self.state}"
