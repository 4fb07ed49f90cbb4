"""What syndication keeps for itself: on which shelves each thing of the register lies. Derived; can be emptied."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Shelf(models.Model):
    """Things that belong together: "kind-action", "country-UG", "objective-GCM-4". "" holds everything."""

    spec = models.CharField(max_length=220, unique=True)

    def __str__(self) -> str:
        return self.spec


class Shelved(models.Model):
    """One thing on one shelf, under the number of its latest entry in the register."""

    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    sequence = models.BigIntegerField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shelf", "kind", "sequence"], name="once_on_a_shelf")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.sequence}"


class ShelvedUpto(models.Model):
    """Up to which entry everything is shelved: one row. `hash` tells another register from this one."""

    only = models.PositiveSmallIntegerField(unique=True, default=1)
    sequence = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return str(self.sequence)
