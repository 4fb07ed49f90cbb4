"""Hide at once by one person; restore by two."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from localaction.governments.queries import by_slug
from localaction.governments.rules import person_id_of
from localaction.kit import jobs, post, trail
from localaction.kit.actors import Actor
from localaction.register import index
from localaction.register import operations as register
from localaction.register import queries as published
from localaction.safety import letters, queries, rules
from localaction.safety.lifecycle import HIDING
from localaction.safety.models import HiddenThing, Hiding
from localaction.safety.operations.recalling import recall_copies, tell_restored

log = logging.getLogger(__name__)


@transaction.atomic
def hide(*, actor: Actor, kind: str, reference: str, why: str, note: str = "") -> Hiding:
    """Hide something public with what belongs to it, at once; `note` is for the secretariat alone.

    What is hidden already is returned as it is. Raises register.NotPublished when nothing stands there.
    """
    rules.may_hide(actor).or_refuse()
    there = queries.open_hiding(kind, reference)
    if there is not None:
        return there
    found = queries.thing(kind, reference)
    if found is None or not found.is_public:
        raise register.NotPublished(f"no {kind} {reference} is public")
    pictures = queries.pictures_of(kind, reference)
    hiding = Hiding.objects.create(
        kind=kind, reference=reference, title=found.title[:300], language=found.language,
        why=why, note=note.strip(), hidden_by_id=person_id_of(actor),
    )  # fmt: skip
    for its_kind, its_reference in ((kind, reference), *found.others):
        entry = register.hide(actor=actor, kind=its_kind, reference=its_reference, because=why)
        HiddenThing.objects.create(
            hiding=hiding, kind=its_kind, reference=its_reference, sequence=entry.sequence
        )
    trail.record(actor, "hiding.hidden", hiding, because=note, why=why, reference=reference)
    recall_copies(actor, hiding)
    transaction.on_commit(partial(_take_off, pictures))
    transaction.on_commit(_follow)
    return hiding


@transaction.atomic
def ask_to_restore(*, actor: Actor, hiding: Hiding, because: str) -> Hiding:
    """Be the first of the two people who restore it, and say why it is safe now."""
    hiding = _locked(hiding)
    rules.may_ask_to_restore(actor, hiding).or_refuse()
    hiding.status = HIDING.after(hiding.status, "ask_to_restore")
    hiding.asked_by_id, hiding.asked_at, hiding.asked_because = actor.person_id, timezone.now(), because
    hiding.save(update_fields=["status", "asked_by", "asked_at", "asked_because"])
    trail.record(actor, "hiding.restoring_asked", hiding, because=because)
    post.send(letters.RestoringAsked(hiding=hiding))
    return hiding


@transaction.atomic
def keep_hidden(*, actor: Actor, hiding: Hiding, because: str) -> Hiding:
    """Say no to restoring it for now."""
    hiding = _locked(hiding)
    rules.may_keep_hidden(actor, hiding).or_refuse()
    hiding.status = HIDING.after(hiding.status, "keep_hidden")
    hiding.asked_by_id, hiding.asked_at, hiding.asked_because = None, None, ""
    hiding.save(update_fields=["status", "asked_by", "asked_at", "asked_because"])
    trail.record(actor, "hiding.kept_hidden", hiding, because=because)
    return hiding


@transaction.atomic
def restore(*, actor: Actor, hiding: Hiding) -> Hiding:
    """Be the second person: everything that was hidden with it stands again, as it stood."""
    hiding = _locked(hiding)
    rules.may_restore(actor, hiding).or_refuse()
    hiding.status = HIDING.after(hiding.status, "restore")
    hiding.restored_by_id, hiding.restored_at = actor.person_id, timezone.now()
    hiding.save(update_fields=["status", "restored_by", "restored_at"])
    for one in hiding.things.all():
        try:
            register.restore(
                actor=actor, kind=one.kind, reference=one.reference, because=hiding.asked_because
            )
        except register.NotPublished:  # withdrawn for good in the meantime: it stays so
            continue
    trail.record(actor, "hiding.restored", hiding, because=hiding.asked_because)
    tell_restored(hiding)
    _catch_up(hiding)
    return hiding


def _catch_up(hiding: Hiding) -> None:
    """Let what changed while it was hidden cross the wall now: pictures, consents, the state of a signature."""
    if hiding.kind in ("action", "progress"):
        reference = hiding.reference.rpartition("-P")[0] if hiding.kind == "progress" else hiding.reference
        jobs.enqueue("actions.follow_restored", reference=reference)
        return
    slug = published.government_behind(hiding.kind, hiding.reference)
    government = by_slug(slug) if slug else None
    if government is not None:
        jobs.enqueue("declarations.publish_face", government_id=government.pk)


def _locked(hiding: Hiding) -> Hiding:
    return Hiding.objects.select_for_update().get(pk=hiding.pk)


def _take_off(paths: Iterable[str]) -> None:
    """Delete public files; the originals stay with the action."""
    for path in paths:
        Path(settings.MEDIA_ROOT, path).unlink(missing_ok=True)


def _follow() -> None:
    """Let the search index of this host follow now instead of in a second; the worker of each host does it anyway."""
    try:
        index.follow()
    except Exception:
        log.exception("the search index could not follow at once; the worker will")
