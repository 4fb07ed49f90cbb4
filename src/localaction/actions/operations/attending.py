"""Who is on a draft now, and forgetting who was."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from localaction.actions import queries, rules
from localaction.actions.models import Action, Presence, Sheet
from localaction.governments.rules import person_id_of
from localaction.kit.actors import Actor


@transaction.atomic
def seen_on(*, actor: Actor, action: Action, page: str = "") -> None:
    """Somebody who may write is on a page of the draft, or on the list of its pages (""). Leaves no trail."""
    if not rules.may_write(actor, action):
        return
    now = timezone.now()
    found, _ = Presence.objects.get_or_create(action=action, person_id=person_id_of(actor))
    if found.page != page or found.seen_at < now - queries.HERE_FOR:
        found.page, found.since = page, now
    found.seen_at = now
    found.save()


@transaction.atomic
def gone_from(*, actor: Actor, action: Action, page: str = "") -> None:
    """Somebody left that page of the draft, and has not been seen on another one since."""
    Presence.objects.filter(action=action, person_id=person_id_of(actor), page=page).delete()


@transaction.atomic
def forget_sheets(*, before: datetime) -> int:
    """Remove what is known of forms, and of people on drafts, that nobody has used since; returns how many forms."""
    Presence.objects.filter(seen_at__lt=before).delete()
    return Sheet.objects.filter(used_at__lt=before).delete()[0]
