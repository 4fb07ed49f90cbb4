"""The meeting: called, its agenda filled, action after action settled, the minutes closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from localaction.actions.models import Call
from localaction.actions.typed import plain
from localaction.assessment import queries, rules
from localaction.assessment.lifecycle import MEETING
from localaction.assessment.models import AgendaItem, Meeting
from localaction.assessment.operations.deciding import agree
from localaction.kit import trail
from localaction.kit.actors import Actor


@transaction.atomic
def call_meeting(*, actor: Actor, call: Call, held_on: date) -> Meeting:
    """Call a meeting about a call; every action that waits for one stands on its agenda."""
    rules.may_call_meeting(actor).or_refuse()
    meeting = Meeting(call=call, held_on=held_on, language=actor.language, called_by_id=actor.person_id)
    meeting.full_clean()
    meeting.save()
    number = _fill(meeting)
    trail.record(actor, "meeting.called", meeting, call=call.code, items=number)
    return meeting


@transaction.atomic
def fill_agenda(*, actor: Actor, meeting: Meeting) -> int:
    """Add what has come to wait for a meeting since, at the end; returns how many."""
    meeting = Meeting.objects.select_for_update().select_related("call").get(pk=meeting.pk)
    rules.may_keep_minutes(actor, meeting).or_refuse()
    number = _fill(meeting)
    trail.record(actor, "meeting.agenda_filled", meeting, items=number)
    return number


def _fill(meeting: Meeting) -> int:
    known = list(meeting.items.values_list("action_id", "round", "position"))
    stands = {(action, number) for action, number, _place in known}
    first = 1 + max((place for _action, _number, place in known), default=0)
    wanted = [
        one for one in queries.due_for_meeting(meeting.call) if (one.action.pk, one.round) not in stands
    ]
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, action=one.action, round=one.round, position=place)
        for place, one in enumerate(wanted, first)
    )
    return len(wanted)


@transaction.atomic
def move_item(*, actor: Actor, item: AgendaItem, to: int) -> AgendaItem:
    """Put an item at a place on the agenda, 1 being the first."""
    rules.may_keep_minutes(actor, item.meeting).or_refuse()
    others = list(item.meeting.items.exclude(pk=item.pk).select_for_update())
    others.insert(max(0, min(to - 1, len(others))), item)
    for place, one in enumerate(others, 1):
        one.position = place
    AgendaItem.objects.bulk_update(others, ["position"])
    trail.record(actor, "meeting.item_moved", item.meeting, action=item.action.reference, to=to)
    return item


@transaction.atomic
def write_minutes(
    *, actor: Actor, meeting: Meeting, present: Iterable[int], guests: str, minutes: str
) -> Meeting:
    """Keep who is there and what the minutes say beyond the single actions."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    rules.may_keep_minutes(actor, meeting).or_refuse()
    meeting.guests, meeting.minutes = plain(guests).strip(), plain(minutes).strip()
    meeting.full_clean()
    meeting.save(update_fields=["guests", "minutes"])
    meeting.present.set(queries.who_could_be_present(actor).filter(pk__in=list(present)))
    trail.record(actor, "meeting.attended", meeting, present=meeting.present.count())
    return meeting


@transaction.atomic
def settle_item(
    *, actor: Actor, item: AgendaItem, levels: Mapping[str, int], text: str, note: str = ""
) -> AgendaItem:
    """Write down the common levels that the meeting found for one action, and who had left the room."""
    rules.may_settle_item(actor, item).or_refuse()
    agree(actor=actor, action=item.action, levels=levels, text=text, language=item.meeting.language)
    item.note, item.settled_at = plain(note).strip(), timezone.now()
    item.full_clean()
    item.save(update_fields=["note", "settled_at"])
    gone = queries.who_leaves(list(item.meeting.present.all()), item.action)
    item.left.set([one.person for one in gone])
    trail.record(actor, "meeting.item_noted", item.meeting, action=item.action.reference, left=len(gone))
    return item


@transaction.atomic
def close_meeting(*, actor: Actor, meeting: Meeting) -> Meeting:
    """Close a meeting: its minutes stay as they are. What was not settled waits for another."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    rules.may_close_meeting(actor, meeting).or_refuse()
    meeting.status = MEETING.after(meeting.status, "close_meeting")
    meeting.closed_at, meeting.closed_by_id = timezone.now(), actor.person_id
    meeting.full_clean()
    meeting.save(update_fields=["status", "closed_at", "closed_by"])
    trail.record(actor, "meeting.closed", meeting)
    return meeting
