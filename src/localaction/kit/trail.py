"""The trail: every change of state leaves exactly one event that says who, when, what and why."""

from typing import Any

from django.db.models import Model, QuerySet

from localaction.kit import events
from localaction.kit.actors import Actor
from localaction.kit.models import TrailEvent


def event(actor: Actor, verb: str, subject: Model, *, because: str = "", **facts: Any) -> TrailEvent:
    """An unsaved event, for operations that write many at once. Raises UndeclaredEvent."""
    return TrailEvent(
        verb=events.find(verb).verb,
        person_id=actor.person_id,
        name=actor.name,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        because=because,
        facts=facts,
    )


def record(actor: Actor, verb: str, subject: Model, *, because: str = "", **facts: Any) -> TrailEvent:
    """Write down that `actor` did `verb` ("action.submitted") to `subject`; `facts` must be JSON.

    The verb is one that a part declares in its `events.py`. Raises UndeclaredEvent.
    """
    entry = event(actor, verb, subject, because=because, **facts)
    entry.save(force_insert=True)
    return entry


def history_of(subject: Model) -> QuerySet[TrailEvent]:
    """Everything done to one record, oldest first."""
    return TrailEvent.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)
