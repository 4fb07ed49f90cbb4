"""The history of a government's record in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from localaction.kit import trail

VERBS = {
    "government.proposed": _("Proposed"),
    "government.listed": _("Listed from a source"),
    "government.verified": _("Verified"),
    "government.rejected": _("Not accepted"),
    "government.reopened": _("Opened again"),
    "government.merged": _("Merged into another record"),
    "government.changed_details": _("Details changed"),
}


def events_of(government: Any) -> list[dict[str, Any]]:
    """What was done to a record for the timeline component, newest first."""
    return [
        {
            "at": event.at,
            "text": VERBS.get(event.verb, event.verb),
            "who": event.name,
            "detail": event.because,
        }
        for event in trail.history_of(government).order_by("-id")
    ]
