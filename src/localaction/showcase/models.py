"""What the public pages remember themselves: lists that somebody wants to cite."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class CitedList(models.Model):
    """A search as it stood at one entry of the register, under a short code. It is never changed.

    The code follows from the question, so that the same list has the same address whoever asks. Who asked is not kept.
    """

    code = models.CharField(max_length=16, unique=True)
    query = models.TextField()
    entry = models.PositiveBigIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(entry__gt=0), name="cited_lists_name_an_entry")
        ]

    def __str__(self) -> str:
        return f"{self.code} as of {self.entry}"
