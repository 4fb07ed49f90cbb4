"""What is here already under the ids of some rows, and what that means for each row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext as _

from localaction.actions.importing.problems import Problem
from localaction.actions.importing.rows import Row
from localaction.actions.models import Action, How, Owner, OwnerRole
from localaction.governments.facts import Facts
from localaction.governments.models import Government
from localaction.governments.naming import folded
from localaction.kit.models import TrailEvent

COLLECTED: Final = "action.collected"
COLLECTED_AGAIN: Final = "action.collected_again"
UNDONE: Final = "action.import_undone"
RESTORED: Final = "action.restored_before_import"
OURS: Final = (COLLECTED, COLLECTED_AGAIN, UNDONE, RESTORED)
ACTION: Final = Action._meta.label_lower
# what the secretariat does about a row that waited for its passages to be cleared changes none of its texts
NO_CHANGES: Final = ("action.passage_cleared", "action.published", "action.corrected")


class Change(NamedTuple):
    """A row that says something new about an action that was imported before."""

    row: Row
    action_id: int
    government: Government


@dataclass(slots=True)
class Sorted:
    """What is to be done with the rows of a chunk."""

    new: list[Row] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)


class _Past(NamedTuple):
    """What the trail says of one action: by whom it was touched last, and how the file said it last."""

    verb: str
    digest: str


def sort_out(rows: Sequence[Row]) -> Sorted:
    """New, changed, unchanged or refused: four queries, however many rows."""
    found = Sorted()
    there = _actions(rows)
    past = _pasts(there.values())
    to_compare = []
    for row in rows:
        known = there.get(row.reference)
        if known is None:
            found.new.append(row)
        elif known["how"] != How.COLLECTED:
            reason = _("This identifier belongs to an action that its government submitted itself.")
            found.problems.append(_problem(row, reason, "not_imported"))
        elif past.get(known["id"], _Past("", "")).digest == row.digest:
            found.unchanged += 1
        else:
            to_compare.append((row, known["id"]))
    leads = _leads([action_id for _row, action_id in to_compare])
    for row, action_id in to_compare:
        _compare(row, action_id, leads, past, found)
    return found


def _compare(
    row: Row, action_id: int, leads: dict[int, Government], past: dict[int, _Past], found: Sorted
) -> None:
    government = leads.get(action_id)
    if government is None or not is_same(row.government, government):
        name = government.official_name if government else ""
        reason = _("This identifier is already used for an action of another government: %(name)s.")
        found.problems.append(_problem(row, reason % {"name": name}, "other_government"))
    elif past.get(action_id, _Past("", "")).verb not in OURS:
        reason = _("This action was changed on this site after it was imported. Correct it there.")
        found.problems.append(_problem(row, reason, "changed_here"))
    else:
        found.changed.append(Change(row, action_id, government))


def is_same(facts: Facts, government: Government) -> bool:
    """Whether a row means this government: by identifier where both have one, else by country and any name."""
    if facts.geonames_id and government.geonames_id:
        return facts.geonames_id == government.geonames_id
    if facts.wikidata_id and government.wikidata_id:
        return facts.wikidata_id == government.wikidata_id
    spelled = {
        folded(name) for name in (government.official_name, *government.names.values(), *government.aliases)
    }
    return facts.country == government.country and folded(facts.name) in spelled


def _problem(row: Row, reason: str, code: str) -> Problem:
    return Problem(row.line, "id", row.reference, reason, code)


def _actions(rows: Sequence[Row]) -> dict[str, dict[str, Any]]:
    found = Action.objects.filter(reference__in=[row.reference for row in rows])
    return {one["reference"]: dict(one) for one in found.values("reference", "id", "how")}


def _pasts(actions: Iterable[dict[str, Any]]) -> dict[int, _Past]:
    ids = [one["id"] for one in actions]
    if not ids:
        return {}
    events = TrailEvent.objects.filter(subject_type=ACTION, subject_id__in=ids).order_by("id")
    pasts: dict[int, _Past] = {}
    events = events.exclude(verb__in=NO_CHANGES)
    for action_id, verb, facts in events.values_list("subject_id", "verb", "facts"):
        before = pasts.get(action_id, _Past("", ""))
        told = "" if verb in (UNDONE, RESTORED) else before.digest
        pasts[action_id] = _Past(verb, facts.get("digest", "") or told)
    return pasts


def _leads(action_ids: list[int]) -> dict[int, Government]:
    if not action_ids:
        return {}
    owners = Owner.objects.filter(action_id__in=action_ids, role=OwnerRole.LEAD).select_related("government")
    return {owner.action_id: owner.government for owner in owners if owner.government is not None}
