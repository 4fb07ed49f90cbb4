"""Sharing out what waits, and keeping views of the queue."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.accounts.models import Person
from localaction.desk import queries, rules
from localaction.desk.asked import Asked
from localaction.desk.kinds import BY_CODE
from localaction.desk.models import Care, SavedView
from localaction.desk.waiting import Line
from localaction.kit import trail
from localaction.kit.actors import Actor
from localaction.kit.answers import refuse

MOST_VIEWS = 30


# --- who does what


@transaction.atomic
def take(*, actor: Actor, line: Line) -> Care:
    """Say that the actor deals with a waiting thing that nobody has."""
    line = _still_waiting(actor, line)
    care = _locked(line)
    rules.may_take(actor, line, _holder(care, line)).or_refuse()
    return _hand(actor, care, line, actor.person_id or 0, "care.taken")


@transaction.atomic
def give(*, actor: Actor, line: Line, to: Person) -> Care:
    """Give a waiting thing to a colleague, whoever had it."""
    line = _still_waiting(actor, line)
    care = _locked(line)
    rules.may_give(actor, line, to, _holder(care, line)).or_refuse()
    return _hand(actor, care, line, to.pk, "care.given")


@transaction.atomic
def give_back(*, actor: Actor, line: Line) -> None:
    """Put a thing back to what waits for everyone."""
    care = _locked(line)
    rules.may_give_back(actor, line, _holder(care, line)).or_refuse()
    assert care is not None  # somebody has it
    trail.record(actor, "care.given_back", care, kind=line.kind, thing=line.thing, person=care.person_id)
    care.delete()


def _hand(actor: Actor, care: Care | None, line: Line, person_id: int, verb: str) -> Care:
    care = care or Care(kind=line.kind, thing=line.thing)
    care.why, care.person_id, care.given_by_id = line.why, person_id, actor.person_id
    care.since = timezone.now()
    try:
        with transaction.atomic():
            care.save()
    except IntegrityError:  # a colleague was a moment faster
        refuse(_("A colleague has it. Ask them to give it to you.")).or_refuse()
    trail.record(actor, verb, care, kind=line.kind, thing=line.thing, person=person_id)
    return care


def _still_waiting(actor: Actor, line: Line) -> Line:
    now = queries.lines_named(actor, [line.name])
    if not now:
        refuse(_("It does not wait any more.")).or_refuse()
    return now[0]


def _locked(line: Line) -> Care | None:
    """What is remembered, held until this is done."""
    found = Care.objects.select_for_update(of=("self",)).select_related("person")
    return found.filter(kind=line.kind, thing=line.thing).first()


def _holder(care: Care | None, line: Line) -> int | None:
    return rules.holder_of(care, line, line.why in BY_CODE[line.kind].anew)


# --- views


@transaction.atomic
def keep_view(*, actor: Actor, name: str, asked: Asked, shared: bool = False) -> SavedView:
    """Keep a question to the queue under a name; the same name again replaces the actor's own view of that name."""
    rules.may_keep_views(actor).or_refuse()
    person_id = actor.person_id or 0
    mine = SavedView.objects.select_for_update().filter(person_id=person_id)
    view = mine.filter(name=name).first() or SavedView(person_id=person_id, name=name)
    if view.pk is None and mine.count() >= MOST_VIEWS:
        refuse(_("You keep 30 views already. Delete one first.")).or_refuse()
    view.query, view.shared = asked.query(), shared
    view.full_clean()
    view.save()
    trail.record(actor, "view.kept", view, query=view.query, shared=shared)
    return view


@transaction.atomic
def forget_view(*, actor: Actor, view: SavedView) -> None:
    """Delete a view; for everyone with whom it was shared too."""
    rules.may_forget_view(actor, view).or_refuse()
    trail.record(actor, "view.forgotten", view, query=view.query)
    view.delete()
