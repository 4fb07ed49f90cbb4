"""How a draft is written: pages saved as you go, what could not be read, what two people wrote at once, questions."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class DraftPage(models.Model):
    """One page of a draft that somebody has saved.

    `version` counts its saves; `sheet` names the open form that saved it last. `unread` maps field names of the
    form to what was typed there and could not be understood, so that it is shown again instead of lost.
    """

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="pages")
    page = models.SlugField(max_length=40)
    version = models.PositiveIntegerField(default=0)
    sheet = models.CharField(max_length=20, blank=True)
    unread: models.JSONField[dict[str, list[str]], dict[str, list[str]]] = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "page"], name="one_row_per_draft_page"),
        ]

    def __str__(self) -> str:
        return f"{self.page} of {self.action_id}, version {self.version}"


class SetAside(models.Model):
    """What somebody typed where a colleague had typed something else: kept beside, by field, until they choose.

    `against` saved the text that stands.
    """

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="set_aside")
    page = models.SlugField(max_length=40)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    against = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    typed: models.JSONField[dict[str, list[str]], dict[str, list[str]]] = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["action", "page", "person"], name="one_text_set_aside_per_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page} of {self.action_id}, set aside"


class Question(models.Model):
    """A question of the secretariat to the government, and its answer. `page` "" asks about the whole."""

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="questions")
    page = models.SlugField(max_length=40, blank=True)
    text = models.TextField()
    language = models.CharField(max_length=5, default="en")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(blank=True)
    answer_language = models.CharField(max_length=5, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="question_asks_something"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="answer_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
