"""Taking a whole import back: what it entered goes, what it changed reads as before, what others built on stays.

Each record on its own: a record that stays says why and holds nothing else up.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from localaction.accounts.actors import actor_of
from localaction.actions import operations, publicity
from localaction.actions.importing.batching.recording import KINDS
from localaction.actions.importing.known import NO_CHANGES, RESTORED, UNDONE
from localaction.actions.lifecycle import LIFECYCLE, PUBLIC, ImportStatus, Status
from localaction.actions.models import (
    Action,
    Alignment,
    Batch,
    BatchRecord,
    Fate,
    Lineage,
    Outcome,
    Owner,
    Partner,
    PeopleClaim,
)
from localaction.declarations import operations as declarations
from localaction.declarations.lifecycle import OPEN, SignatureStatus
from localaction.declarations.lifecycle import PUBLIC as SIGNED
from localaction.declarations.models import Signature
from localaction.governments.models import Government
from localaction.governments.operations.listing import forget_listed
from localaction.kit import trail
from localaction.kit.actors import SYSTEM, Actor
from localaction.kit.answers import Refused
from localaction.kit.models import TrailEvent
from localaction.register import index
from localaction.register import operations as register
from localaction.register import queries as published

_ORDER: Final = ("action", "signature", "government")
_LABELS: Final = {kind: label for label, kind in KINDS.items()}
# what follows an import by itself is nobody's work
_BY_ITSELF: Final = (*NO_CHANGES, "action.signature_restated")
_DATES: Final = ("starts_on", "ends_on", "collected_on")


def undo(batch_id: int) -> None:
    """Take everything back that a file brought, from where an earlier attempt stopped."""
    found = Batch.objects.select_related("undone_by")
    batch = found.filter(pk=batch_id, status=ImportStatus.UNDOING).first()
    if batch is None:
        return
    actor = actor_of(batch.undone_by) if batch.undone_by else SYSTEM
    with translation.override(batch.language):
        for kind in _ORDER:
            while waiting := list(batch.records.filter(kind=kind, fate=Fate.STANDS).order_by("-id")[:200]):
                for record in waiting:
                    _take_back(actor, batch, record)
                operations.note_progress(batch=batch, done=batch.done + len(waiting))
    fates = Counter(batch.records.values_list("fate", flat=True))
    operations.finish_undoing(
        batch=batch, counts={name: fates[name] for name in (Fate.GONE, Fate.RESTORED, Fate.STAYS)}
    )
    index.follow()


@transaction.atomic
def _take_back(actor: Actor, batch: Batch, record: BatchRecord) -> None:
    do = {"action": _action, "signature": _signature, "government": _government}[record.kind]
    try:
        with transaction.atomic():
            record.fate, record.why_stays = do(actor, batch, record)
    except Refused as refusal:
        record.fate, record.why_stays = _stays(str(refusal.reason))
    record.save(update_fields=["fate", "why_stays"])


def _stays(why: str) -> tuple[str, str]:
    return Fate.STAYS, why


def _touched(record: BatchRecord, but: tuple[str, ...] = ()) -> bool:
    """Whether something was done to the record since."""
    later = TrailEvent.objects.filter(
        subject_type=_LABELS[record.kind], subject_id=record.pk_of, id__gt=record.event
    )
    return later.exclude(verb__in=(*_BY_ITSELF, *but)).exists()


# --- actions


def _action(actor: Actor, batch: Batch, record: BatchRecord) -> tuple[str, str]:
    action = Action.objects.select_for_update().filter(pk=record.pk_of).first()
    if action is None or action.status == Status.WITHDRAWN:
        return Fate.GONE, ""
    why = _built_on(action, record)
    if why:
        return _stays(why)
    if record.outcome == Outcome.CHANGED:
        return _as_before(actor, action, record)
    action.status = LIFECYCLE.after(action.status, "withdraw")
    action.save(update_fields=["status"])
    if published.stands_or_is_hidden("action", action.reference):
        publicity.take_down(actor, action, batch.because)
    trail.record(actor, UNDONE, action, because=batch.because, batch=batch.pk)
    return Fate.GONE, ""


def _built_on(action: Action, record: BatchRecord) -> str:
    """In words, what was built on an action since it came; "" when nothing was."""
    leads = [owner.government for owner in action.owners.select_related("government") if owner.government]
    if any(one.memberships.filter(status="active").exists() for one in leads):
        return _("Its government has joined and speaks for it now.")
    if action.reports.exists():
        return _("Progress was reported on it.")
    if Lineage.objects.filter(origin=record.reference, action__status__in=PUBLIC).exists():
        return _("Another action says that it comes from it.")
    if action.translations.exists():
        return _("It was translated.")
    return _("It was changed here since.") if _touched(record) else ""


def _as_before(actor: Actor, action: Action, record: BatchRecord) -> tuple[str, str]:
    """Write back what the action said before the import, and publish that again."""
    before = record.before
    if not before:
        return _stays(_("What it said before was not kept."))
    for name, value in before["values"].items():
        setattr(action, name, _read(name, value))
    action.save()
    details: tuple[tuple[Any, str], ...] = (
        (PeopleClaim, "claims"),
        (Alignment, "alignments"),
        (Partner, "partners"),
    )
    for model, key in details:
        model.objects.filter(action=action).delete()
        model.objects.bulk_create([model(action=action, **one) for one in before[key]])
    trail.record(actor, RESTORED, action)
    if action.status in PUBLIC:
        publicity.show_texts(actor, action)
    return Fate.RESTORED, ""


def _read(name: str, value: Any) -> Any:
    if value is not None and name in _DATES:
        return date.fromisoformat(value)
    return Decimal(value) if value is not None and name == "budget_amount" else value


# --- signatures and governments


def _signature(actor: Actor, batch: Batch, record: BatchRecord) -> tuple[str, str]:
    signature = Signature.objects.filter(pk=record.pk_of).first()
    if signature is None or signature.status == SignatureStatus.WITHDRAWN:
        return Fate.GONE, ""
    if signature.status != SignatureStatus.LISTED or _touched(record):
        return _stays(_("It was confirmed, disputed or changed since."))
    declarations.withdraw(actor=actor, signature=signature, because=batch.because)
    return Fate.GONE, ""


def _government(actor: Actor, batch: Batch, record: BatchRecord) -> tuple[str, str]:
    government = Government.objects.filter(pk=record.pk_of).first()
    if government is None:
        return Fate.GONE, ""
    why = _stands_on(government, record)
    if why:
        return _stays(why)
    if published.stands_or_is_hidden("government", government.slug):
        register.withdraw(
            actor=actor,
            kind="government",
            reference=government.slug,
            because=batch.because,
            language=actor.language,
        )
    forget_listed(actor=actor, government=government)
    return Fate.GONE, ""


def _stands_on(government: Government, record: BatchRecord) -> str:
    """In words, what stands on a government; "" when nothing does."""
    if government.memberships.exclude(status__in=("declined", "ended")).exists():
        return _("Somebody speaks for it, or asked to.")
    if Signature.objects.filter(government=government, status__in=(*SIGNED, *OPEN)).exists():
        return _("A signature of it stands.")
    owned = Owner.objects.filter(government=government, action__deleted_at=None)
    if owned.exclude(action__status__in=(Status.WITHDRAWN, Status.DECLINED)).exists():
        return _("An action of it stands.")
    return _("Its record was changed here since.") if _touched(record) else ""
