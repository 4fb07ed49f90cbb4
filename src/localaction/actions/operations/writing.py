"""Writing a draft: starting it, saving its pages as somebody types, deleting it and thinking better of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from localaction.actions import answers, pathways, queries, rules
from localaction.actions.models import Action, Agreement, Call, DraftPage, Owner, OwnerRole, Picture, SetAside
from localaction.actions.sections import page as page_of
from localaction.governments.models import Government
from localaction.governments.rules import person_id_of
from localaction.kit import trail
from localaction.kit.actors import Actor

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class SavedPage:
    """What became of a save. `set_aside`: a colleague had saved in between, so both texts are kept to choose from."""

    page: DraftPage
    set_aside: SetAside | None = None


def _fresh_reference() -> str:
    while True:
        reference = "LA-" + "".join(secrets.choice(ALPHABET) for _ in range(6))
        if not Action.objects.filter(reference=reference).exists():
            return reference


@transaction.atomic
def start(*, actor: Actor, government: Government, call: Call | None = None) -> Action:
    """Begin a draft for a government, in the actor's language, where the government is; in its open call."""
    rules.may_start(actor, government).or_refuse()
    action = Action.objects.create(
        reference=_fresh_reference(),
        call=call or queries.open_call(timezone.localdate()),
        pathway=pathways.for_government(government.level, government.population),
        language=actor.language,
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
def save_page(
    *,
    actor: Actor,
    action: Action,
    page: str,
    values: Mapping[str, Any],
    unread: Mapping[str, list[str]],
    typed: Mapping[str, list[str]],
    version: int,
    sheet: str,
) -> SavedPage:
    """Keep what is typed on a page, requiring nothing.

    `values` are the answers that were understood, by name; `unread` what was not, as typed, by field; `typed` the
    whole page as typed. `version` and `sheet` say on which state of the page, and in which open form, it was
    written: when a colleague saved in between, theirs stays and `typed` is set aside for the actor to choose.
    """
    rules.may_write(actor, action).or_refuse()
    asked = page_of(page)
    kept, _ = DraftPage.objects.select_for_update().get_or_create(action=action, page=page)
    if kept.version != version and kept.sheet != sheet:
        beside, _ = SetAside.objects.update_or_create(
            action=action,
            page=page,
            person_id=person_id_of(actor),
            defaults={"typed": dict(typed), "at": timezone.now()},
        )
        return SavedPage(kept, beside)
    now = timezone.now()
    answers.keep(action, asked, values)
    Action.objects.filter(pk=action.pk).update(saved_at=now)
    kept.version += 1
    kept.sheet = sheet
    kept.unread = dict(unread)
    kept.saved_at = now
    kept.saved_by_id = actor.person_id
    kept.save()
    SetAside.objects.filter(action=action, page=page, person_id=person_id_of(actor)).delete()
    return SavedPage(kept)


@transaction.atomic
def choose_theirs(*, actor: Actor, action: Action, page: str) -> None:
    """Let go of what was set aside: the colleague's text stays."""
    rules.may_write(actor, action).or_refuse()
    SetAside.objects.filter(action=action, page=page, person_id=person_id_of(actor)).delete()


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
