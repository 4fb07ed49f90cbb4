"""The history of a signature in words."""

from __future__ import annotations

from typing import Any

from localaction.kit import events, trail


def events_of(signature: Any) -> list[dict[str, Any]]:
    """What was done to a signature for the timeline component, newest first."""
    return [
        {
            "at": event.at,
            "text": events.words_of(event.verb),
            "who": event.name,
            "detail": event.because,
        }
        for event in trail.history_of(signature).order_by("-id")
    ]
