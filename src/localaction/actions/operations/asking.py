"""Asking governments how their actions go: the dates, the links and the letters."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions import letters, reported, rules, schedule
from localaction.actions.lifecycle import PUBLIC
from localaction.actions.models import Action, ProgressLink, ReportDate
from localaction.actions.reported import AskedAction, LinkState
from localaction.actions.schedule import Session, Step
from localaction.actions.typed import plain
from localaction.governments.models import Government, Membership
from localaction.kit import post, trail
from localaction.kit.actors import SYSTEM, Actor
from localaction.kit.answers import Refused

CHUNK = 500


def plan_report_dates(*, on: date) -> int:
    """Bring the schedule of every public action up to a day; returns how many dates are new. Moved dates stay."""
    sessions = reported.dated_sessions(on)
    references = list(Action.objects.filter(status__in=PUBLIC).order_by("pk").values_list("pk", flat=True))
    planned = 0
    for start in range(0, len(references), CHUNK):
        planned += _plan(references[start : start + CHUNK], sessions, on)
    return planned


@transaction.atomic
def _plan(actions: Sequence[int], sessions: list[Session], on: date) -> int:
    known = {
        (one.action_id, one.why, one.key): one for one in ReportDate.objects.filter(action_id__in=actions)
    }
    new: list[ReportDate] = []
    for action in Action.objects.filter(pk__in=actions).prefetch_related("alignments"):
        if action.published_at is None:
            continue
        families = {one.framework.partition("-")[0] for one in action.alignments.all()}
        for due in schedule.planned(action.published_at.date(), families, sessions, on):
            before = known.get((action.pk, due.why, due.key))
            if before is None:
                new.append(
                    ReportDate(action=action, why=due.why, key=due.key, planned_on=due.on, due_on=due.on)
                )
            elif before.planned_on != due.on and before.answered_by_id is None:
                _follow_the_forum(before, due.on)
    ReportDate.objects.bulk_create(new)
    return len(new)


def _follow_the_forum(when: ReportDate, on: date) -> None:
    """A session has another date now; where somebody moved the date, theirs stays."""
    if not when.moved_because:
        when.due_on = on
    when.planned_on = on
    when.save(update_fields=["planned_on", "due_on"])


@transaction.atomic
def move_report_date(*, actor: Actor, when: ReportDate, to: date, because: str) -> ReportDate:
    """Ask on another day, for a reason that both sides can read."""
    rules.may_move_report_date(actor, when).or_refuse()
    because = plain(because).strip()[:500]
    if not because:
        raise Refused(_("Say in a sentence why the date moves."))
    if to < timezone.localdate():
        raise Refused(_("Choose a day that is still to come."))
    if to > when.planned_on + schedule.LONGEST_MOVE:
        raise Refused(_("A date can be moved by a year at most."))
    before, when.due_on = when.due_on, to
    when.moved_because, when.moved_at, when.moved_by_id = because, timezone.now(), actor.person_id
    when.save()
    moved = {"before": before.isoformat(), "after": to.isoformat()}
    trail.record(actor, "action.report_date_moved", when.action, because=because, **moved)
    return when


# --- letters


def ask_for_progress(*, on: date) -> int:
    """Write the letters of a day, one to each live contact of each government; returns how many."""
    return sum(_ask_government(government, on) for government in reported.governments_to_ask(on))


@transaction.atomic
def _ask_government(government: Government, on: date) -> int:
    asked = reported.asked_of(government, on)
    dates = reported.open_dates(asked, on)
    written = 0
    for contact in reported.live_contacts(government):
        step = schedule.next_step(dates, reported.last_asked(contact, _morning(on)), on)
        if step is Step.NOTHING:
            continue
        link = _new_link(contact, on) if step is Step.ASK else _reminded(contact)
        post.send(_letter(link, asked, on))
        trail.record(SYSTEM, "progress.asked", link, on=on.isoformat(), reminder=link.reminders)
        written += 1
    return written


def _letter(link: ProgressLink, asked: Iterable[AskedAction], on: date) -> letters.ProgressAsked:
    gathered = on + schedule.GATHERED
    due = [one for one in asked if one.owes_word and one.due_on is not None and one.due_on <= gathered]
    return letters.ProgressAsked(
        government=link.government,
        link=link,
        token=reported.token_of(link),
        due=tuple(due),
        others=sum(1 for _one in asked) - len(due),
    )


def _reminded(contact: Membership) -> ProgressLink:
    link = reported.links_of(contact).select_for_update(of=("self",)).filter(revoked_at=None).get()
    link.reminders += 1
    link.save(update_fields=["reminders"])
    return link


def _new_link(contact: Membership, asked_on: date | None, reminders: int = 0) -> ProgressLink:
    """A fresh link for a contact; the one before is worth nothing any more."""
    reported.links_of(contact).filter(revoked_at=None).update(
        revoked_at=timezone.now(), revoked_because="replaced"
    )
    begins = max(_morning(asked_on), timezone.now()) if asked_on and not reminders else timezone.now()
    return ProgressLink.objects.create(
        person_id=contact.person_id,
        government_id=contact.government_id,
        role=contact.role,
        nonce=secrets.token_urlsafe(12),
        asked_on=asked_on,
        reminders=reminders,
        expires_at=begins + schedule.LINK_IS_GOOD_FOR,
    )


def _morning(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time.min))


def link_for(contact: Membership) -> ProgressLink:
    """The link that a contact can use now, made anew where there is none; no letter is sent."""
    last = reported.links_of(contact).first()
    if last is not None and reported.link_state(last, timezone.now()) is LinkState.LIVE:
        return last
    same_role = last is not None and last.role == contact.role
    if last is None or not same_role:
        return _new_link(contact, None)
    return _new_link(contact, last.asked_on, last.reminders)


@transaction.atomic
def renew_link(*, link: ProgressLink) -> bool:
    """Send a new link to the address of one that works no more, if its owner still works for the government."""
    contact = reported.live_contact(link.government, link.person_id)
    if contact is None:
        return False
    today = timezone.localdate()
    fresh = link_for(contact)
    post.send(_letter(fresh, reported.asked_of(link.government, today), today))
    trail.record(SYSTEM, "progress.link_renewed", fresh)
    return True
