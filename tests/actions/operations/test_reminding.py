"""Telling gently that a draft waits."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from tests.actions.making import actor, draft, focal_point, member, person

from localaction.actions import operations
from localaction.actions.models import Action, DraftPage, Reminder
from localaction.governments.models import Government
from localaction.kit.actors import Actor
from localaction.kit.models import OutgoingLetter

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting() -> tuple[Action, datetime]:
    """A draft with one page written, and when it was saved."""
    who, home = focal_point()
    return begun(who, home)


def begun(who: Actor, home: Government) -> tuple[Action, datetime]:
    action = draft(who, home)
    DraftPage.objects.create(action=action, page="essentials")
    return action, action.saved_at


def days_with_letters(saved_at: datetime, days: int = 400) -> list[int]:
    """On which days after the last save letters leave, when the job runs every day."""
    return [day for day in range(days) if operations.remind_of_drafts(now=saved_at + timedelta(days=day))]


def test_three_letters_leave_further_and_further_apart_and_then_none(
    waiting: tuple[Action, datetime],
) -> None:
    _action, saved_at = waiting
    assert days_with_letters(saved_at) == [7, 21, 60]
    assert OutgoingLetter.objects.count() == 3


def test_the_job_that_was_away_for_a_year_does_not_write_three_times_at_once(
    waiting: tuple[Action, datetime],
) -> None:
    _action, saved_at = waiting
    found = [
        day for day in range(365, 465) if operations.remind_of_drafts(now=saved_at + timedelta(days=day))
    ]
    assert found == [365, 379, 418]


def test_writing_on_begins_the_silence_anew_and_the_count_goes_on(waiting: tuple[Action, datetime]) -> None:
    action, saved_at = waiting
    operations.remind_of_drafts(now=saved_at + timedelta(days=7))
    Action.objects.filter(pk=action.pk).update(saved_at=saved_at + timedelta(days=10))
    assert days_with_letters(saved_at) == [31, 70]


def test_who_asks_to_be_left_in_peace_is_and_colleagues_are_not(waiting: tuple[Action, datetime]) -> None:
    action, saved_at = waiting
    colleague = person("Colette")
    owner = action.owners.get().government
    assert owner is not None
    member(colleague, owner)
    assert operations.remind_of_drafts(now=saved_at + timedelta(days=7)) == 2
    reminder = Reminder.objects.get(email=colleague.email)
    operations.hush(reminder=operations.reminder_of(operations.token_of(reminder)) or reminder)
    assert operations.remind_of_drafts(now=saved_at + timedelta(days=21)) == 1
    operations.hush(reminder=reminder, quiet=False)
    assert operations.remind_of_drafts(now=saved_at + timedelta(days=60)) == 2


def test_nobody_is_reminded_of_what_is_deleted_sent_or_never_begun() -> None:
    who, home = focal_point()
    deleted, saved_at = begun(who, home)
    operations.delete(actor=who, action=deleted)
    sent, _ = begun(who, home)
    Action.objects.filter(pk=sent.pk).update(status="submitted", submitted_at=timezone.now())
    draft(who, home)
    assert days_with_letters(saved_at + timedelta(seconds=5), days=30) == []


def test_a_letter_says_how_often_more_and_leads_to_peace(waiting: tuple[Action, datetime]) -> None:
    action, saved_at = waiting
    for day in (7, 21, 60):
        operations.remind_of_drafts(now=saved_at + timedelta(days=day))
    first, second, last = OutgoingLetter.objects.order_by("pk")
    assert "2 more times at most" in first.text
    assert "1 more time at most" in second.text
    assert "last time" in last.text
    for letter in (first, second, last):
        assert f"/portal/actions/{action.reference}/" in letter.text
        assert "/portal/drafts/quiet/" in letter.text


def test_a_link_that_is_not_ours_finds_nothing() -> None:
    assert operations.reminder_of("made-up") is None


def test_nobody_can_be_written_to_four_times(waiting: tuple[Action, datetime]) -> None:
    from django.db import IntegrityError, transaction

    action, _saved_at = waiting
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(action=action, email=actor(person()).email, sent=4)
