"""Writing a draft: starting it, saving its pages as somebody types, deleting it and thinking better of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from localaction.actions import calls, pathways, rules
from localaction.actions.models import Action, Agreement, Call, Owner, OwnerRole, Picture
from localaction.governments.models import Government
from localaction.kit import trail
from localaction.kit.actors import Actor

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def fresh_reference() -> str:
    """A reference that no action has."""
    while True:
        reference = "LA-" + "".join(secrets.choice(ALPHABET) for _ in range(6))
        if not Action.objects.filter(reference=reference).exists():
            return reference


@transaction.atomic
def start(
    *,
    actor: Actor,
    government: Government,
    call: Call | None = None,
    pathway: str = "",
    language: str = "",
) -> Action:
    """Begin a draft for a government, where it is, in its open call.

    Without a `pathway` the one that suits the government; without a `language` that of the actor.
    """
    rules.may_start(actor, government).or_refuse()
    action = Action.objects.create(
        reference=fresh_reference(),
        call=call or calls.open_call(timezone.localdate()),
        pathway=pathway or pathways.for_government(government.level, government.population),
        language=language or actor.language,
        place_name=government.official_name[:200],
        place_country=government.country,
        place_admin1=government.admin1_name[:200],
        latitude=government.latitude,
        longitude=government.longitude,
        created_by_id=actor.person_id,
    )
    Owner.objects.create(
        action=action,
        government=government,
        role=OwnerRole.LEAD,
        agreement=Agreement.AGREED,
        answered_at=timezone.now(),
        answered_by_id=actor.person_id,
    )
    trail.record(actor, "action.started", action)
    return action


@transaction.atomic
def delete(*, actor: Actor, action: Action) -> Action:
    """Put a draft away. For thirty days it can be brought back."""
    rules.may_delete(actor, action).or_refuse()
    action.deleted_at = timezone.now()
    action.save(update_fields=["deleted_at"])
    trail.record(actor, "action.deleted", action)
    return action


@transaction.atomic
def restore(*, actor: Actor, action: Action) -> Action:
    """Bring a deleted draft back."""
    rules.may_restore(actor, action).or_refuse()
    action.deleted_at = None
    action.save(update_fields=["deleted_at"])
    trail.record(actor, "action.restored", action)
    return action


@transaction.atomic
def forget_deleted(*, before: datetime) -> int:
    """Remove for good the drafts deleted before a moment; returns how many."""
    gone = Action.objects.filter(deleted_at__lt=before)
    files = [one.file for one in Picture.objects.filter(action__in=gone)]
    count = gone.count()
    gone.delete()
    transaction.on_commit(partial(_delete_files, files))
    return count


def _delete_files(files: Iterable[FieldFile]) -> None:
    for file in files:
        if file.name:
            file.storage.delete(file.name)
