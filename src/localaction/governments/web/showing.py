"""The history of a government's record in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from localaction.kit import trail

VERBS = {
    "government.proposed": pgettext_lazy("government", "Proposed"),
    "government.listed": pgettext_lazy("government", "Listed from a source"),
    "government.verified": pgettext_lazy("government", "Verified"),
    "government.rejected": pgettext_lazy("government", "Not accepted"),
    "government.reopened": _("Opened again"),
    "government.merged": _("Merged into another record"),
    "government.changed_details": _("Details changed"),
    "government.lost_contact": _("Nobody could be reached any more"),
    "government.found_contact": _("Somebody can be reached again"),
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
