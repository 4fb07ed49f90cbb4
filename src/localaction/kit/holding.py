"""Letters that somebody reads before they leave: held, released, withdrawn.

A letter can be held before what it tells has been done. Then its part names a deed for the records such letters are
about; releasing one letter does the deed, and all letters about that record leave with it, or none does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.kit import jobs, post, trail
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter

Release = Callable[[Actor, int], None]
Withdrawal = Callable[[Actor, int, str], None]
Releases = TypeVar("Releases", bound=Release)
Withdraws = TypeVar("Withdraws", bound=Withdrawal)
_releases: dict[str, Release] = {}
_withdrawals: dict[str, Withdrawal] = {}
GONE = _("This letter does not wait any more: it was released or withdrawn.")


def when_released(label: str) -> Callable[[Releases], Releases]:
    """Name what is done when letters about such records ("assessment.decision") are released, before they leave.

    The function stands in the part's `tasks.py` and gets the actor and the record's id. It releases the letters
    itself, with `let_go`, and may refuse.
    """

    def register(function: Releases) -> Releases:
        _releases[label] = function
        return function

    return register


def when_withdrawn(label: str) -> Callable[[Withdraws], Withdraws]:
    """Name what is done when a letter about such a record is withdrawn, with the reason.

    The function keeps back all letters about the record itself, with `keep_back`, and may refuse.
    """

    def register(function: Withdraws) -> Withdraws:
        _withdrawals[label] = function
        return function

    return register


@transaction.atomic
def release(*, actor: Actor, letter: OutgoingLetter) -> None:
    """Let a held letter leave, with all others about its record where a deed belongs to it. Raises Refused."""
    jobs.discover()
    row = _locked(letter)
    label, _space, pk = row.about.partition(" ")
    if label in _releases:
        _releases[label](actor, int(pk))
    else:
        let_go(actor=actor, letter=row)


@transaction.atomic
def let_go(*, actor: Actor, letter: OutgoingLetter) -> None:
    """Let one held letter leave as it was read."""
    letter.on_hold = False
    letter.released_at, letter.released_by_id = timezone.now(), actor.person_id
    letter.save(
        update_fields=["on_hold", "released_at", "released_by", "language", "subject", "html", "text"]
    )
    trail.record(actor, "letter.released", letter, letter=letter.letter, about=letter.about)
    post.set_out(letter)


@transaction.atomic
def withdraw(*, actor: Actor, letter: OutgoingLetter, because: str) -> None:
    """Keep a held letter from ever leaving, and all others about its record where a deed belongs to it."""
    jobs.discover()
    row = _locked(letter)
    if not because.strip():
        raise Refused(_("Say why this letter must not leave."))
    label, _space, pk = row.about.partition(" ")
    if label in _withdrawals:
        _withdrawals[label](actor, int(pk), because)
    else:
        keep_back(actor=actor, letter=row, because=because)


@transaction.atomic
def keep_back(*, actor: Actor, letter: OutgoingLetter, because: str) -> None:
    """Mark one held letter as withdrawn."""
    letter.withdrawn_at, letter.withdrawn_by_id = timezone.now(), actor.person_id
    letter.withdrawn_because = because.strip()
    letter.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    trail.record(
        actor, "letter.withdrawn", letter, because=because.strip(), letter=letter.letter, about=letter.about
    )


def _locked(letter: OutgoingLetter) -> OutgoingLetter:
    row = OutgoingLetter.objects.select_for_update().get(pk=letter.pk)
    if not row.on_hold or row.withdrawn_at:
        raise Refused(GONE)
    return row
