"""Who has a draft open, what each open form knows of its page, and how often a waiting draft was mentioned."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class Sheet(models.Model):
    """One page as it lies open before somebody: a form that was drawn, and what it knows since it saved last.

    `shown` is what stands in its boxes and `base` what was kept of it (see merging.Known). `told` are colleagues'
    answers it was given with `told_version`, to put into its boxes. `moved` says where its rows are kept: group to
    position on the sheet to position in the draft. `turn` counts what its browser has typed and we have kept.
    """

    code = models.CharField(max_length=20, unique=True)
    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="sheets")
    page = models.SlugField(max_length=40)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    shown: models.JSONField[dict[str, list[str]], dict[str, list[str]]] = models.JSONField(default=dict)
    base: models.JSONField[dict[str, list[str]], dict[str, list[str]]] = models.JSONField(default=dict)
    told: models.JSONField[dict[str, list[str]], dict[str, list[str]]] = models.JSONField(default=dict)
    told_version = models.PositiveIntegerField(default=0)
    moved: models.JSONField[dict[str, dict[str, int]], dict[str, dict[str, int]]] = models.JSONField(
        default=dict
    )
    turn = models.PositiveIntegerField(default=0)
    used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["used_at"], name="sheets_by_age")]

    def __str__(self) -> str:
        return f"{self.page} of {self.action_id}, open"


class Presence(models.Model):
    """Somebody was last seen on a page of a draft; page "" is the list of its pages. `since`: of this visit."""

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    page = models.SlugField(max_length=40, blank=True)
    since = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "person"], name="one_presence_per_person_and_draft"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} on {self.page or 'the list'} of {self.action_id}"


class Reminder(models.Model):
    """How often somebody was told that a draft waits, and whether she asked not to be told again."""

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="reminders")
    email = models.EmailField()
    sent = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    hushed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "email"], name="one_count_of_reminders_per_person"),
            models.CheckConstraint(condition=models.Q(sent__lte=3), name="never_more_than_three_reminders"),
        ]

    def __str__(self) -> str:
        return f"{self.sent} about {self.action_id}"
