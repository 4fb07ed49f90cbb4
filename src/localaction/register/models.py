"""What the register remembers: entries that never change, and what is derived from them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.TextChoices):
    """What an entry says."""

    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")
    HIDDEN = "hidden", _("hidden")


class Entry(models.Model):
    """One published version, one tombstone, or the mark of a hidden thing. The database refuses to change it.

    `sequence` runs from 1 without gaps; `version` from 1 for each thing; `content` is canonical JSON.
    """

    sequence = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=200)
    version = models.PositiveIntegerField()
    event = models.CharField(max_length=10, choices=Event.choices)
    schema = models.CharField(max_length=40)
    language = models.CharField(max_length=12)
    published_at = models.DateTimeField()
    content = models.TextField()
    content_hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    entry_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("sequence",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "reference", "version"], name="one_entry_per_version"),
            models.CheckConstraint(
                condition=models.Q(sequence__gte=1, version__gte=1), name="counted_from_one"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["kind", "sequence"], name="entries_of_a_kind"),
            models.Index(fields=["event", "sequence"], name="entries_of_an_event"),
            # entries stand in the order of time: where a moment lies in the register is found at once
            models.Index(fields=["published_at", "sequence"], name="entries_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.kind} {self.reference} version {self.version} {self.event}"


class Current(models.Model):
    """Derived: the latest entry of each thing, so that reading one thing is one indexed query.

    `first_sequence` is the entry of its first version: what is newest does not change with a correction.
    """

    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=200)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    event = models.CharField(max_length=10, choices=Event.choices)
    version = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)
    first_sequence = models.BigIntegerField()
    first_published_at = models.DateTimeField()
    country = models.CharField(max_length=2, blank=True)
    government = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "reference"], name="one_current_entry_per_thing")
        ]
        indexes: ClassVar = [
            models.Index(fields=["kind", "event", "first_sequence"], name="newest_of_a_kind"),
            models.Index(fields=["government", "kind"], name="things_of_a_government"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference} version {self.version}"


class Tally(models.Model):
    """Derived: how many things of a kind are published now, so that a count does not grow with the register."""

    kind = models.CharField(max_length=20, unique=True)
    published = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.published} × {self.kind}"


class Checkpoint(models.Model):
    """The Merkle root over the first `sequence` entries. Refuses changes as entries do."""

    sequence = models.BigIntegerField(primary_key=True)
    root = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("sequence",)

    def __str__(self) -> str:
        return f"{self.root} over {self.sequence}"


class Subtree(models.Model):
    """Derived: the Merkle root over a full subtree of 2^level entries, the `place`-th of its level from 0.

    Kept from subtrees.LOWEST on, so that a proof reads a few rows of these and never all entries.
    """

    level = models.PositiveSmallIntegerField()
    place = models.BigIntegerField()
    root = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["level", "place"], name="one_root_per_subtree")
        ]

    def __str__(self) -> str:
        return f"{self.root} over subtree {self.place} of level {self.level}"
