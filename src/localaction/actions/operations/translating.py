"""The languages of an action: saying in which its texts are, translating them, letting a machine begin, publishing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions import letters, publicity, rules, wordings
from localaction.actions.lifecycle import Status
from localaction.actions.models import Action, Mark, RunState, TextTranslation, TranslationRun
from localaction.actions.operations.protecting import note_findings
from localaction.actions.typed import plain
from localaction.actions.wordings import Side, digest
from localaction.governments.languages import language_choices
from localaction.governments.rules import person_id_of
from localaction.kit import jobs, post, trail
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.kit.translation import TranslatorProblem, translator

UNKNOWN_LANGUAGE = _("Choose a language from the list.")
NOTHING_FINISHED = _("There is nothing new in this translation.")
NO_MACHINE = _("This site has no translation service.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What somebody typed of one translation. `was` and `of` are digests of the translation and of the original as
    the form showed them; `stands`: the writer says that it says the same as the original of today.
    """

    text: str
    was: str = ""
    of: str = ""
    stands: bool = False


@dataclass(frozen=True, slots=True)
class SavedTranslation:
    """What became of a save. `beside`: keys of texts that a colleague had changed; both are kept to choose from."""

    at: datetime
    beside: tuple[str, ...] = field(default=())


def _known(language: str) -> str:
    """The language, if it is one that a text can be in. Raises Refused."""
    if language not in dict(language_choices("en")):
        raise Refused(UNKNOWN_LANGUAGE)
    return language


# --- in which language the texts are


@transaction.atomic
def correct_language(
    *, actor: Actor, action: Action, language: str, text_languages: Mapping[str, str] | None = None
) -> Action:
    """Say in which language the action is written, and which of its texts are in another one, by key.

    What is public says so from now on, as a new version; while a correction is under way it goes with that.
    """
    rules.may_correct_language(actor, action).or_refuse()
    action = Action.objects.select_for_update().get(pk=action.pk)
    others = action.text_languages if text_languages is None else text_languages
    before = (action.language, action.text_languages)
    action.language = _known(language)
    action.text_languages = {key: _known(code) for key, code in others.items() if code and code != language}
    if before == (action.language, action.text_languages):
        return action
    action.save(update_fields=["language", "text_languages"])
    trail.record(actor, "action.language_corrected", action, before=before[0], after=action.language)
    if action.status == Status.PUBLISHED:
        publicity.restate_translations(actor, action)
    return action


# --- writing translations


@transaction.atomic
def save_translation(
    *, actor: Actor, action: Action, language: str, typed: Mapping[str, Typed], sheet: str
) -> SavedTranslation:
    """Keep what is typed of a translation, text by text, requiring nothing.

    A text that a colleague changed since this form was opened stays, and what was typed is kept beside it.
    """
    rules.may_translate(actor, action).or_refuse()
    _known(language)
    now, beside = timezone.now(), []
    rows = TextTranslation.objects.select_for_update().filter(action=action, language=language)
    sides = wordings.sides_among(action, language, list(rows))
    for side in sides:
        one = typed.get(side.piece.key)
        if one is not None and not _keep(actor, action, language, side, one, sheet, now):
            beside.append(side.piece.key)
    return SavedTranslation(now, tuple(beside))


def _keep(
    actor: Actor, action: Action, language: str, side: Side, typed: Typed, sheet: str, now: datetime
) -> bool:
    """Write one translation; False when a colleague's text stands and this one was put beside it."""
    text = plain(typed.text).strip()
    row = side.row or TextTranslation(action=action, language=language)
    is_changed = text != row.text
    if is_changed and row.pk and row.sheet != sheet and digest(row.text) != typed.was:
        if digest(text) == typed.was:
            return True  # nothing was typed here: the colleague's text stands
        row.beside = (
            text if not row.beside or row.beside_by_id == actor.person_id else f"{row.beside}\n\n{text}"
        )
        row.beside_by_id = person_id_of(actor)
        row.save(update_fields=["beside", "beside_by"])
        return False
    if not is_changed and not (typed.stands and row.text):
        return True
    row.key, row.text = side.piece.key, text
    row.mark = _mark(row, typed)
    row.source = side.piece.text if typed.of in ("", digest(side.piece.text)) else row.source
    row.sheet, row.saved_at, row.saved_by_id, row.offered_at = sheet, now, actor.person_id, None
    row.outdated_at = None if row.source.strip() == side.piece.text else row.outdated_at
    if row.text or row.released_text:
        row.save()
    elif row.pk:
        row.delete()
    return True


def _mark(row: TextTranslation, typed: Typed) -> str:
    """A machine's text stays a machine's until a person says that it was checked."""
    if not row.text or (row.pk is None or row.mark == Mark.HUMAN):
        return Mark.HUMAN
    return Mark.REVIEWED if typed.stands else row.mark


@transaction.atomic
def settle_translation(*, actor: Actor, action: Action, language: str, key: str, mine: bool) -> None:
    """Choose between the text that stands and the one kept beside it."""
    rules.may_translate(actor, action).or_refuse()
    rows = TextTranslation.objects.select_for_update().filter(action=action, language=language, key=key)
    for row in rows.exclude(beside=""):
        if mine:
            row.text, row.sheet, row.offered_at = row.beside, "", None
            row.saved_at, row.saved_by_id = timezone.now(), actor.person_id
        row.beside, row.beside_by = "", None
        row.save()


# --- finishing and publishing


@transaction.atomic
def offer_translation(*, actor: Actor, action: Action, language: str) -> int:
    """Say that a translation is finished: it goes out with the action. Returns how many texts are new.

    Of a public action the secretariat is told, and publishes it.
    """
    rules.may_translate(actor, action).or_refuse()
    rules.may_offer_translation(actor, action).or_refuse()
    rows = {row.pk: row for row in TextTranslation.objects.filter(action=action, language=language)}
    sides = wordings.sides_among(action, language, list(rows.values()))
    fresh = [side.row.pk for side in sides if side.row and side.is_open]
    if not fresh:
        raise Refused(NOTHING_FINISHED)
    TextTranslation.objects.filter(pk__in=fresh).update(offered_at=timezone.now())
    note_findings(action)
    trail.record(actor, "action.translation_offered", action, language=language, texts=len(fresh))
    if action.status == Status.PUBLISHED:
        post.send(letters.TranslationArrived(action=action, language=language))
    return len(fresh)


@transaction.atomic
def publish_translation(*, actor: Actor, action: Action, language: str) -> Action:
    """Publish a finished translation of a public action as a new version of it."""
    rules.may_publish_translation(actor, action).or_refuse()
    if not publicity.release(action, language):
        raise Refused(NOTHING_FINISHED)
    publicity.restate_translations(actor, action)
    trail.record(actor, "action.translation_published", action, language=language)
    return action


# --- a machine that begins


@transaction.atomic
def ask_machine(*, actor: Actor, action: Action, language: str) -> TranslationRun:
    """Let the operator's translation service fill what is missing; the worker asks it, never this request."""
    rules.may_translate(actor, action).or_refuse()
    if translator() is None:
        raise Refused(NO_MACHINE)
    run, _made = TranslationRun.objects.update_or_create(
        action=action,
        language=_known(language),
        defaults={
            "state": RunState.WAITING,
            "problem": "",
            "done": 0,
            "asked_at": timezone.now(),
            "asked_by_id": actor.person_id,
        },
    )
    trail.record(actor, "action.machine_asked", action, language=language)
    jobs.enqueue("actions.translate", run_id=run.pk)
    return run


def translate_by_machine(*, run_id: int) -> None:
    """Fill what is missing, text by text, each kept as soon as it is there. Raises what may pass, to be tried again."""
    run = TranslationRun.objects.filter(pk=run_id, state=RunState.WAITING).select_related("action").first()
    if run is None:
        return
    action = Action.objects.with_details().get(pk=run.action_id)
    try:
        for side in wanting(wordings.sides_of(action, run.language)):
            _translate(run, side)
    except TranslatorProblem as problem:
        TranslationRun.objects.filter(pk=run.pk).update(
            problem=problem.code, state=RunState.WAITING if problem.may_pass else RunState.FAILED
        )
        if problem.may_pass:
            raise
        return
    TranslationRun.objects.filter(pk=run.pk).update(state=RunState.DONE, problem="")


def wanting(sides: Iterable[Side]) -> list[Side]:
    """What a machine may write: texts without a translation, and its own that are outdated. Never over a person's."""
    return [side for side in sides if not side.text or (side.is_machine and side.is_outdated)]


def _translate(run: TranslationRun, side: Side) -> None:
    machine = translator()
    if machine is None:
        raise TranslatorProblem("refused", "no address is set")
    text = machine.translate(side.piece.text, source=side.piece.language, target=run.language)
    _keep_of_machine(run, side, text)


@transaction.atomic
def _keep_of_machine(run: TranslationRun, side: Side, text: str) -> None:
    """Keep a machine's text where nobody wrote in the meantime."""
    known = TextTranslation.objects.select_for_update().filter(
        action_id=run.action_id, language=run.language, key=side.row.key if side.row else side.piece.key
    )
    row = known.first() or TextTranslation(action_id=run.action_id, language=run.language)
    if row.text == side.text and (not row.text or row.mark == Mark.MACHINE):
        row.key, row.text, row.source, row.mark = side.piece.key, text, side.piece.text, Mark.MACHINE
        row.sheet, row.offered_at, row.saved_at, row.saved_by = "", None, timezone.now(), None
        row.outdated_at = None
        row.save()
    TranslationRun.objects.filter(pk=run.pk).update(done=run.done + 1, problem="")
    run.done += 1


def give_up_machine(*, run_id: int) -> None:
    """The service did not answer for too long: say so to whoever asked."""
    TranslationRun.objects.filter(pk=run_id, state=RunState.WAITING).update(state=RunState.FAILED)
