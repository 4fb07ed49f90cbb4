"""The letters about safety, each in its reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from localaction.accounts.queries import secretariat_recipients
from localaction.kit.post import Letter, Recipient
from localaction.safety.models import Concern, Hiding, Recall


@dataclass(frozen=True, kw_only=True)
class ConcernArrived(Letter):
    """To the secretariat at once: somebody may be at risk."""

    folder: ClassVar[str] = "safety/letters/concern_arrived"
    concern: Concern

    def recipients(self) -> list[Recipient]:
        return secretariat_recipients()


@dataclass(frozen=True, kw_only=True)
class ToReporter(Letter):
    """A letter to whoever told a concern and left an address. It repeats no words of theirs."""

    concern: Concern
    token: str

    def recipients(self) -> list[Recipient]:
        return [Recipient("", self.concern.email, self.concern.language)] if self.concern.email else []


@dataclass(frozen=True, kw_only=True)
class ConcernReceived(ToReporter):
    """We have it; here is its number and where you see what became of it."""

    folder: ClassVar[str] = "safety/letters/concern_received"


@dataclass(frozen=True, kw_only=True)
class ConcernAnswered(ToReporter):
    """What we did about it."""

    folder: ClassVar[str] = "safety/letters/concern_answered"


@dataclass(frozen=True, kw_only=True)
class ToPlace(Letter):
    """A letter to a place outside this site that has a copy."""

    recall: Recall
    token: str

    def recipients(self) -> list[Recipient]:
        place = self.recall.carried
        return [Recipient(place.contact_name or place.place, place.contact_email, place.language)]


@dataclass(frozen=True, kw_only=True)
class CopyRecalled(ToPlace):
    """Please hide your copy now, and tell us when it is done."""

    folder: ClassVar[str] = "safety/letters/copy_recalled"


@dataclass(frozen=True, kw_only=True)
class CopyRestored(ToPlace):
    """It is public again: you may show your copy again."""

    folder: ClassVar[str] = "safety/letters/copy_restored"


@dataclass(frozen=True, kw_only=True)
class RestoringAsked(Letter):
    """To the secretariat: something is hidden and one person wants to restore it; a second one must look."""

    folder: ClassVar[str] = "safety/letters/restoring_asked"
    hiding: Hiding

    def recipients(self) -> list[Recipient]:
        asked = self.hiding.asked_by.email if self.hiding.asked_by else ""
        return [one for one in secretariat_recipients() if one.email != asked]
