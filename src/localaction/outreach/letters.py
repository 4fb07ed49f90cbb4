"""The letters of outreach: the invitation, and what follows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from localaction.kit.post import Letter, Recipient
from localaction.outreach.models import Prospect


@dataclass(frozen=True, kw_only=True)
class Invitation(Letter):
    """To a government that has not joined: what the Call is, who writes, one link that begins with what is known."""

    folder: ClassVar[str] = "outreach/letters/invitation"
    prospect: Prospect
    by: str
    token: str

    def recipients(self) -> list[Recipient]:
        return [to(self.prospect)]


@dataclass(frozen=True, kw_only=True)
class FollowUp(Letter):
    """The same, shorter, once nobody has answered; `is_last` says that no other will come."""

    folder: ClassVar[str] = "outreach/letters/follow_up"
    prospect: Prospect
    by: str
    token: str
    is_last: bool

    def recipients(self) -> list[Recipient]:
        return [to(self.prospect)]


def to(prospect: Prospect) -> Recipient:
    """Whom a letter about a prospect is for."""
    return Recipient(prospect.contact_name or prospect.name, prospect.contact_email, prospect.language)
