"""The letters that somebody at the desk reads before they leave: finding, releasing and withdrawing them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from localaction.accounts.rules import is_secretariat
from localaction.assessment.queries import records_kept_from, records_of_call
from localaction.kit import holding, outbox
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, Refused, allow, allow_if, refuse
from localaction.kit.models import OutgoingLetter


@dataclass(frozen=True, slots=True)
class Went:
    """How releasing one letter went."""

    letter: OutgoingLetter
    answer: Answer


def may_read_before(actor: Actor) -> Answer:
    """Whether the actor reads letters before they leave."""
    return allow_if(is_secretariat(actor), _("Only the secretariat reads letters before they leave."))


def held_for(actor: Actor, *, call: str = "") -> QuerySet[OutgoingLetter]:
    """Letters that wait to be read, the longest waiting first; those of the decisions of one call when it is given.

    Letters about decisions on the actor's own governments are for colleagues.
    """
    if not may_read_before(actor):
        return OutgoingLetter.objects.none()
    found = outbox.held().exclude(about__in=records_kept_from(actor))
    return found.filter(about__in=records_of_call(call)) if call else found


def through_hands(actor: Actor) -> QuerySet[OutgoingLetter]:
    """Letters that were held and then released or withdrawn, the newest first, without their words."""
    found = outbox.through_hands() if may_read_before(actor) else OutgoingLetter.objects.none()
    return found.defer("html", "text")


def release(*, actor: Actor, letters: Iterable[OutgoingLetter]) -> list[Went]:
    """Let letters leave, each on its own; those that left with another of their record need nothing more."""
    may_read_before(actor).or_refuse()
    return [Went(one, _released(actor, one)) for one in letters]


def _released(actor: Actor, letter: OutgoingLetter) -> Answer:
    if not held_for(actor).filter(pk=letter.pk).exists():
        letter.refresh_from_db(fields=["released_at"])
        return allow() if letter.released_at else refuse(holding.GONE)
    try:
        holding.release(actor=actor, letter=letter)
    except Refused as refusal:
        return refuse(refusal.reason)
    return allow()


def withdraw(*, actor: Actor, letter: OutgoingLetter, because: str) -> None:
    """Keep a letter from ever leaving, with a reason. Raises Refused."""
    may_read_before(actor).or_refuse()
    holding.withdraw(actor=actor, letter=letter, because=because)
