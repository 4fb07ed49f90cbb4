"""Letters that wait to be read: nobody gets them before, released they leave once, withdrawn never."""

from dataclasses import dataclass

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import Settings

from localaction.accounts.models import Person
from localaction.kit import holding, outbox, post, trail, worker
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter

pytestmark = pytest.mark.django_db
AMINA = post.Recipient("Amina Kato", "amina@example.org", "fr")


@dataclass(frozen=True)
class Notice(post.Letter):
    """A real letter of the product."""

    folder = "accounts/letters/safety_changed"
    thing: Person | None = None
    change: str = "totp_activated"

    def recipients(self) -> list[post.Recipient]:
        return [AMINA]


@pytest.fixture
def nadia() -> Actor:
    person = Person.objects.create_user("nadia@example.org", name="Nadia Haddad")
    return Actor(person.pk, "Nadia Haddad")


def test_a_held_letter_leaves_only_when_it_is_released(settings: Settings, nadia: Actor) -> None:
    settings.MAIL_LEAVES = True
    (letter,) = post.send(Notice(), held=True)
    worker.run_due_jobs()
    post.deliver(letter.pk)
    assert mail.outbox == []
    holding.release(actor=nadia, letter=letter)
    worker.run_due_jobs()
    assert [one.to for one in mail.outbox] == [["Amina Kato <amina@example.org>"]]
    letter.refresh_from_db()
    assert (letter.on_hold, letter.released_by_id) == (False, nadia.person_id)
    assert [one.verb for one in trail.history_of(letter)] == ["letter.released"]


def test_nobody_is_shown_what_is_held(nadia: Actor) -> None:
    person = Person.objects.get()
    (letter,) = post.send(Notice(person), held=True)
    record = f"accounts.person {person.pk}"
    assert not outbox.letters().exists()
    assert not outbox.letters_about([record], to=[AMINA.email]).exists()
    assert list(outbox.held_about(record)) == [letter]
    holding.release(actor=nadia, letter=letter)
    assert list(outbox.letters_about([record], to=[AMINA.email])) == [letter]
    assert not outbox.held().exists()


def test_a_withdrawn_letter_never_leaves_and_says_why(nadia: Actor) -> None:
    (letter,) = post.send(Notice(), held=True)
    with pytest.raises(Refused):
        holding.withdraw(actor=nadia, letter=letter, because=" ")
    holding.withdraw(actor=nadia, letter=letter, because="The name is wrong.")
    with pytest.raises(Refused):
        holding.release(actor=nadia, letter=letter)
    assert not outbox.held().exists()
    assert not outbox.letters().exists()
    assert [one.because for one in trail.history_of(letter)] == ["The name is wrong."]
    assert [one.pk for one in outbox.through_hands()] == [letter.pk]


def test_the_database_lets_no_held_letter_be_sent(nadia: Actor) -> None:
    (letter,) = post.send(Notice(), held=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingLetter.objects.filter(pk=letter.pk).update(sent_at=timezone.now())


def test_releasing_twice_is_refused(nadia: Actor) -> None:
    (letter,) = post.send(Notice(), held=True)
    holding.release(actor=nadia, letter=letter)
    with pytest.raises(Refused):
        holding.release(actor=nadia, letter=letter)
