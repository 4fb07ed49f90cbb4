"""What a batch did, record by record, read from the trail in the same transaction; and how a record was before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from localaction.actions.importing.content import KEPT
from localaction.actions.importing.known import ACTION, COLLECTED, COLLECTED_AGAIN, sort_out
from localaction.actions.models import Action, Batch, BatchRecord, Outcome
from localaction.declarations.models import Signature
from localaction.governments.models import Government
from localaction.kit.models import TrailEvent

GOVERNMENT: Final = Government._meta.label_lower
SIGNATURE: Final = Signature._meta.label_lower
KINDS: Final = {ACTION: "action", GOVERNMENT: "government", SIGNATURE: "signature"}
VERBS: Final = (COLLECTED, COLLECTED_AGAIN, "government.listed", "signature.listed")
CLAIM: Final = ("position", "number", "who", "method", "source")
ALIGNED: Final = ("item_id", "framework", "rank", "said_by", "reason")
PARTNER: Final = ("position", "name", "role")


def snapshots(batch: Batch, rows: Sequence[Any]) -> dict[int, dict[str, Any]]:
    """What the actions that these rows change say now, by id."""
    if batch.subject != "actions" or not rows:
        return {}
    ids = [change.action_id for change in sort_out(rows).changed]
    found = Action.objects.filter(pk__in=ids).prefetch_related("claims", "alignments", "partners")
    return {action.pk: _snapshot(action) for action in found}


def _snapshot(action: Action) -> dict[str, Any]:
    values = {name: getattr(action, name) for name in KEPT}
    return {
        "values": {name: _plain(value) for name, value in values.items()},
        "claims": [{name: getattr(one, name) for name in CLAIM} for one in action.claims.all()],
        "alignments": [{name: getattr(one, name) for name in ALIGNED} for one in action.alignments.all()],
        "partners": [{name: getattr(one, name) for name in PARTNER} for one in action.partners.all()],
    }


def _plain(value: Any) -> Any:
    """As JSON holds it: days and decimals as text."""
    return value if isinstance(value, (str, int, float, bool, list, type(None))) else str(value)


def remember(batch: Batch, mark: int, rows: Sequence[Any], before: Mapping[int, dict[str, Any]]) -> None:
    """Write down every record that the trail says was entered or changed since `mark` from this source."""
    events = TrailEvent.objects.filter(id__gt=mark, verb__in=VERBS, subject_type__in=KINDS)
    mine = [event for event in events.order_by("id") if event.facts.get("source") == batch.source]
    names = _references(mine)
    BatchRecord.objects.bulk_create(
        [
            BatchRecord(
                batch=batch,
                line=event.facts.get("line", 0),
                kind=KINDS[event.subject_type],
                reference=names.get((event.subject_type, event.subject_id), ""),
                pk_of=event.subject_id,
                event=event.pk,
                outcome=Outcome.CHANGED if event.verb == COLLECTED_AGAIN else Outcome.ENTERED,
                before=before.get(event.subject_id, {}) if event.verb == COLLECTED_AGAIN else {},
            )
            for event in mine
        ],
        batch_size=500,
    )


def _references(events: Iterable[TrailEvent]) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    ids: dict[str, list[int]] = {}
    for event in events:
        ids.setdefault(event.subject_type, []).append(event.subject_id)
    for label, model, name in (
        (ACTION, Action, "reference"),
        (GOVERNMENT, Government, "slug"),
        (SIGNATURE, Signature, "reference"),
    ):
        rows = model._default_manager.filter(pk__in=ids.get(label, [])).values_list("pk", name)
        found |= {(label, pk): reference for pk, reference in rows}
    return found
