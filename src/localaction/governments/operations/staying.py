"""Still you? Asked once a year by letter and answered with one tap, so that no last contact is lost unseen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core import signing
from django.db import transaction

from localaction.accounts.actors import actor_of
from localaction.governments import contacts, letters, queries, rules
from localaction.governments.lifecycle import MembershipStatus
from localaction.governments.models import Government, Membership
from localaction.governments.operations.teams import can_be_reached, close, lock
from localaction.kit import post, trail
from localaction.kit.actors import SYSTEM

AT_ONCE = 200
_SALT = "governments.still_you"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a link carries: about which membership, and whether it was answered since."""

    membership: Membership
    was_answered: bool


def still_you_token(membership: Membership) -> str:
    """What the link of a question carries: whom it asks, and which of the yearly questions it is."""
    return signing.dumps([membership.pk, _asked_since(membership)], salt=_SALT)


def _asked_since(membership: Membership) -> str:
    since = membership.still_here_at or membership.started_at
    return since.isoformat() if since else ""


def read_still_you(token: str) -> Asked | None:
    """What a link asks; None for one that is not ours, came too late, or is about a membership that has ended."""
    longest = contacts.ASKED_AGAIN_AFTER * (contacts.ASKED_AT_MOST + 1)
    try:
        pk, since = signing.loads(token, salt=_SALT, max_age=longest)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    found = queries.membership_asked(int(pk))
    if found is None or found.status != MembershipStatus.ACTIVE:
        return None
    return Asked(found, was_answered=since != _asked_since(found) or found.gone_at is not None)


def ask_who_is_still_here(*, now: datetime) -> int:
    """Write to the contacts whose yearly question is due; returns how many. Runs again and again."""
    due = (
        Membership.objects.annotate(sign_of_life=contacts.with_sign_of_life())
        .filter(contacts.to_ask(now), government__in=Government.objects.live())
        .order_by("id")
        .values_list("pk", flat=True)[:AT_ONCE]
    )
    return sum(_ask(pk, now) for pk in list(due))


@transaction.atomic
def _ask(pk: int, now: datetime) -> bool:
    """Ask one person, unless somebody else has just done it."""
    found = Membership.objects.select_for_update().annotate(sign_of_life=contacts.with_sign_of_life())
    membership = found.filter(contacts.to_ask(now), pk=pk).first()
    if membership is None:
        return False
    membership.asked_at = now
    membership.asked_times += 1
    membership.save(update_fields=["asked_at", "asked_times"])
    trail.record(SYSTEM, "membership.asked_still_here", membership, times=membership.asked_times)
    post.send(
        letters.StillYou(
            government=membership.government, membership=membership, token=still_you_token(membership)
        )
    )
    return True


@transaction.atomic
def say_still_here(*, membership: Membership, now: datetime) -> Membership:
    """The person of a membership says that the office is still theirs."""
    membership.still_here_at = now
    membership.asked_at = membership.gone_at = None
    membership.asked_times = 0
    membership.save(update_fields=["still_here_at", "asked_at", "asked_times", "gone_at"])
    actor = actor_of(membership.person, with_roles=False)
    trail.record(actor, "membership.still_here", membership)
    can_be_reached(actor, membership.government)
    return membership


@transaction.atomic
def say_gone(*, membership: Membership, now: datetime) -> Membership:
    """The person of a membership says that the office is not theirs any more.

    The membership ends, unless it is the last focal point's: then it stays, silent, until somebody takes over.
    """
    actor = actor_of(membership.person, with_roles=False)
    government = lock(membership.government)
    if rules.is_last_focal_point(membership):
        membership.gone_at = now
        membership.save(update_fields=["gone_at"])
        trail.record(actor, "membership.said_gone", membership)
    else:
        close(actor, membership)
    look_for_lost(now=now, only=government)
    return membership


def look_for_lost(*, now: datetime, only: Government | None = None) -> int:
    """Tell the secretariat of governments that have just lost their last live contact; returns how many."""
    found = contacts.lost(now).filter(without_contact_since__isnull=True)
    if only is not None:
        found = found.filter(pk=only.pk)
    return sum(_sound_alarm(pk, now) for pk in list(found.values_list("pk", flat=True)[:AT_ONCE]))


@transaction.atomic
def _sound_alarm(pk: int, now: datetime) -> bool:
    government = contacts.lost(now).select_for_update().filter(pk=pk, without_contact_since=None).first()
    if government is None:
        return False
    government.without_contact_since = now
    government.save(update_fields=["without_contact_since"])
    trail.record(SYSTEM, "government.lost_contact", government)
    post.send(letters.NobodyLeft(government=government))
    return True
