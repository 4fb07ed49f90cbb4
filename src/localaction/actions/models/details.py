"""What an action has several of: claims, milestones, alignment, partners, pictures. Texts are in its language."""

from typing import ClassVar

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions.models.action import Precision


class PeopleClaim(models.Model):
    """One claim of people served, with who counted and how. Claims are never added together."""

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="claims")
    position = models.PositiveSmallIntegerField(default=0)
    number = models.PositiveBigIntegerField()
    who = models.CharField(max_length=300, blank=True)
    method = models.CharField(max_length=60, default="unknown")
    source = models.CharField(max_length=500, blank=True)
    as_of = models.DateField(null=True, blank=True)
    as_of_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)

    class Meta:
        ordering = ("position", "id")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(number__gte=0), name="claim_not_negative"),
            models.CheckConstraint(
                condition=Q(as_of_precision__in=Precision.values), name="claim_precision_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.who}".strip()


class Milestone(models.Model):
    """What will be true on a date, and when it was."""

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="milestones")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=500)
    due_on = models.DateField(null=True, blank=True)
    due_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="milestone_says_something"),
            models.CheckConstraint(
                condition=Q(due_precision__in=Precision.values), name="milestone_precision_known"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Rank(models.TextChoices):
    """How strongly an action serves a framework item."""

    PRIMARY = "primary", _("Primary")
    SECONDARY = "secondary", _("Secondary")


class SaidBy(models.TextChoices):
    """Who says that an action serves a framework item."""

    DECLARED = "declared", _("declared by the government")
    SUGGESTED = "suggested", _("suggested and accepted")
    CONFIRMED = "confirmed", _("confirmed by assessors")


class Alignment(models.Model):
    """An action serves a framework item. `item_id` is the item's code ("GCM-15"); `framework` its framework's."""

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="alignments")
    item = models.ForeignKey("frameworks.Item", to_field="code", on_delete=models.PROTECT, related_name="+")
    framework = models.CharField(max_length=60)
    rank = models.CharField(max_length=10, choices=Rank.choices, default=Rank.SECONDARY)
    said_by = models.CharField(max_length=10, choices=SaidBy.choices, default=SaidBy.DECLARED)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("rank", "id")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(rank__in=Rank.values), name="alignment_rank_known"),
            models.CheckConstraint(condition=Q(said_by__in=SaidBy.values), name="alignment_voice_known"),
            models.UniqueConstraint(fields=["action", "item"], name="alignment_said_once"),
            models.UniqueConstraint(
                fields=["action", "framework"],
                condition=Q(rank="primary"),
                name="alignment_one_primary_per_framework",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} ({self.rank})"


class Partner(models.Model):
    """Somebody who works on an action without owning it."""

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="partners")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=300)
    role = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(name=""), name="partner_has_a_name")]

    def __str__(self) -> str:
        return self.name


def private_storage() -> FileSystemStorage:
    """Where pictures wait until they are published: no web server hands these files out."""
    return FileSystemStorage(
        location=settings.MEDIA_ROOT / "private", base_url=None, file_permissions_mode=0o600
    )


class Subjects(models.TextChoices):
    """Who can be recognised in a picture."""

    NOBODY = "nobody", _("Nobody can be recognised")
    ADULTS = "adults", _("Adults, who agreed")
    CHILDREN = "children", _("Children, whose parents or guardians agreed")


class Channel(models.TextChoices):
    """Where a picture may be shown."""

    WEB = "web", _("This website")
    PRINT = "print", _("Printed publications")
    SOCIAL = "social", _("Social media")
    INTERNATIONAL = "international", _("The websites of the United Nations and other partners")


class Picture(models.Model):
    """A picture, written anew without its metadata, with the consent of those shown.

    `digest` is the SHA-256 of the file, which becomes its public name when the action is published. `channels`
    holds where it may be shown; None: nobody was asked, as before there was the question. `consent_until` is the
    last day of the consent; `warned_for` the last day about which its team had a letter.
    """

    action = models.ForeignKey("actions.Action", on_delete=models.CASCADE, related_name="pictures")
    position = models.PositiveSmallIntegerField(default=0)
    file = models.FileField(storage=private_storage, upload_to="actions", max_length=200)
    digest = models.CharField(max_length=64)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    alt = models.CharField(max_length=500, blank=True)
    credit = models.CharField(max_length=200, blank=True)
    subjects = models.CharField(max_length=10, choices=Subjects.choices, blank=True, default="")
    consent_by = models.CharField(max_length=300, blank=True)
    consent_text = models.TextField(blank=True)
    consent_on = models.DateField(null=True, blank=True)
    consent_guardian = models.CharField(max_length=300, blank=True, default="")
    consent_language = models.CharField(max_length=60, blank=True, default="")
    channels: models.JSONField[list[str] | None, list[str] | None] = models.JSONField(
        null=True, blank=True, default=None
    )
    consent_until = models.DateField(null=True, blank=True)
    warned_for = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("position", "id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(subjects__in=["", *Subjects.values]), name="picture_subjects_known"
            ),
        ]

    def __str__(self) -> str:
        return self.alt or self.digest
