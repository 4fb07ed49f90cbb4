"""Files that the secretariat brings in at the desk: what each held, what became of it, what can be undone."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions.lifecycle import ImportStatus


def import_storage() -> FileSystemStorage:
    """Where files wait that were brought to the desk: no web server hands them out."""
    return FileSystemStorage(location=settings.STATE / "imports", base_url=None, file_permissions_mode=0o600)


class Subject(models.TextChoices):
    """What the rows of a file are about."""

    ACTIONS = "actions", _("Actions, with their governments")
    GOVERNMENTS = "governments", _("Governments")
    SIGNATURES = "signatures", _("Signatures, with their governments")


class Batch(models.Model):
    """One file and what became of it.

    `digest` is the SHA-256 of the file as it was brought. `headings` are those of its columns, in order; `mapping`
    says for a column of ours which heading fills it, `fixed` which text fills it in every row. `rows` and `done`
    are counts of rows, for the progress; `counts` holds what became of them by name. `language` is that of the
    person who brought it, in which what is wrong is written down.
    """

    subject = models.CharField(max_length=12, choices=Subject.choices)
    source = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=ImportStatus.choices, default=ImportStatus.BROUGHT)
    file = models.FileField(storage=import_storage, max_length=200)
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, db_index=True)
    headings: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    samples: models.JSONField[list[list[str]], list[list[str]]] = models.JSONField(default=list, blank=True)
    mapping: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict, blank=True)
    fixed: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict, blank=True)
    is_mapped = models.BooleanField(default=False)
    collected_on = models.DateField(default=timezone.localdate)
    rows = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    counts: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict, blank=True)
    problem = models.TextField(blank=True)
    because = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="en")
    brought_at = models.DateTimeField(default=timezone.now)
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    run_at = models.DateTimeField(null=True, blank=True)
    run_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("-id",)
        indexes: ClassVar = [models.Index(fields=["status", "brought_at"], name="imports_by_state_and_age")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(status__in=ImportStatus.values), name="import_status_known"),
            models.CheckConstraint(condition=Q(subject__in=Subject.values), name="import_subject_known"),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.subject})"


class BatchProblem(models.Model):
    """One thing wrong in a row of a batch, in the language of the person who brought it."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="problems")
    line = models.PositiveIntegerField()
    column = models.CharField(max_length=100, blank=True)
    value = models.CharField(max_length=200, blank=True)
    reason = models.TextField()
    code = models.CharField(max_length=40)

    class Meta:
        ordering = ("line", "id")
        indexes: ClassVar = [models.Index(fields=["batch", "line", "id"], name="problems_of_an_import")]

    def __str__(self) -> str:
        return f"line {self.line}: {self.code}"


class Outcome(models.TextChoices):
    """What an import did with a record."""

    ENTERED = "entered", _("Entered")
    CHANGED = "changed", _("Changed")


class Fate(models.TextChoices):
    """What undoing the import did with a record."""

    STANDS = "", _("Stands")
    GONE = "gone", _("Taken back")
    RESTORED = "restored", _("As it was before")
    STAYS = "stays", _("Stays, because others built on it")


class BatchRecord(models.Model):
    """One record that a batch entered or changed. `kind` and `reference` name it, `pk_of` is its key in its table.

    `event` is the key of the trail's event that says so: what came after was built on it.

    `before` holds what a changed action said, so that it can be said again; `why_stays` tells in words what was
    built on a record that undoing left alone.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="records")
    line = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=12)
    reference = models.CharField(max_length=200)
    pk_of = models.BigIntegerField()
    event = models.BigIntegerField(default=0)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.ENTERED)
    before: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict, blank=True)
    fate = models.CharField(max_length=8, choices=Fate.choices, default="", blank=True)
    why_stays = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        indexes: ClassVar = [
            models.Index(fields=["batch", "fate", "id"], name="records_of_an_import"),
            models.Index(fields=["kind", "pk_of"], name="imports_of_a_record"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"


class ColumnMemory(models.Model):
    """How the columns of files from one source were mapped the last time."""

    source_key = models.CharField(max_length=200)
    subject = models.CharField(max_length=12, choices=Subject.choices)
    mapping: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    fixed: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source_key", "subject"], name="columns_remembered_once_per_source"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source_key} ({self.subject})"
