"""The history of a government's record in words."""

from __future__ import annotations

from typing import Any

from localaction.kit import events, trail


def events_of(government: Any) -> list[dict[str, Any]]:
    """What was done to a record for the timeline component, newest first."""
    return [
        {
            "at": event.at,
            "text": events.words_of(event.verb),
            "who": event.name,
            "detail": event.because,
        }
        for event in trail.history_of(government).order_by("-id")
    ]
