"""The letters about signatures, each in its reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from localaction.accounts.queries import secretariat_recipients
from localaction.declarations.models import Objection, Signature
from localaction.governments.queries import contacts_of
from localaction.kit.post import Letter, Recipient


@dataclass(frozen=True, kw_only=True)
class ToGovernment(Letter):
    """A letter to the government's contacts about one signature."""

    signature: Signature

    def recipients(self) -> list[Recipient]:
        return contacts_of(self.signature.government)


@dataclass(frozen=True, kw_only=True)
class SignatureReceived(ToGovernment):
    """We have your signature; what happens next."""

    folder: ClassVar[str] = "declarations/letters/signature_received"


@dataclass(frozen=True, kw_only=True)
class SignatureArrived(Letter):
    """To the secretariat: a signature waits for two people."""

    folder: ClassVar[str] = "declarations/letters/signature_arrived"
    signature: Signature

    def recipients(self) -> list[Recipient]:
        return secretariat_recipients()


@dataclass(frozen=True, kw_only=True)
class ToOne(Letter):
    """A letter to one address that carries that address's own link to object."""

    signature: Signature
    to: Recipient
    token: str

    def recipients(self) -> list[Recipient]:
        return [self.to]


@dataclass(frozen=True, kw_only=True)
class SignatureSeen(ToOne):
    """Somebody signed in your government's name: is it yours?"""

    folder: ClassVar[str] = "declarations/letters/signature_seen"


@dataclass(frozen=True, kw_only=True)
class SignatureAnnounced(ToOne):
    """The signature is public and final in seven days, unless you say that it is not yours."""

    folder: ClassVar[str] = "declarations/letters/signature_announced"


@dataclass(frozen=True, kw_only=True)
class SignatureObjected(Letter):
    """To the secretariat, at once: a contact says that a signature is not theirs."""

    folder: ClassVar[str] = "declarations/letters/signature_objected"
    signature: Signature
    objection: Objection

    def recipients(self) -> list[Recipient]:
        return secretariat_recipients()


@dataclass(frozen=True, kw_only=True)
class SignatureConfirmed(ToGovernment):
    """Your signature is confirmed and public."""

    folder: ClassVar[str] = "declarations/letters/signature_confirmed"


@dataclass(frozen=True, kw_only=True)
class SignatureQuestioned(ToGovernment):
    """We have a question; here is how to answer."""

    folder: ClassVar[str] = "declarations/letters/signature_questioned"
    question: str


@dataclass(frozen=True, kw_only=True)
class SignatureRefused(ToGovernment):
    """We could not confirm it, why, and what you can do."""

    folder: ClassVar[str] = "declarations/letters/signature_refused"
    because: str


@dataclass(frozen=True, kw_only=True)
class SignatureDisputed(ToGovernment):
    """Somebody doubts the signature; what that means."""

    folder: ClassVar[str] = "declarations/letters/signature_disputed"
    because: str


@dataclass(frozen=True, kw_only=True)
class SignatureSettled(ToGovernment):
    """The dispute is over: it stands, or it falls."""

    folder: ClassVar[str] = "declarations/letters/signature_settled"
    because: str
    stands: bool


@dataclass(frozen=True, kw_only=True)
class SignatureWithdrawn(ToGovernment):
    """The signature was taken back."""

    folder: ClassVar[str] = "declarations/letters/signature_withdrawn"
    because: str
