"""Telling a team gently that a draft waits: three times at most, further and further apart, until asked to stop."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone

from localaction.actions import letters, queries
from localaction.actions.limits import REMIND_AFTER_DAYS
from localaction.actions.models import Action, Reminder
from localaction.kit import post
from localaction.kit.post import Recipient

_SALT = "actions.reminders"


def remind_of_drafts(*, now: datetime) -> int:
    """Write about drafts that nobody has written on for a week, three weeks, two months; returns how many letters."""
    silent_since = now - timedelta(days=REMIND_AFTER_DAYS[0])
    return sum(_remind(action, now) for action in queries.silent_drafts(silent_since))


@transaction.atomic
def _remind(action: Action, now: datetime) -> int:
    count = 0
    for recipient in queries.team_of(action):
        email = recipient.email.lower()
        reminder, _ = Reminder.objects.select_for_update().get_or_create(action=action, email=email)
        if is_due(reminder, action.saved_at, now):
            _write(action, recipient, reminder, now)
            count += 1
    return count


def is_due(reminder: Reminder, saved_at: datetime, now: datetime) -> bool:
    """Whether somebody may be told once more that a draft waits that was saved last then."""
    if reminder.hushed_at is not None or reminder.sent >= len(REMIND_AFTER_DAYS):
        return False
    silence = REMIND_AFTER_DAYS[reminder.sent]
    if now - saved_at < timedelta(days=silence):
        return False
    if reminder.sent_at is None:
        return True
    return now - reminder.sent_at >= timedelta(days=silence - REMIND_AFTER_DAYS[reminder.sent - 1])


def _write(action: Action, recipient: Recipient, reminder: Reminder, now: datetime) -> None:
    reminder.sent += 1
    reminder.sent_at = now
    reminder.save(update_fields=["sent", "sent_at"])
    left = len(REMIND_AFTER_DAYS) - reminder.sent
    post.send(letters.DraftWaits(action=action, to=recipient, token=token_of(reminder), left=left))


def token_of(reminder: Reminder) -> str:
    """What the link in a reminder carries: this person, this draft."""
    return signing.dumps(reminder.pk, salt=_SALT)


def reminder_of(token: str) -> Reminder | None:
    """The reminders that a link is about; None when the link is not ours or the draft is gone."""
    try:
        pk = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return Reminder.objects.filter(pk=pk).first() if isinstance(pk, int) else None


@transaction.atomic
def hush(*, reminder: Reminder, quiet: bool = True) -> None:
    """Do not write to this person about this draft again; or do, after all."""
    reminder.hushed_at = timezone.now() if quiet else None
    reminder.save(update_fields=["hushed_at"])
