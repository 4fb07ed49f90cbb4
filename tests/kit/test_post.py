"""Letters: written in the recipient's language, kept, sent once the change is safe, never forged."""

from dataclasses import dataclass
from email import message_from_bytes, policy

import pytest
from django.core import mail
from django.db import transaction
from django.utils import translation
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from localaction.accounts import letters
from localaction.accounts.models import Person
from localaction.kit import post, worker
from localaction.kit.models import OutgoingLetter

pytestmark = pytest.mark.django_db
AMINA = post.Recipient("Amina Kato", "amina@example.org", "en")


@dataclass(frozen=True)
class Notice(post.Letter):
    """A real letter of the product to several people about a record."""

    folder = "accounts/letters/safety_changed"
    thing: Person | None
    people: tuple[post.Recipient, ...]
    change: str = "totp_activated"

    def recipients(self) -> list[post.Recipient]:
        return list(self.people)


@pytest.fixture
def mail_server(settings: Settings) -> None:
    settings.MAIL_LEAVES = True


class BrokenServer:
    """A mail server that is away as often as told."""

    failures = 0

    def __init__(self, **options: object) -> None:
        self.working = mail.get_connection("django.core.mail.backends.locmem.EmailBackend")

    def send_messages(self, messages: list[mail.EmailMessage]) -> int:
        if BrokenServer.failures:
            BrokenServer.failures -= 1
            raise ConnectionRefusedError("nobody answers")
        return self.working.send_messages(messages) or 0


def test_everybody_reads_their_own_language() -> None:
    people = tuple(post.Recipient("", f"{code}@example.org", code) for code in ("en", "fr", "es", "ar", "pt"))
    with translation.override("pt"):
        post.send(Notice(None, people))
    for letter in OutgoingLetter.objects.all():
        assert letter.language == letter.recipient_email[:2]
        assert f"/{letter.language}/account/" in letter.text
        assert f'lang="{letter.language}"' in letter.html
    assert 'dir="rtl"' in OutgoingLetter.objects.get(language="ar").html


def test_a_language_we_do_not_write_becomes_english() -> None:
    (letter,) = post.send(Notice(None, (post.Recipient("", "x@example.org", "sw"),)))
    assert letter.language == "en"


def test_an_address_gets_a_letter_once() -> None:
    twice = (AMINA, post.Recipient("Amina", "Amina@Example.org", "en"))
    assert len(post.send(Notice(None, twice))) == 1


def test_a_letter_knows_what_it_is_about() -> None:
    person = Person.objects.create_user("x@example.org")
    (letter,) = post.send(Notice(person, (AMINA,)))
    assert letter.about == f"accounts.person {person.pk}"
    assert post.send(letters.SignInCode(AMINA, "1", 15))[0].about == ""


def test_without_a_mail_server_letters_are_kept() -> None:
    (letter,) = post.send(Notice(None, (AMINA,)))
    assert letter.kept
    assert not DBTaskResult.objects.exists()
    post.deliver(letter.pk)
    assert mail.outbox == []


def test_a_change_rolled_back_writes_to_nobody(mail_server: None) -> None:
    def change() -> None:
        with transaction.atomic():
            post.send(Notice(None, (AMINA,)))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    assert not OutgoingLetter.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_a_letter_leaves_as_text_and_html(mail_server: None) -> None:
    (letter,) = post.send(Notice(None, (AMINA,)))
    assert worker.run_due_jobs() == 1
    sent = message_from_bytes(mail.outbox[0].message().as_bytes(), policy=policy.default)
    assert sent["To"] == "Amina Kato <amina@example.org>"
    assert sent["Subject"] == letter.subject
    assert sent["Message-ID"] == letter.message_id
    assert (sent["Content-Language"], sent["Auto-Submitted"]) == ("en", "auto-generated")
    assert [part.get_content_type() for part in sent.iter_parts()] == ["text/plain", "text/html"]
    letter.refresh_from_db()
    assert letter.sent_at is not None
    assert letter.attempts == 1


def test_a_letter_is_tried_again_under_the_same_id(mail_server: None, settings: Settings) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.BrokenServer"
    BrokenServer.failures = 1
    (letter,) = post.send(Notice(None, (AMINA,)))
    with pytest.raises(ConnectionRefusedError):
        post.deliver(letter.pk)
    letter.refresh_from_db()
    assert (letter.attempts, letter.sent_at) == (1, None)
    assert letter.last_error == "ConnectionRefusedError: nobody answers"
    post.deliver(letter.pk)
    post.deliver(letter.pk)
    letter.refresh_from_db()
    assert (letter.attempts, letter.last_error) == (2, "")
    assert [message.extra_headers["Message-ID"] for message in mail.outbox] == [letter.message_id]


def test_a_letter_nobody_could_deliver_is_marked_and_kept(mail_server: None) -> None:
    (letter,) = post.send(Notice(None, (AMINA,)))
    post.give_up(letter.pk)
    letter.refresh_from_db()
    assert letter.given_up_at is not None


@pytest.mark.parametrize(
    "name", ["Amina\r\nBcc: evil@example.org", "Amina\nX: y", "A\x00B\u2028C", 'Quote " and , comma']
)
def test_a_name_cannot_write_headers(mail_server: None, name: str) -> None:
    post.send(Notice(None, (post.Recipient(name, "amina@example.org", "en"),)))
    worker.run_due_jobs()
    (message,) = mail.outbox
    sent = message_from_bytes(message.message().as_bytes(), policy=policy.default)
    assert sent["Bcc"] is None
    assert sent["X"] is None
    assert [who.addr_spec for who in sent["To"].addresses] == ["amina@example.org"]
    assert message.recipients() == [message.to[0]]


@pytest.mark.parametrize(
    "email",
    [
        "amina@example.org\nBcc: evil@example.org",
        "a@example.org, b@example.org",
        "Amina <a@example.org>",
        "amina",
        "amina @example.org",
        "",
    ],
)
def test_what_is_not_one_address_is_no_recipient(email: str) -> None:
    with pytest.raises(ValueError, match="is not an e-mail address"):
        post.Recipient("Amina", email)


def test_a_line_holds_no_control_characters() -> None:
    assert post.one_line("São Paulo\r\n &  Béja\u2028x\x00\x1b[0m\x9by") == "São Paulo & Béja x [0m y"


def test_a_preview_keeps_nothing() -> None:
    rendered = post.preview(Notice(None, (AMINA,)), AMINA)
    assert rendered.text
    assert not OutgoingLetter.objects.exists()
