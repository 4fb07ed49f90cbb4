"""Correcting and translating what is accepted or public: an editor proposes, the author agrees."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions import clearance, edited, letters, publicity, rules, wordings
from localaction.actions.lifecycle import EDITS, Status
from localaction.actions.models import Action, Edit, EditedText, Mark, TextTranslation
from localaction.actions.operations.protecting import note_findings
from localaction.actions.operations.translating import Typed
from localaction.actions.reported import live_contacts
from localaction.actions.sections.extra import PREFIX
from localaction.actions.typed import plain
from localaction.actions.wordings import Piece, digest
from localaction.kit import post, trail
from localaction.kit.actors import SYSTEM, Actor
from localaction.kit.answers import Refused
from localaction.kit.post import Recipient

NOTHING_CHANGED = _("Nothing is changed yet. Change a text first.")
SAY_WHY = _("Say in a sentence what is wrong, so that the editor can mend it.")
ALL_LEFT_OUT = _("Every text is left out. Say that you do not agree instead, and why.")
READS_OTHERWISE = _(
    "A text was changed in the meantime, so that this edit no longer fits. The secretariat has to begin it anew."
)


@dataclass(frozen=True, slots=True)
class SavedEdit:
    """What became of a save. `beside`: keys of texts that a colleague had changed; what was typed there is not kept."""

    at: datetime
    beside: tuple[str, ...] = ()


# --- writing


@transaction.atomic
def begin_edit(*, actor: Actor, action: Action) -> Edit:
    """Begin to edit an accepted or published action, or go on with the edit that is open."""
    rules.may_edit(actor, action).or_refuse()
    Action.objects.select_for_update().get(pk=action.pk)
    there = edited.open_edit(action)
    if there is not None:
        return there
    edit = Edit.objects.create(action=action, begun_by_id=actor.person_id, note_language=actor.language)
    trail.record(actor, "edit.begun", edit, action=action.reference)
    return edit


@transaction.atomic
def save_edit(*, actor: Actor, edit: Edit, language: str, typed: Mapping[str, Typed]) -> SavedEdit:
    """Keep what an editor types, text by text: corrections in a text's own language, translations in another one.

    A text that a colleague changed since the form was opened stays as the colleague left it.
    """
    edit = _locked(edit)
    rules.may_write_edit(actor, edit).or_refuse()
    now, beside = timezone.now(), []
    action = Action.objects.with_details().get(pk=edit.action_id)
    stands = edited.standing_translations(action)
    written = {(text.language, text.key): text for text in edit.texts.all()}
    for piece in wordings.pieces_of(action):
        one = typed.get(piece.key)
        if one is None:
            continue
        before = piece.text if piece.language == language else _text_of(stands.get((language, piece.key)))
        text = written.get((language, piece.key)) or EditedText(
            edit=edit, language=language, key=piece.key, before=before, after=before
        )
        if not _keep(actor, text, piece, one, stands.get((language, piece.key)), written, now):
            beside.append(piece.key)
    return SavedEdit(now, tuple(beside))


def _text_of(row: TextTranslation | None) -> str:
    return row.text if row else ""


def _keep(
    actor: Actor,
    text: EditedText,
    piece: Piece,
    typed: Typed,
    row: TextTranslation | None,
    written: Mapping[tuple[str, str], EditedText],
    now: datetime,
) -> bool:
    """Write one text; False when a colleague's stands."""
    after = plain(typed.text).strip()
    if text.pk and text.saved_by_id != actor.person_id and digest(text.after) != typed.was:
        return after in (text.after, "") or digest(after) == typed.was
    is_translation = piece.language != text.language
    if after == text.before.strip() and not (is_translation and typed.stands and after):
        if text.pk:
            text.delete()
        return True
    if not after and not is_translation:
        return True  # a text is never taken away by an editor
    corrected = written.get((piece.language, piece.key))
    text.source = (corrected.after if corrected else piece.text) if is_translation else ""
    text.mark = _mark(row) if is_translation else Mark.HUMAN
    text.after, text.saved_at, text.saved_by_id = after, now, actor.person_id
    text.save()
    return True


def _mark(row: TextTranslation | None) -> str:
    """What a machine began and a person has gone over is marked so."""
    return Mark.REVIEWED if row and row.text and row.mark != Mark.HUMAN else Mark.HUMAN


# --- asking the author


@transaction.atomic
def propose_edit(*, actor: Actor, edit: Edit, note: str = "") -> Edit:
    """Send an edit to everybody who speaks for the action. What could lead to a person or a shelter is not sent."""
    edit = _locked(edit)
    rules.may_propose_edit(actor, edit).or_refuse()
    action = Action.objects.with_details().get(pk=edit.action_id)
    changes = edited.changes_of(edit, action)
    if not changes:
        raise Refused(NOTHING_CHANGED)
    if any(change.is_stale for change in changes):
        raise Refused(READS_OTHERWISE)
    _foresee(action, edit.texts.all())
    edit.status = EDITS.after(edit.status, "propose_edit")
    edit.note, edit.note_language = plain(note).strip(), actor.language
    edit.proposed_at, edit.proposed_by_id, edit.reminders = timezone.now(), actor.person_id, 0
    edit.save()
    trail.record(actor, "edit.proposed", edit, because=edit.note, texts=len(changes))
    _write_to_author(edit)
    return edit


def _foresee(action: Action, texts: Iterable[EditedText]) -> None:
    """Raise Uncleared when the edit would bring something that nobody has cleared; changes nothing."""
    with transaction.atomic():
        before = publicity.content_for_preview(action)
        _apply(action, texts)
        after = publicity.content_for_preview(Action.objects.with_details().get(pk=action.pk))
        found = clearance.uncleared_in(action, after, stands=before)
        transaction.set_rollback(True)
    if found:
        raise clearance.Uncleared(found)


def _write_to_author(edit: Edit, *, reminder: int = 0) -> None:
    """One letter to each live contact, with a link of their own."""
    texts = edit.texts.count()
    for owner in rules.owners_who_write(edit.action):
        for contact in live_contacts(owner.government) if owner.government else ():
            person = contact.person
            to = Recipient(name=person.name, email=person.email, language=person.language)
            token = edited.token_of(edit, person.pk)
            letter = letters.EditProposed(
                edit=edit, action=edit.action, to=to, token=token, texts=texts, reminder=reminder
            )
            post.send(letter)


@transaction.atomic
def withdraw_edit(*, actor: Actor, edit: Edit) -> Edit:
    """Take back an edit that nobody has answered."""
    edit = _locked(edit)
    rules.may_withdraw_edit(actor, edit).or_refuse()
    edit.status = EDITS.after(edit.status, "withdraw_edit")
    edit.save(update_fields=["status"])
    trail.record(actor, "edit.withdrawn", edit)
    return edit


# --- the author answers


@transaction.atomic
def agree_to_edit(*, actor: Actor, edit: Edit, without: Collection[int] = (), answer: str = "") -> Edit:
    """Agree to an edit, or to part of it; what is agreed is written into the action and frozen in the register.

    `without` holds the ids of the texts that shall stay as they are.
    """
    edit = _locked(edit)
    rules.may_agree_to_edit(actor, edit).or_refuse()
    action = Action.objects.with_details().get(pk=edit.action_id)
    taken = [change.pk for change in edited.changes_of(edit, action) if change.pk not in without]
    if not taken:
        raise Refused(ALL_LEFT_OUT)
    if any(change.is_stale and change.pk in taken for change in edited.changes_of(edit, action)):
        raise Refused(READS_OTHERWISE)
    _apply(action, edit.texts.filter(pk__in=taken))
    edit.texts.exclude(pk__in=taken).update(is_left_out=True)
    _answered(actor, edit, "agree_to_edit", answer)
    if action.status == Status.PUBLISHED:
        edit.version = publicity.show_texts(actor, action)
        edit.save(update_fields=["version"])
    note_findings(Action.objects.with_details().get(pk=action.pk))
    trail.record(actor, "edit.agreed", edit, because=edit.answer, texts=len(taken), version=edit.version)
    post.send(letters.EditAnswered(edit=edit, action=action))
    return edit


@transaction.atomic
def refuse_edit(*, actor: Actor, edit: Edit, answer: str) -> Edit:
    """Do not agree, and say why. The action stays as it is."""
    edit = _locked(edit)
    rules.may_refuse_edit(actor, edit).or_refuse()
    if not plain(answer).strip():
        raise Refused(SAY_WHY)
    _answered(actor, edit, "refuse_edit", answer)
    trail.record(actor, "edit.refused", edit, because=edit.answer)
    post.send(letters.EditAnswered(edit=edit, action=edit.action))
    return edit


def _answered(actor: Actor, edit: Edit, move: str, answer: str) -> None:
    edit.status = EDITS.after(edit.status, move)
    edit.answer, edit.answer_language = plain(answer).strip(), actor.language
    edit.answered_at, edit.answered_by_id = timezone.now(), actor.person_id
    edit.save()


# --- nobody answers


def remind_of_edits(*, now: datetime) -> int:
    """Write once more about edits that wait for their author; returns how many edits."""
    due = edited.to_remind(now)
    for edit in due:
        _remind(edit, now)
    return len(due)


@transaction.atomic
def _remind(edit: Edit, now: datetime) -> None:
    edit.reminders, edit.reminded_at = edit.reminders + 1, now
    edit.save(update_fields=["reminders", "reminded_at"])
    trail.record(SYSTEM, "edit.reminded", edit, reminder=edit.reminders)
    _write_to_author(edit, reminder=edit.reminders)


def lapse_edits(*, now: datetime) -> int:
    """Let edits lapse that nobody has answered in time: silence is never agreement. Returns how many."""
    due = edited.to_lapse(now)
    for edit in due:
        lapse_edit(actor=SYSTEM, edit=edit)
    return len(due)


@transaction.atomic
def lapse_edit(*, actor: Actor, edit: Edit) -> Edit:
    """Let one edit lapse; the action stays as it is, and the secretariat is told."""
    edit = _locked(edit)
    rules.may_lapse_edit(actor, edit).or_refuse()
    edit.status = EDITS.after(edit.status, "lapse_edit")
    edit.save(update_fields=["status"])
    trail.record(actor, "edit.lapsed", edit)
    post.send(letters.EditAnswered(edit=edit, action=edit.action))
    return edit


# --- writing it into the action


def _apply(action: Action, texts: Iterable[EditedText]) -> None:
    """Write agreed texts into an action loaded `with_details()` and into its translations."""
    pieces = {piece.key: piece for piece in wordings.pieces_of(action)}
    stands = edited.standing_translations(action)
    for text in texts:
        if pieces[text.key].language == text.language:
            _write_text(action, text.key, text.after)
        else:
            _write_translation(action, text, stands.get((text.language, text.key)))


def _write_text(action: Action, key: str, after: str) -> None:
    """Put one text where it belongs: a column, the answer to a question of the call, or the column of a row."""
    relation, dash, rest = key.partition("-")
    if key.startswith(PREFIX):
        action.extra[key.removeprefix(PREFIX)] = after
        action.save(update_fields=["extra"])
    elif not dash:
        setattr(action, key, after)
        action.save(update_fields=[key])
    else:
        number, _dash, name = rest.partition("-")
        rows: models.Manager[Any] = getattr(action, relation)
        rows.filter(pk=int(number)).update(**{name: after})


def _write_translation(action: Action, text: EditedText, row: TextTranslation | None) -> None:
    """A translation of what is public is released at once; of what is accepted it goes out with the action."""
    row = row or TextTranslation(action=action, language=text.language, key=text.key)
    row.text, row.source, row.mark = text.after, text.source, text.mark
    row.sheet, row.saved_at, row.saved_by_id = "", timezone.now(), text.saved_by_id
    row.outdated_at = None
    if action.status == Status.PUBLISHED:
        row.released_text, row.released_source, row.released_mark = row.text, row.source, row.mark
        row.offered_at = None
    else:
        row.offered_at = timezone.now()
    row.save()


def _locked(edit: Edit) -> Edit:
    """The edit as it is now, held until the transaction ends, so that two answers come one by one."""
    return Edit.objects.select_for_update(of=("self",)).select_related("action").get(pk=edit.pk)
