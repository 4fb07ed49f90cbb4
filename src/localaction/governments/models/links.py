"""What ties governments to each other: the networks they belong to, and the cities they are twinned with."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from localaction.governments.models.registry import Government, Organisation


class NetworkMembership(models.Model):
    """A government belongs to a network or council of governments; `since` is empty where nobody knows the day."""

    government = models.ForeignKey(Government, on_delete=models.CASCADE, related_name="networks")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="governments")
    since = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["government", "organisation"], name="a_network_is_joined_once")
        ]

    def __str__(self) -> str:
        return f"{self.government} · {self.organisation}"


class Twinning(models.Model):
    """Two governments are twinned. One row for the pair: `government` is the one that was entered first."""

    government = models.ForeignKey(Government, on_delete=models.CASCADE, related_name="twinnings")
    twin = models.ForeignKey(Government, on_delete=models.CASCADE, related_name="twinnings_from")

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["government", "twin"], name="a_pair_is_twinned_once"),
            models.CheckConstraint(condition=Q(government__lt=F("twin")), name="a_pair_has_one_order"),
        ]

    def __str__(self) -> str:
        return f"{self.government} · {self.twin}"
