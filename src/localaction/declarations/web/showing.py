"""The history of a signature in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from localaction.kit import trail

VERBS = {
    "signature.begun": _("Signature begun"),
    "signature.listed": pgettext_lazy("signature", "Listed from a source"),
    "signature.signed": _("Signed and sent"),
    "signature.gained_evidence": _("Evidence added"),
    "signature.lost_evidence": _("Evidence removed"),
    "signature.handed_back": _("Question asked"),
    "signature.answered": _("Question answered"),
    "signature.confirmed_by_one": _("One person confirmed"),
    "signature.confirmed": pgettext_lazy("signature", "Confirmed"),
    "signature.refused": pgettext_lazy("signature", "Not accepted"),
    "signature.disputed": _("Marked as disputed"),
    "signature.settled": _("Dispute settled"),
    "signature.superseded": _("A newer signature took its place"),
    "signature.withdrawn": pgettext_lazy("signature", "Withdrawn"),
    "signature.moved": _("Moved to the record that stays after a merger"),
    "signature.gave_way": _("Another signature of the same government is valid"),
}


def events_of(signature: Any) -> list[dict[str, Any]]:
    """What was done to a signature for the timeline component, newest first."""
    return [
        {
            "at": event.at,
            "text": VERBS.get(event.verb, event.verb),
            "who": event.name,
            "detail": event.because,
        }
        for event in trail.history_of(signature).order_by("-id")
    ]
