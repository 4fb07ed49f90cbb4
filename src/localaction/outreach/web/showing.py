"""What pages show of outreach: a state in words and tone, the funnel as bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from localaction.outreach.lifecycle import ProspectStatus
from localaction.outreach.queries import Funnel

TONES = {
    ProspectStatus.LISTED: "quiet",
    ProspectStatus.INVITED: "waiting",
    ProspectStatus.JOINED: "good",
    ProspectStatus.DECLINED: "bad",
    ProspectStatus.REDIRECTED: "waiting",
    ProspectStatus.STOPPED: "quiet",
    ProspectStatus.DROPPED: "quiet",
}


@dataclass(frozen=True, slots=True)
class State:
    """A state as a page shows it."""

    word: str
    tone: str


def state_of(prospect: Any) -> State:
    """Where a government on a list stands."""
    return State(prospect.get_status_display(), TONES[ProspectStatus(prospect.status)])


def funnel_bars(funnel: Funnel) -> list[dict[str, Any]]:
    """The steps of a funnel, each with how many got at least there."""
    words = (
        _("On the list"),
        _("Invited"),
        _("Opened the invitation, or a mail program did"),
        _("Joined"),
        _("Signature stands"),
        _("Sent an action"),
        _("Have it published"),
    )
    return [{"label": word, "value": value} for word, value in zip(words, funnel.steps(), strict=True)]
