"""What whoever holds the link of an invitation answers, and the desk that reads it."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from localaction.kit import trail
from localaction.kit.actors import ANONYMOUS, Actor
from localaction.kit.answers import Answer
from localaction.outreach import queries, rules
from localaction.outreach.lifecycle import PROSPECT
from localaction.outreach.models import Prospect, Silence

MOST_WORDS = 2_000


def note_opened(*, prospect: Prospect) -> None:
    """Note when the page behind the link was first opened. That is a figure, not an answer: no follow-up stops."""
    Prospect.objects.filter(pk=prospect.pk, opened_at=None).update(opened_at=timezone.now())


@transaction.atomic
def decline(*, prospect: Prospect, said: str = "") -> Prospect:
    """Say no, with a reason or without."""
    return _answer(prospect, rules.may_decline, "decline", "prospect.declined", said)


@transaction.atomic
def redirect(*, prospect: Prospect, said: str) -> Prospect:
    """Say whom to write to instead; the desk decides what to do with it."""
    return _answer(prospect, rules.may_redirect, "redirect", "prospect.redirected", said)


@transaction.atomic
def silence(*, prospect: Prospect) -> Prospect:
    """Ask never to be written to again: this address is left out of every list from now on."""
    prospect = _answer(prospect, rules.may_silence, "stop", "prospect.stopped", "")
    Silence.objects.get_or_create(digest=queries.digest_of(prospect.contact_email))
    return prospect


def _answer(
    prospect: Prospect, rule: Callable[[Prospect], Answer], move: str, verb: str, said: str
) -> Prospect:
    prospect = Prospect.objects.select_for_update(of=("self",)).select_related("list").get(pk=prospect.pk)
    rule(prospect).or_refuse()
    prospect.status = PROSPECT.after(prospect.status, move)
    prospect.said, prospect.answered_at, prospect.read_at = said.strip()[:MOST_WORDS], timezone.now(), None
    prospect.save(update_fields=["status", "said", "answered_at", "read_at"])
    trail.record(ANONYMOUS, verb, prospect)
    return prospect


@transaction.atomic
def read_answer(*, actor: Actor, prospect: Prospect) -> Prospect:
    """Note that the desk has read an answer."""
    rules.may_reach_out(actor).or_refuse()
    if prospect.read_at is None:
        prospect.read_at = timezone.now()
        prospect.save(update_fields=["read_at"])
        trail.record(actor, "prospect.answer_read", prospect)
    return prospect
