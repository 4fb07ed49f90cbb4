"""Reading people."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.usersessions.models import UserSession
from django.db.models import QuerySet
from django.utils import timezone

from localaction.accounts import tokens
from localaction.accounts.lifecycle import ErasureStatus
from localaction.accounts.models import ApiToken, DeskRole, ErasureRequest, Person
from localaction.kit.post import Recipient


def person(person_id: int) -> Person:
    """One person. Raises Person.DoesNotExist."""
    return Person.objects.get(pk=person_id)


def person_with_email(email: str) -> Person | None:
    """The person with that address, in whatever case it is typed.

    Compared as stored, in small letters: a database that compares without case takes "ı" for "i", and the code
    for one person would be sent to another.
    """
    return Person.objects.filter(email=email.strip().lower()).first()


def people(person_ids: Iterable[int]) -> dict[int, Person]:
    """People by id; ids that nobody has are left out."""
    return Person.objects.in_bulk(list(person_ids))


def secretariat() -> QuerySet[Person]:
    """Everybody who works for the secretariat, by name."""
    return Person.objects.filter(desk_role=DeskRole.SECRETARIAT, is_active=True).order_by("name", "pk")


def assessors(partner_body: str = "") -> QuerySet[Person]:
    """Everybody who assesses, by name; of one partner body when its code is given."""
    found = Person.objects.filter(desk_role=DeskRole.ASSESSOR, is_active=True).order_by("name", "pk")
    return found.filter(partner_body=partner_body) if partner_body else found


def as_recipient(person: Person) -> Recipient:
    """The person as somebody to write to."""
    return Recipient(person.name, person.email, person.language)


def recipient(person_id: int) -> Recipient:
    """One person to write to. Raises Person.DoesNotExist."""
    return as_recipient(person(person_id))


def recipients(person_ids: Iterable[int]) -> list[Recipient]:
    """The active people among these ids, to write to, in the order of their names."""
    found = Person.objects.filter(pk__in=list(person_ids), is_active=True).order_by("name", "pk")
    return [as_recipient(person) for person in found]


def secretariat_recipients() -> list[Recipient]:
    """The whole secretariat, to write to."""
    return [as_recipient(person) for person in secretariat()]


def count_second_factors(person_id: int) -> int:
    """How many passkeys and authenticator apps the person has set up."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return int(Authenticator.objects.filter(user_id=person_id, type__in=kinds).count())


def count_passkeys(person_id: int) -> int:
    """How many passkeys the person has."""
    return int(Authenticator.objects.filter(user_id=person_id, type=Authenticator.Type.WEBAUTHN).count())


def has_second_factor(person_id: int) -> bool:
    """Whether the person has set up a passkey or an authenticator app."""
    return count_second_factors(person_id) > 0


@dataclass(frozen=True, slots=True)
class OpenSession:
    """One place where a person is signed in."""

    id: int
    since: datetime
    address: str
    browser: str
    is_this_one: bool


def open_sessions(person: Person, this_key: str | None) -> list[OpenSession]:
    """Where the person is signed in, this session first, then the newest."""
    found = [
        OpenSession(row.pk, row.created_at, row.ip, row.user_agent, row.session_key == this_key)
        for row in UserSession.objects.purge_and_list(person)
    ]
    return sorted(found, key=lambda row: (not row.is_this_one, -row.since.timestamp()))


@dataclass(frozen=True, slots=True)
class DemoCode:
    """The code that a ready account of the demo would read on its phone now."""

    email: str
    role: str
    code: str
    seconds_left: int


def demo_codes() -> list[DemoCode]:
    """The present codes of accounts whose authenticator the demo made. Never ask outside the demo."""
    made = Authenticator.objects.filter(type=Authenticator.Type.TOTP, data__made_for_demo=True)
    now, period = int(time.time()), 30
    return [
        DemoCode(
            email=factor.user.email,
            role=factor.user.get_desk_role_display(),
            code=totp.format_hotp_value(totp.hotp_value(factor.data["secret"], now // period)),
            seconds_left=period - now % period,
        )
        for factor in made.select_related("user").order_by("user__email")
    ]


# --- tokens for programs


def tokens_of(person_id: int) -> QuerySet[ApiToken]:
    """Every token of a person, the newest first."""
    return ApiToken.objects.filter(person_id=person_id)


def count_living_tokens(person_id: int) -> int:
    """How many tokens of a person can be used now."""
    return tokens_of(person_id).filter(revoked_at=None, expires_at__gt=timezone.now()).count()


def good_token(text: str) -> ApiToken | None:
    """The token that a program shows, when it can be used now: one indexed query."""
    if not tokens.is_like_one(text):
        return None
    found = ApiToken.objects.select_related("person").filter(digest=tokens.digest(text)).first()
    if found is None or not found.is_good(timezone.now()) or not found.person.is_active:
        return None
    return found


# --- being erased


def open_erasure_request(person_id: int) -> ErasureRequest | None:
    """The request to be erased that waits for an answer."""
    return ErasureRequest.objects.filter(person_id=person_id, status=ErasureStatus.ASKED).first()


def erasure_requests(status: str = ErasureStatus.ASKED) -> QuerySet[ErasureRequest]:
    """Requests to be erased in one state, the longest waiting first."""
    return ErasureRequest.objects.filter(status=status).select_related("person", "decided_by").order_by("pk")


def erasure_request(pk: int) -> ErasureRequest:
    """One request to be erased. Raises ErasureRequest.DoesNotExist."""
    return ErasureRequest.objects.select_related("person", "decided_by").get(pk=pk)
