"""The letters about governments and their teams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from localaction.accounts.queries import secretariat_recipients
from localaction.governments import queries
from localaction.governments.models import Government, Invitation, MemberObjection, Membership
from localaction.kit.post import Letter, Recipient


@dataclass(frozen=True, kw_only=True)
class GovernmentProposed(Letter):
    """To the secretariat: somebody brought a government we do not know."""

    folder: ClassVar[str] = "governments/letters/government_proposed"
    government: Government
    person: str
    office: str

    def recipients(self) -> list[Recipient]:
        return secretariat_recipients()


@dataclass(frozen=True, kw_only=True)
class MembershipRequested(Letter):
    """To the focal points, or to the secretariat when there is none: somebody asks to join the team."""

    folder: ClassVar[str] = "governments/letters/membership_requested"
    government: Government
    membership: Membership

    def recipients(self) -> list[Recipient]:
        return queries.speakers_or_contacts(self.government) or secretariat_recipients()


@dataclass(frozen=True, kw_only=True)
class MembershipAccepted(Letter):
    """To the person: you are on the team now."""

    folder: ClassVar[str] = "governments/letters/membership_accepted"
    government: Government
    membership: Membership

    def recipients(self) -> list[Recipient]:
        return [queries.as_recipient(self.membership)]


@dataclass(frozen=True, kw_only=True)
class MembershipDeclined(Letter):
    """To the person: not accepted, with the reason."""

    folder: ClassVar[str] = "governments/letters/membership_declined"
    government: Government
    membership: Membership
    because: str

    def recipients(self) -> list[Recipient]:
        return [queries.as_recipient(self.membership)]


@dataclass(frozen=True, kw_only=True)
class MembershipEnded(Letter):
    """To the person: somebody else ended the membership."""

    folder: ClassVar[str] = "governments/letters/membership_ended"
    government: Government
    membership: Membership

    def recipients(self) -> list[Recipient]:
        return [queries.as_recipient(self.membership)]


@dataclass(frozen=True, kw_only=True)
class FocalPointNow(Letter):
    """To the new focal point: the role was handed over to you."""

    folder: ClassVar[str] = "governments/letters/focal_point_now"
    government: Government
    membership: Membership
    by: str

    def recipients(self) -> list[Recipient]:
        return [queries.as_recipient(self.membership)]


@dataclass(frozen=True, kw_only=True)
class Invited(Letter):
    """To a colleague: the link by which to join."""

    folder: ClassVar[str] = "governments/letters/invited"
    government: Government
    invitation: Invitation
    by: str
    token: str

    def recipients(self) -> list[Recipient]:
        one = self.invitation
        return [Recipient(name=one.name, email=one.email, language=one.language)]


@dataclass(frozen=True, kw_only=True)
class GovernmentVerified(Letter):
    """To the team: the record was checked."""

    folder: ClassVar[str] = "governments/letters/government_verified"
    government: Government

    def recipients(self) -> list[Recipient]:
        return queries.contacts_of(self.government)


@dataclass(frozen=True, kw_only=True)
class GovernmentRejected(Letter):
    """To those who proposed it: not accepted, with reasons and what to do. Addressed before the team is closed."""

    folder: ClassVar[str] = "governments/letters/government_rejected"
    government: Government
    because: str

    def recipients(self) -> list[Recipient]:
        return queries.contacts_of(self.government)


@dataclass(frozen=True, kw_only=True)
class GovernmentMerged(Letter):
    """To the people whose team moved to another record."""

    folder: ClassVar[str] = "governments/letters/government_merged"
    government: Government
    into: Government

    def recipients(self) -> list[Recipient]:
        return queries.contacts_of(self.government)


@dataclass(frozen=True, kw_only=True)
class StillYou(Letter):
    """To a contact, once a year and at most three times: is this still your office?"""

    folder: ClassVar[str] = "governments/letters/still_you"
    government: Government
    membership: Membership
    token: str

    def recipients(self) -> list[Recipient]:
        return [queries.as_recipient(self.membership)]


@dataclass(frozen=True, kw_only=True)
class NobodyLeft(Letter):
    """To the secretariat: nobody of this government can be reached any more."""

    folder: ClassVar[str] = "governments/letters/nobody_left"
    government: Government

    def recipients(self) -> list[Recipient]:
        return secretariat_recipients()


@dataclass(frozen=True, kw_only=True)
class SomebodyAsks(Letter):
    """To one of those we know at a government: somebody asks to speak for it; is it one of you?"""

    folder: ClassVar[str] = "governments/letters/somebody_asks"
    government: Government
    membership: Membership
    to: Recipient
    token: str

    def recipients(self) -> list[Recipient]:
        return [self.to]


@dataclass(frozen=True, kw_only=True)
class MemberObjected(Letter):
    """To the secretariat, at once: a contact does not know somebody who asks to speak."""

    folder: ClassVar[str] = "governments/letters/member_objected"
    government: Government
    membership: Membership
    objection: MemberObjection

    def recipients(self) -> list[Recipient]:
        return secretariat_recipients()


@dataclass(frozen=True, kw_only=True)
class GovernmentSucceeded(Letter):
    """To the people of a government that ended: which one took its place, and what becomes of what it gave."""

    folder: ClassVar[str] = "governments/letters/government_succeeded"
    government: Government
    into: Government
    signatures_follow: bool

    def recipients(self) -> list[Recipient]:
        return queries.contacts_of(self.government)
