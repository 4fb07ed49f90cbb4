"""Letters: written in the recipient's language, kept in the outbox, gone once the change they tell of is safe.

One letter is one frozen dataclass in a part's `letters.py` and one template folder with `subject.txt` and
`body.html`. Sending writes one row per recipient in the transaction of the caller, so a change that is rolled
back never writes to anybody, and a change that is kept always does.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, fields
from email.headerregistry import Address
from email.utils import make_msgid
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F, Model
from django.template import Context, Template
from django.template.loader import get_template
from django.utils import timezone, translation

from localaction.kit import jobs, lettertext
from localaction.kit.models import OutgoingLetter
from localaction.kit.texts import direction

DELIVERY = "kit.deliver_letter"
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def one_line(text: str) -> str:
    """The text without line breaks and control characters, so that it can stand in a mail header."""
    return " ".join(UNPRINTABLE.sub(" ", text).split())


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a letter is for: shown name, e-mail address, language code."""

    name: str
    email: str
    language: str = "en"

    def __post_init__(self) -> None:
        """Raises ValueError for an address that would not stay one address in a mail header."""
        if not re.fullmatch(
            r"[^\s\x00-\x1f\x7f<>,;:\"()\[\]\\@]+@[^\s\x00-\x1f\x7f<>,;:\"()\[\]\\@]+", self.email
        ):
            raise ValueError(f"{self.email!r} is not an e-mail address")


@dataclass(frozen=True)
class Letter(ABC):
    """One letter. Its fields are what the templates see, besides `recipient`, `site_url` and `direction`."""

    folder: ClassVar[str]

    @abstractmethod
    def recipients(self) -> list[Recipient]:
        """Everybody who gets it; each in their own language."""

    def about(self) -> str:
        """The record the letter is about, as text ("actions.action 12"), found in the first field that is one."""
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Model):
                return f"{value._meta.label_lower} {value.pk}"
        return ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter as one recipient will read it."""

    language: str
    subject: str
    html: str
    text: str

    @property
    def words(self) -> str:
        """The text without lines under its headings, to be shown on a page."""
        return lettertext.text_of(self.html, underlined=False)


def preview(letter: Letter, recipient: Recipient) -> Rendered:
    """What the recipient would read, without sending or keeping anything."""
    supported = {code for code, _ in settings.LANGUAGES}
    language = recipient.language if recipient.language in supported else settings.LANGUAGE_CODE
    context: dict[str, Any] = {field.name: getattr(letter, field.name) for field in fields(letter)}
    context |= {
        "recipient": recipient,
        "site_url": settings.SITE_URL,
        "site_name": settings.SITE_NAME,
        "letter_language": language,
        "direction": direction(language),
    }
    with translation.override(language):
        html = get_template(f"{letter.folder}/body.html").render(context).replace("\x00", "")
        subject_template: Template = get_template(f"{letter.folder}/subject.txt").template  # type: ignore[attr-defined]
        subject = one_line(subject_template.render(Context(context, autoescape=False)))[:250]
    return Rendered(language, subject, html, lettertext.text_of(html))


@transaction.atomic
def send(
    letter: Letter, *, held: bool = False, about: str = "", to: Iterable[Recipient] | None = None
) -> list[OutgoingLetter]:
    """Queue the letter for every recipient, once per address; it leaves when the transaction is committed.

    A `held` one stays in the outbox until somebody has read and released it (see `holding`). `about` names the
    record it is about where that is not the first of its fields; `to` only some of its recipients.
    """
    queued = []
    domain = urlsplit(settings.SITE_URL).hostname or "localhost"
    for recipient in {person.email.lower(): person for person in to or letter.recipients()}.values():
        rendered = preview(letter, recipient)
        row = OutgoingLetter.objects.create(
            message_id=make_msgid(domain=domain),
            letter=letter.folder,
            about=about or letter.about(),
            recipient_name=one_line(recipient.name)[:200],
            recipient_email=recipient.email,
            language=rendered.language,
            subject=rendered.subject,
            html=rendered.html,
            text=rendered.text,
            kept=not settings.MAIL_LEAVES,
            on_hold=held,
            held_at=timezone.now() if held else None,
        )
        if not held:
            set_out(row)
        queued.append(row)
    return queued


def set_out(row: OutgoingLetter) -> None:
    """Let the worker deliver a letter once this transaction is committed; on a site without mail it is only kept."""
    if settings.MAIL_LEAVES:
        jobs.enqueue(DELIVERY, letter_id=row.pk)


def deliver(letter_id: int) -> None:
    """Hand one waiting letter to the mail server; with the same Message-ID on every attempt.

    Raises whatever the mail server's client raises, after writing it down.
    """
    row = OutgoingLetter.objects.get(pk=letter_id)
    if row.sent_at or row.kept or row.on_hold:
        return
    try:
        _message(row).send()
    except Exception as error:
        OutgoingLetter.objects.filter(pk=row.pk).update(
            attempts=F("attempts") + 1, last_error=f"{type(error).__name__}: {error}"
        )
        raise
    OutgoingLetter.objects.filter(pk=row.pk).update(
        attempts=F("attempts") + 1, sent_at=timezone.now(), given_up_at=None, last_error=""
    )


def give_up(letter_id: int) -> None:
    """Mark a letter that no attempt could deliver; it stays readable in the outbox."""
    OutgoingLetter.objects.filter(pk=letter_id, sent_at=None).update(given_up_at=timezone.now())


def _message(row: OutgoingLetter) -> EmailMultiAlternatives:
    address = str(Address(display_name=row.recipient_name, addr_spec=row.recipient_email))
    message = EmailMultiAlternatives(
        subject=row.subject,
        body=row.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[address],
        headers={
            "Message-ID": row.message_id,
            "Content-Language": row.language,
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(row.html, "text/html")
    return message
