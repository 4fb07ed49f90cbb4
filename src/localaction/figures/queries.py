"""Asking for the public figures: what was counted last, in the reader's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.utils.translation import override

from localaction.figures import snapshots, wording
from localaction.figures.wording import Figure


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures as they were counted at one entry of the register."""

    sequence: int
    at: datetime
    figures: tuple[Figure, ...]

    def named(self, name: str) -> Figure | None:
        """One of them, or None."""
        return next((one for one in self.figures if one.name == name), None)


NAMES = (
    "participation", "regions", "priorities", "balance", "gcm-objectives", "gcr-objectives", "sdg-goals", "stages",
    "people", "needs", "replication", "years", "languages",
)  # fmt: skip
"""The figures there are, in the order of the page."""


def counted(language: str) -> Counted | None:
    """Everything that was counted last; None before the first time."""
    snapshot = snapshots.latest()
    if snapshot is None:
        return None
    return _in_words(snapshot.pk, snapshot.counted_at, language)


@lru_cache(maxsize=16)
def _in_words(pk: int, at: datetime, language: str) -> Counted | None:
    """Kept, for nothing of a snapshot changes under its number and moment."""
    snapshot = snapshots.latest()
    if snapshot is None:
        return None
    with override(language):
        return Counted(snapshot.sequence, snapshot.counted_at, wording.figures(snapshot.figures))
