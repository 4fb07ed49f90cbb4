"""What the figures do by themselves: being counted anew when the register has moved on."""

from __future__ import annotations

from localaction.figures import snapshots
from localaction.kit import jobs


@jobs.every(minutes=1)
def follow_register() -> None:
    """Count what the public figures show, once for each state of the register."""
    snapshots.follow()
