"""Saving a page of a draft: what is typed is kept field by field, beside what colleagues typed meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from localaction.actions import answers, merging, rules
from localaction.actions.merging import Known, Merged, Outcome, Typed
from localaction.actions.models import Action, DraftPage, SetAside, Sheet
from localaction.actions.sections import Page, whole_page
from localaction.governments.rules import person_id_of
from localaction.kit.actors import Actor


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as it was understood: answers by name, what was not understood as typed, and why not, by field."""

    values: Mapping[str, Any]
    unread: Mapping[str, list[str]] = field(default_factory=dict)
    errors: Mapping[str, list[str]] = field(default_factory=dict)


Reader = Callable[[merging.Page], Reading]
"""Understands a whole page as it is typed; pages pass their form's (see web.reading)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a form sent. `sheet` names the open form, `version` the state of the page it was drawn from.

    `turn` counts what its browser has typed, 0 without script. `touched` names the fields that `typed` is about when
    it is not the whole page. `put` names the fields into whose boxes the browser has put what it was told with
    version `told`.
    """

    typed: Typed
    sheet: str = ""
    version: int = 0
    turn: int = 0
    touched: frozenset[str] | None = None
    put: frozenset[str] = frozenset()
    told: int = 0


@dataclass(frozen=True, slots=True)
class SavedPage:
    """What became of a save, in the names of the sheet.

    `told`: answers of colleagues for its boxes, as typed. `rows`: groups in which a colleague added a row. `aside`:
    what the actor typed where a colleague's answer stands, if anything.
    """

    page: DraftPage
    told: merging.Page = field(default_factory=dict)
    aside: SetAside | None = None
    errors: Mapping[str, list[str]] = field(default_factory=dict)


@transaction.atomic
def open_sheet(*, actor: Actor, action: Action, page: str, code: str, shown: Typed) -> Sheet:
    """Remember what a form shows that was just drawn, so that what comes back can be compared with it."""
    rules.may_write(actor, action).or_refuse()
    typed = {name: list(values) for name, values in shown.items() if any(values)}
    return Sheet.objects.create(
        code=code, action=action, page=page, person_id=person_id_of(actor), shown=typed, base=typed
    )


@transaction.atomic
def save_page(*, actor: Actor, action: Action, page: str, sent: Sent, read: Reader) -> SavedPage:
    """Keep what is typed on a page, requiring nothing and losing nothing.

    Three ways, field by field: what the form showed, what stands now, what was typed (see merging). Where a
    colleague typed something else in the same place, theirs stays and the actor's is set aside to choose from.
    """
    rules.may_write(actor, action).or_refuse()
    kept, is_new = DraftPage.objects.select_for_update().get_or_create(action=action, page=page)
    saved = _merged_and_kept(actor, kept, sent, read)
    if is_new and not kept.version:
        kept.delete()  # nothing was typed: the page is as nobody had begun it
    return saved


def _merged_and_kept(actor: Actor, kept: DraftPage, sent: Sent, read: Reader) -> SavedPage:
    page = kept.page
    standing = Action.objects.select_related("call").get(pk=kept.action_id)
    asked = whole_page(standing, page)
    theirs = answers.written(standing, asked) | kept.unread
    sheet = _sheet(actor, standing, kept, sent, theirs)
    aside = SetAside.objects.filter(action=standing, page=page, person_id=sheet.person_id).first()
    if sent.turn and sent.turn <= sheet.turn:
        return SavedPage(kept, aside=aside)
    known = Known(sheet.shown, sheet.base)
    if sent.told and sent.told == sheet.told_version:
        put = [name for name in _stored(sheet, sent.put) if name in sheet.told]
        known = merging.told(known, {name: sheet.told[name] for name in put})
    mine = _whole(sheet, known, sent)
    merged = merging.merge(known, theirs, mine, answers.nature_of(asked))
    reading, against = read(merged.page), kept.saved_by_id
    now = _keep(actor, standing, asked, kept, merged, theirs, reading, is_first=sent.touched is None)
    aside = _set_aside(aside, sheet, merged, against)
    told = _tell(sheet, merged, mine, now, kept.version)
    _remember(sheet, merging.known_after(known, merged, mine, now), merged, sent)
    return SavedPage(kept, told, aside, reading.errors)


@transaction.atomic
def settle(*, actor: Actor, action: Action, page: str, name: str, choice: str, read: Reader) -> DraftPage:
    """Choose between two texts of one field: "mine", "theirs", or "both", theirs first. The other one goes."""
    rules.may_write(actor, action).or_refuse()
    kept, _ = DraftPage.objects.select_for_update().get_or_create(action=action, page=page)
    aside = SetAside.objects.filter(action=action, page=page, person_id=person_id_of(actor)).first()
    if aside is None or name not in aside.typed:
        return kept
    standing = Action.objects.select_related("call").get(pk=action.pk)
    asked = whole_page(standing, page)
    theirs = answers.written(standing, asked) | kept.unread
    mine, other = aside.typed[name], theirs.get(name, [])
    if choice != "theirs":
        chosen = mine if choice == "mine" else ["\n\n".join([*other, *mine])]
        merged = Merged({**theirs, name: chosen}, {name: Outcome.MINE})
        _keep(actor, standing, asked, kept, merged, theirs, read(merged.page), is_first=False)
    _put_aside(aside, {one: text for one, text in aside.typed.items() if one != name})
    return kept


# --- the open form


def _sheet(actor: Actor, action: Action, kept: DraftPage, sent: Sent, theirs: Typed) -> Sheet:
    """The open form as it is remembered; of an unknown one we know what it sent, if nothing was saved since."""
    person_id = person_id_of(actor)
    found = Sheet.objects.filter(code=sent.sheet, action=action, page=kept.page, person_id=person_id).first()
    if found is not None:
        return found
    is_fresh = kept.version == sent.version
    shown = {name: list(values) for name, values in theirs.items() if is_fresh and name in sent.typed}
    code = "" if Sheet.objects.filter(code=sent.sheet).exists() else sent.sheet
    return Sheet(code=code, action=action, page=kept.page, person_id=person_id, shown=shown, base=shown)


def _moves(sheet: Sheet) -> dict[str, dict[int, int]]:
    return {group: {int(one): to for one, to in pairs.items()} for group, pairs in sheet.moved.items()}


def _stored(sheet: Sheet, names: Iterable[str]) -> list[str]:
    """Names of the sheet's fields, as the draft calls them."""
    return list(merging.renamed(dict.fromkeys(names, ()), _moves(sheet)))


def _whole(sheet: Sheet, known: Known, sent: Sent) -> merging.Page:
    """The whole page as it lies before its writer, as the draft calls its fields."""
    typed = merging.renamed(sent.typed, _moves(sheet))
    if sent.touched is None:
        return typed
    touched = set(_stored(sheet, sent.touched))
    untouched = {name: list(values) for name, values in known.shown.items() if name not in touched}
    return untouched | {name: values for name, values in typed.items() if name in touched}


def _tell(sheet: Sheet, merged: Merged, mine: merging.Page, now: merging.Page, version: int) -> merging.Page:
    """What colleagues changed, for the boxes of the sheet, in its own names; remembered until it is put there."""
    moves = _joined_moves(sheet, merged)
    placed = merging.renamed(mine, merged.moved)
    told = {
        name: now.get(name, [])
        for name in merged.names(Outcome.THEIRS, Outcome.JOINED)
        if not merging.same(now.get(name, []), placed.get(name, [])) and not _is_covered(name, moves)
    }
    sheet.told, sheet.told_version = told, version
    return merging.renamed(
        told, {group: {to: one for one, to in pairs.items()} for group, pairs in moves.items()}
    )


def _is_covered(name: str, moves: Mapping[str, Mapping[int, int]]) -> bool:
    """Whether a colleague's row stands where the sheet shows a row of its own that was moved away."""
    row = merging.row_of(name)
    return row is not None and row[1] in moves.get(row[0], {})


def _joined_moves(sheet: Sheet, merged: Merged) -> dict[str, dict[int, int]]:
    moves = _moves(sheet)
    for group, pairs in merged.moved.items():
        moves[group] = moves.get(group, {}) | pairs
    return moves


def _remember(sheet: Sheet, known: Known, merged: Merged, sent: Sent) -> None:
    sheet.shown, sheet.base = dict(known.shown), dict(known.base)  # type: ignore[arg-type]
    sheet.moved = {
        group: {str(one): to for one, to in pairs.items()}
        for group, pairs in _joined_moves(sheet, merged).items()
    }
    sheet.turn = max(sheet.turn, sent.turn)
    sheet.used_at = timezone.now()
    if sheet.code:
        sheet.save()


# --- what is kept


def _keep(
    actor: Actor,
    action: Action,
    asked: Page,
    kept: DraftPage,
    merged: Merged,
    theirs: merging.Page,
    reading: Reading,
    *,
    is_first: bool,
) -> merging.Page:
    """Write what the merge changed; returns the page as it is kept now."""
    changed = {
        name
        for name in {*merged.page, *theirs}
        if not merging.same(merged.page.get(name, ()), theirs.get(name, ()))
    }
    if not changed and (kept.version or not is_first):
        return theirs
    answers.keep(action, asked, _only_changed(asked, reading.values, changed))
    kept.unread = {
        name: list(typed)
        for name, typed in reading.unread.items()
        if name in changed or name in kept.unread or name == "ends_on" or _in_changed_group(name, changed)
    }
    kept.version += 1
    kept.saved_at = timezone.now()
    kept.saved_by_id = actor.person_id
    kept.save()
    Action.objects.filter(pk=action.pk).update(saved_at=kept.saved_at)
    return answers.written(Action.objects.get(pk=action.pk), asked) | kept.unread


def _only_changed(asked: Page, values: Mapping[str, Any], changed: set[str]) -> dict[str, Any]:
    """The answers that changed: what is kept already is never read a second time."""
    left = {ask.name for ask in asked.asks if ask.name not in changed}
    left |= {group.name for group in asked.groups if not _in_changed_group(f"{group.name}-0-", changed)}
    return {name: value for name, value in values.items() if name not in left}


def _in_changed_group(name: str, changed: set[str]) -> bool:
    group, dash, rest = name.partition("-")
    return bool(dash) and rest[:1].isdigit() and any(one.startswith(f"{group}-") for one in changed)


def _set_aside(aside: SetAside | None, sheet: Sheet, merged: Merged, against: int | None) -> SetAside | None:
    """Put beside what theirs stands in place of; what the actor has now written over it is settled."""
    settled = merged.names(Outcome.MINE, Outcome.AGREED, Outcome.JOINED)
    typed = {name: text for name, text in (aside.typed if aside else {}).items() if name not in settled}
    typed |= merged.conflicts
    if aside is None and typed:
        aside = SetAside(action=sheet.action, page=sheet.page, person_id=sheet.person_id)
    if aside is None:
        return None
    if merged.conflicts and against != sheet.person_id:
        aside.against_id = against
    return _put_aside(aside, typed)


def _put_aside(aside: SetAside, typed: merging.Page) -> SetAside | None:
    if not typed:
        if aside.pk:
            aside.delete()
        return None
    aside.typed, aside.at = typed, timezone.now()
    aside.save()
    return aside
