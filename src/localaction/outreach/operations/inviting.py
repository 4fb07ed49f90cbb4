"""Inviting, following up, and seeing who joined."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from localaction.accounts.models import Person
from localaction.accounts.naming import names_for
from localaction.kit import post, trail
from localaction.kit.actors import ANONYMOUS, SYSTEM, Actor
from localaction.kit.answers import Refused
from localaction.outreach import letters, queries, rules
from localaction.outreach.lifecycle import PROSPECT, ProspectStatus
from localaction.outreach.models import Prospect

# how long we wait for an answer before the first and before the second, last follow-up
WAITS = (timedelta(days=10), timedelta(days=14))
AT_ONCE = 200
LEADS_NOWHERE = "-"


def preview(*, actor: Actor, prospect: Prospect) -> post.Rendered:
    """The invitation as its reader would read it; nothing is sent, and its link leads nowhere."""
    by = _signed(actor.person_id, actor.name)
    letter = letters.Invitation(prospect=prospect, by=by, token=LEADS_NOWHERE)
    return post.preview(letter, letters.to(prospect))


@transaction.atomic
def invite(*, actor: Actor, prospect: Prospect) -> Prospect:
    """Send the personal invitation. Whoever was redirected or declined elsewhere is asked anew by a new link."""
    prospect = _locked(prospect)
    rules.may_invite(actor, prospect).or_refuse()
    now = timezone.now()
    prospect.status = PROSPECT.after(prospect.status, "invite")
    prospect.nonce = secrets.token_hex(16)
    prospect.invited_by_id, prospect.invited_at, prospect.written_at = actor.person_id, now, now
    prospect.follow_ups, prospect.opened_at, prospect.answered_at, prospect.read_at = 0, None, None, None
    prospect.full_clean()
    prospect.save()
    trail.record(actor, "prospect.invited", prospect, list=prospect.list.name)
    by = _signed(actor.person_id, actor.name)
    post.send(letters.Invitation(prospect=prospect, by=by, token=queries.token_of(prospect)))
    return prospect


def invite_many(*, actor: Actor, prospects: Iterable[Prospect]) -> tuple[int, list[tuple[Prospect, str]]]:
    """Invite each on its own; returns how many letters were written, and who was not invited with the reason."""
    invited, refused = 0, []
    for prospect in prospects:
        try:
            invite(actor=actor, prospect=prospect)
            invited += 1
        except Refused as refusal:
            refused.append((prospect, str(refusal.reason)))
    return invited, refused


@transaction.atomic
def stop(*, actor: Actor, prospect: Prospect) -> Prospect:
    """Write no more, on the secretariat's own decision."""
    prospect = _locked(prospect)
    rules.may_stop(actor, prospect).or_refuse()
    prospect.status = PROSPECT.after(prospect.status, "stop")
    prospect.answered_at = prospect.read_at = timezone.now()
    prospect.save(update_fields=["status", "answered_at", "read_at"])
    trail.record(actor, "prospect.stopped", prospect)
    return prospect


def follow_up(*, now: datetime) -> int:
    """Write again where nobody answered: twice at most; returns how many letters were written."""
    before = {sent: now - wait for sent, wait in enumerate(WAITS)}
    due = list(queries.to_follow_up(before).values_list("pk", flat=True)[:AT_ONCE])
    return sum(_follow_up(pk, before, now) for pk in due)


@transaction.atomic
def _follow_up(pk: int, before: dict[int, datetime], now: datetime) -> bool:
    """Write to one, unless it was answered, or written to, in the meantime."""
    waiting = (
        queries.to_follow_up(before).select_for_update(of=("self",)).select_related("list", "invited_by")
    )
    prospect = waiting.filter(pk=pk).first()
    if prospect is None or join(prospect=prospect) or queries.is_silent(prospect.contact_email):
        return False
    prospect.follow_ups += 1
    prospect.written_at = now
    prospect.save(update_fields=["follow_ups", "written_at"])
    trail.record(SYSTEM, "prospect.reminded", prospect, times=prospect.follow_ups)
    by = prospect.invited_by
    letter = letters.FollowUp(
        prospect=prospect,
        by=_signed(by.pk, str(by)) if isinstance(by, Person) else "",
        token=queries.token_of(prospect),
        is_last=prospect.follow_ups >= queries.FOLLOW_UPS_AT_MOST,
    )
    post.send(letter)
    return True


def see_who_joined() -> int:
    """Note which governments have a team by now; returns how many are new."""
    open_ones = Prospect.objects.exclude(status__in=(ProspectStatus.JOINED, ProspectStatus.DROPPED))
    waiting = open_ones.exclude(invited_at=None).select_related("list")
    return sum(join(prospect=prospect) for prospect in waiting.iterator())


@transaction.atomic
def join(*, prospect: Prospect) -> bool:
    """Note that the government has a team by now; False where it has not."""
    government = queries.joined_government(prospect)
    if government is None:
        return False
    prospect = _locked(prospect)
    rules.may_join(prospect).or_refuse()
    prospect.status = PROSPECT.after(prospect.status, "join")
    taken = prospect.list.prospects.filter(government=government).exclude(pk=prospect.pk).exists()
    if not taken:
        prospect.government = government
    prospect.answered_at = prospect.read_at = timezone.now()
    prospect.save(update_fields=["status", "government", "answered_at", "read_at"])
    trail.record(SYSTEM, "prospect.joined", prospect, government=government.slug)
    return True


def _locked(prospect: Prospect) -> Prospect:
    return Prospect.objects.select_for_update(of=("self",)).select_related("list").get(pk=prospect.pk)


def _signed(person_id: int | None, name: str) -> str:
    """The name under a letter; "" where the names of staff are not told."""
    return "" if person_id in names_for(ANONYMOUS).unnamed else name
