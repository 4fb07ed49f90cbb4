"""States of safety in words, and histories."""

from __future__ import annotations

from typing import Any

from localaction.kit import events, trail
from localaction.safety.lifecycle import ConcernStatus, HidingStatus

TONES = {
    ConcernStatus.NEW: "attention",
    ConcernStatus.ANSWERED: "good",
    ConcernStatus.ASIDE: "quiet",
    HidingStatus.HIDDEN: "attention",
    HidingStatus.ASKED: "active",
    HidingStatus.RESTORED: "good",
}


def concern_state(concern: Any) -> dict[str, Any]:
    """The state as the status component takes it."""
    return {"word": concern.get_status_display(), "tone": TONES.get(concern.status, "quiet")}


def hiding_state(hiding: Any) -> dict[str, Any]:
    """The state as the status component takes it."""
    return {"word": hiding.get_status_display(), "tone": TONES.get(hiding.status, "quiet")}


def events_of(thing: Any) -> list[dict[str, Any]]:
    """What was done, for the timeline component, newest first."""
    return [
        {
            "at": event.at,
            "text": events.words_of(event.verb),
            "who": event.name,
            "detail": event.because,
        }
        for event in trail.history_of(thing).order_by("-id")
    ]
