"""What the secretariat proposes to change in an accepted or published action, and what its author answered."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from localaction.actions.lifecycle import OPEN_EDITS, EditStatus
from localaction.actions.models.translating import Mark


class Edit(models.Model):
    """One proposal: corrections and translations that are agreed to, or not, together.

    `note` tells the author why, in `note_language`; `answer` is what the author wrote. `reminders` counts letters
    after the first; `version` is that of the register in which the agreed texts were frozen, 0 while there is none.
    """

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="edits")
    status = models.CharField(max_length=10, choices=EditStatus.choices, default=EditStatus.WRITING)
    note = models.TextField(blank=True)
    note_language = models.CharField(max_length=5, default="en")
    begun_at = models.DateTimeField(default=timezone.now)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_at = models.DateTimeField(null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answer = models.TextField(blank=True)
    answer_language = models.CharField(max_length=5, default="en")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-id",)
        indexes: ClassVar = [models.Index(fields=["status", "proposed_at"], name="edits_by_state_and_age")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(status__in=EditStatus.values), name="edit_status_known"),
            models.UniqueConstraint(
                fields=["action"], condition=Q(status__in=OPEN_EDITS), name="one_open_edit_per_action"
            ),
            models.CheckConstraint(
                condition=~Q(status=EditStatus.AGREED) | Q(answered_at__isnull=False),
                name="edit_agreed_to_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"edit {self.pk} of {self.action_id}"


class EditedText(models.Model):
    """One text of an edit: how it read when the editor began, and how it shall read.

    `language` is that of the text itself for a correction; of the translation otherwise, and then `source` is the
    original that it translates. `is_left_out`: the author agreed to the others without this one.
    """

    edit = models.ForeignKey(Edit, on_delete=models.CASCADE, related_name="texts")
    key = models.CharField(max_length=60)
    language = models.CharField(max_length=5)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    source = models.TextField(blank=True)
    mark = models.CharField(max_length=8, choices=Mark.choices, default=Mark.HUMAN)
    is_left_out = models.BooleanField(default=False)
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edit", "language", "key"], name="edited_once_per_text_and_language"
            ),
            models.CheckConstraint(condition=Q(mark__in=Mark.values), name="edited_mark_known"),
        ]

    def __str__(self) -> str:
        return f"{self.key} in {self.language}"
