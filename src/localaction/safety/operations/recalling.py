"""Copies outside this site: note where they are, ask to hide them at once, ask again, hear what was done."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from localaction.kit import post, trail
from localaction.kit.actors import SYSTEM, Actor
from localaction.safety import letters, queries, rules
from localaction.safety.lifecycle import HidingStatus
from localaction.safety.models import Carried, Hiding, Recall

ASK_AGAIN_AFTER = timedelta(hours=24)


@transaction.atomic
def note_copy(
    *, actor: Actor, kind: str, reference: str, place: str, contact_email: str, url: str = "",
    contact_name: str = "", language: str = "en",
) -> Carried:  # fmt: skip
    """Remember that a place outside has a copy. What is hidden already is recalled from there at once."""
    rules.may_keep_copies(actor).or_refuse()
    carried = Carried(
        kind=kind, reference=reference, place=place, url=url, contact_name=contact_name,
        contact_email=contact_email, language=language, noted_by_id=actor.person_id,
    )  # fmt: skip
    carried.full_clean(exclude=["noted_by", "ended_at"])
    carried.save()
    trail.record(actor, "copy.noted", carried, place=place)
    hiding = queries.open_hiding(kind, reference)
    if hiding is not None:
        _ask(hiding, carried)
    return carried


@transaction.atomic
def end_copy(*, actor: Actor, carried: Carried) -> Carried:
    """Remember that a copy is not there any more."""
    rules.may_keep_copies(actor).or_refuse()
    carried.ended_at = timezone.now()
    carried.save(update_fields=["ended_at"])
    trail.record(actor, "copy.ended", carried, place=carried.place)
    return carried


def recall_copies(actor: Actor, hiding: Hiding) -> int:
    """Ask every place that has a copy to hide it. Not held back for reading: safety first. Returns how many."""
    copies = list(queries.copies_of(hiding.kind, hiding.reference))
    for carried in copies:
        _ask(hiding, carried)
    return len(copies)


def _ask(hiding: Hiding, carried: Carried) -> None:
    recall = Recall.objects.create(hiding=hiding, carried=carried, asked_last_at=timezone.now())
    post.send(letters.CopyRecalled(recall=recall, token=queries.recall_token(recall)))


@transaction.atomic
def acknowledge(*, actor: Actor, recall: Recall, said: str = "") -> Recall:
    """The place says that its copy is hidden: by the link of its letter, or noted at the desk after a call."""
    recall = Recall.objects.select_for_update().get(pk=recall.pk)
    if actor.is_known:
        rules.may_keep_copies(actor).or_refuse()
    if recall.acknowledged_at is None:
        recall.acknowledged_at, recall.said, recall.noted_by_id = timezone.now(), said, actor.person_id
        recall.save(update_fields=["acknowledged_at", "said", "noted_by"])
        trail.record(actor, "recall.acknowledged", recall, because=said)
    return recall


@transaction.atomic
def remind_silent_places(*, now: datetime) -> int:
    """Ask again where nobody has answered for a day; after four letters a person must call. Returns how many."""
    silent = Recall.objects.filter(
        acknowledged_at=None, asked_last_at__lte=now - ASK_AGAIN_AFTER, times_asked__lt=queries.MOST_ASKED
    ).exclude(hiding__status=HidingStatus.RESTORED)
    asked = list(silent.select_related("carried", "hiding"))
    for recall in asked:
        Recall.objects.filter(pk=recall.pk).update(asked_last_at=now, times_asked=F("times_asked") + 1)
        post.send(letters.CopyRecalled(recall=recall, token=queries.recall_token(recall)))
        trail.record(SYSTEM, "recall.reminded", recall)
    return len(asked)


def tell_restored(hiding: Hiding) -> None:
    """Tell every place that was asked that it is public again."""
    for recall in queries.recalls_of(hiding).filter(told_restored_at=None):
        post.send(letters.CopyRestored(recall=recall, token=queries.recall_token(recall)))
        Recall.objects.filter(pk=recall.pk).update(told_restored_at=timezone.now())
