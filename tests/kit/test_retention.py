"""How long personal data is kept."""

from __future__ import annotations

import tomllib
from datetime import timedelta

import pytest
from django.utils import timezone

from localaction.accounts.models import Person
from localaction.kit import content, guards, post, retention, sealing, trail
from localaction.kit.actors import SYSTEM, Actor
from localaction.kit.models import OutgoingLetter, RetentionRun, TrailEvent

pytestmark = pytest.mark.django_db
LATER = timedelta(days=5000)


@pytest.fixture
def amina() -> Person:
    return Person.objects.create_user("amina@example.org", name="Amina")


def _done(amina: Person, verb: str) -> TrailEvent:
    actor = Actor(person_id=amina.pk, name="Amina")
    return trail.record(actor, verb, amina, because="because", note="x")


def _letter(letter: str, days: int) -> OutgoingLetter:
    made = OutgoingLetter.objects.create(
        message_id=f"{letter}-{days}",
        letter=letter,
        recipient_email="a@example.org",
        language="en",
        subject="s",
        html="h",
        text="t",
        sent_at=timezone.now() - timedelta(days=days),
    )
    OutgoingLetter.objects.filter(pk=made.pk).update(queued_at=made.sent_at)
    return made


def test_every_rule_has_its_period_and_every_period_its_rule() -> None:
    periods = tomllib.loads((content.CONTENT / "retention" / "periods.toml").read_text("utf-8"))["days"]
    assert {rule.code: rule.days for rule in retention.rules()} == periods


def test_nothing_goes_before_its_time(amina: Person) -> None:
    for verb in ("person.changed_details", "person.given_role", "assessment.reminded"):
        _done(amina, verb)
    assert retention.carry_out() == []


def test_an_event_stays_and_loses_what_its_rule_says(amina: Person) -> None:
    own, act = _done(amina, "person.changed_details"), _done(amina, "person.given_role")
    now = timezone.now()
    retention.carry_out(now + timedelta(days=366))
    own.refresh_from_db()
    act.refresh_from_db()
    assert (own.name, own.because, own.facts) == ("", "", {})
    assert (act.name, act.because, act.facts) == ("Amina", "because", {"note": "x"})
    retention.carry_out(now + LATER)
    act.refresh_from_db()
    assert (act.name, act.because, act.facts) == ("", "because", {"note": "x"})
    assert sealing.verify().erased >= 4


def test_letters_go_when_they_are_old_and_the_last_one_after_a_week() -> None:
    for letter, days in (("x", 10), ("x", 1100), (retention.LAST_LETTER, 8), (retention.LAST_LETTER, 6)):
        _letter(letter, days)
    retention.carry_out()
    assert set(OutgoingLetter.objects.values_list("message_id", flat=True)) == {
        "x-10",
        f"{retention.LAST_LETTER}-6",
    }


def test_what_went_is_counted_and_told_on_the_trail() -> None:
    _letter("x", 1100), _letter("x", 1200)
    (run,) = retention.carry_out()
    assert (run.rule, run.count, retention.last_runs()["letters"]) == ("letters", 2, run)
    event = TrailEvent.objects.get(verb="retention.carried_out", subject_id=run.pk)
    assert (event.name, event.facts) == (SYSTEM.name, {"rule": "letters", "count": 2})
    assert retention.carry_out() == []


def test_many_go_a_chunk_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "CHUNK", 2)
    for days in (1100, 1101, 1102):
        _letter("x", days)
    assert [run.count for run in retention.carry_out()] == [2, 1]
    assert RetentionRun.objects.count() == 2


def test_the_last_letter_of_an_erasure_is_the_one_that_the_rule_means() -> None:
    from localaction.accounts.letters import ErasureDone

    assert ErasureDone.folder == retention.LAST_LETTER
    assert issubclass(ErasureDone, post.Letter)
    assert guards.REFUSAL
