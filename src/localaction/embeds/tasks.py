"""What the embeds do by themselves: letting no card outlive what it is about."""

from __future__ import annotations

from localaction.embeds import cards
from localaction.kit import jobs


@jobs.every(seconds=10)
def sweep_cards() -> None:
    """Delete the cards of what changed, was withdrawn or hidden, from this host's folder."""
    cards.sweep()
