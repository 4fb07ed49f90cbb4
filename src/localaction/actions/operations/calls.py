"""Calls: brought from content, made and written at the desk, opened, moved and closed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from localaction.actions import calls, exchange, rules
from localaction.actions.announcing import announce, is_announced
from localaction.actions.lifecycle import CALLS, CallStatus
from localaction.actions.models import Action, Call
from localaction.actions.sections.extra import ExtraQuestion, problems, to_data
from localaction.actions.typed import plain
from localaction.kit import trail
from localaction.kit.actors import SYSTEM, Actor
from localaction.kit.answers import Refused
from localaction.kit.content import folders

WRITTEN_HERE: Final = "desk"
"""Stands in `digest` once a call was written at the desk: content does not write over it any more."""
FACTS: Final = (
    "opens_on", "closes_on", "opens_itself", "languages", "rubric", "priorities", "forums", "blind",
    "assessors_needed", "assess_by",
)  # fmt: skip
BROUGHT: Final = (
    "opens_on", "closes_on", "languages", "rubric", "priorities", "forums", "texts", "questions", "blind",
    "assessors_needed", "assess_by",
)  # fmt: skip
"""What content tells of a call; in which state it is, it does not."""
NOT_READY = _("This call cannot open yet. See what is still missing.")
SAY_WHY = _("Say in a sentence why: everybody can read it.")
STAYS = _("The call is open: its questions can be reworded, but not added, removed or asked in another way.")
RUBRIC_STAYS = _("The call is open: its rubric stays as it was published.")
TAKEN = _("Another call has this code.")
ENDS_FIRST = _("The last day cannot be before the first.")
NOT_AHEAD = _("Choose a day that is still ahead.")


@transaction.atomic
def load_calls(root: Path | None = None) -> int:
    """Load every call from content, by code; returns how many stand. What did not change is not written.

    A call that was written at the desk since stays as the desk wrote it.
    """
    loaded = folders("calls", root)
    for folder in loaded:
        whole = "".join(f"{language}:{digest};" for language, digest in sorted(folder.digests.items()))
        digest = hashlib.sha256(f"{whole}{sorted(folder.facts.items())}".encode()).hexdigest()
        if Call.objects.filter(code=folder.code, digest__in=(digest, WRITTEN_HERE)).exists():
            continue
        told = exchange.call_from(folder)
        Call.objects.update_or_create(
            code=folder.code,
            defaults={name: getattr(told, name) for name in BROUGHT} | {"digest": digest},
        )
    return len(loaded)


def announce_loaded_calls() -> int:
    """Publish each call of the content that is not public as it stands now; returns how many were published."""
    loaded = (
        Call.objects.filter(is_rehearsal=False).exclude(status=CallStatus.DRAFT).exclude(digest=WRITTEN_HERE)
    )
    stale = [call for call in loaded if not is_announced(call)]
    for call in stale:
        announce(SYSTEM, call)
    return len(stale)


# --- made and written


@transaction.atomic
def make_call(*, actor: Actor, code: str, opens_on: date, closes_on: date | None = None) -> Call:
    """Begin a call as a draft that nobody sees but the desk. Raises Refused for a code that is taken."""
    rules.may_make_call(actor).or_refuse()
    code = fresh_code(code)
    _in_order(opens_on, closes_on)
    call = Call.objects.create(
        code=code,
        status=CALLS.start,
        opens_on=opens_on,
        closes_on=closes_on,
        digest=WRITTEN_HERE,
        made_by_id=actor.person_id,
    )
    trail.record(actor, "call.made", call, code=code)
    return call


@transaction.atomic
def bring_call(*, actor: Actor, told: Call, code: str) -> Call:
    """Begin a call as a draft with everything that its files tell. `told` is an unsaved one (see exchange)."""
    rules.may_make_call(actor).or_refuse()
    call = Call.objects.create(
        code=fresh_code(code),
        status=CALLS.start,
        digest=WRITTEN_HERE,
        made_by_id=actor.person_id,
        **{name: getattr(told, name) for name in BROUGHT},
    )
    trail.record(actor, "call.brought", call, code=told.code)
    return call


def fresh_code(code: str) -> str:
    """The code as it can be kept. Raises Refused when another call has it, or nothing is left of it."""
    found = slugify(code)[:60]
    if not found:
        raise Refused(_("Write a code of letters and figures, for example call-2027."))
    if Call.objects.filter(code=found).exists():
        raise Refused(TAKEN)
    return found


def _in_order(opens_on: date, closes_on: date | None) -> None:
    if closes_on is not None and closes_on < opens_on:
        raise Refused(ENDS_FIRST)


@transaction.atomic
def write_call(*, actor: Actor, call: Call, facts: Mapping[str, Any]) -> Call:
    """Keep facts of a call, by the names in FACTS. The closing date of an open call is moved by `extend_call`."""
    rules.may_write_call(actor, call).or_refuse()
    changed = {name: facts[name] for name in FACTS if name in facts and facts[name] != getattr(call, name)}
    if call.status != CallStatus.DRAFT:
        if "rubric" in changed:
            raise Refused(RUBRIC_STAYS)
        for name in ("opens_on", "closes_on", "opens_itself"):
            changed.pop(name, None)
    for name, value in changed.items():
        setattr(call, name, value)
    _in_order(call.opens_on, call.closes_on)
    return _written(actor, call, sorted(changed))


@transaction.atomic
def write_call_texts(*, actor: Actor, call: Call, language: str, texts: Mapping[str, Any]) -> Call:
    """Keep the texts of one language: a line for each of calls.LINES, paragraphs for each of calls.LISTS."""
    rules.may_write_call(actor, call).or_refuse()
    standing = dict(call.texts.get(language, {}))
    for name in calls.LINES:
        if name in texts:
            standing[name] = plain(str(texts[name])).strip()
    for name in calls.LISTS:
        if name in texts:
            standing[name] = [line for one in texts[name] if (line := plain(str(one)).strip())]
    told = {name: value for name, value in standing.items() if value}
    if told == call.texts.get(language, {}):
        return call
    call.texts = {**call.texts, language: told}
    return _written(actor, call, ["texts"], language=language)


@transaction.atomic
def write_call_questions(*, actor: Actor, call: Call, questions: Iterable[ExtraQuestion]) -> Call:
    """Keep the extra questions. Once a call has opened only their words can change."""
    rules.may_write_call(actor, call).or_refuse()
    asked = tuple(questions)
    if problems(asked):
        raise Refused(_("Some questions are not complete. See what is marked."))
    if call.status != CallStatus.DRAFT and _bones(asked) != _bones(calls.questions_of(call)):
        raise Refused(STAYS)
    data = to_data(asked)
    if data == call.questions:
        return call
    call.questions = data
    return _written(actor, call, ["questions"])


def _bones(questions: Iterable[ExtraQuestion]) -> list[tuple[Any, ...]]:
    """What of questions is not words."""
    return [
        (
            one.code,
            one.kind,
            tuple(option.code for option in one.options),
            one.is_required,
            one.is_public,
            one.kinds,
        )
        for one in questions
    ]


def _written(actor: Actor, call: Call, names: list[str], **facts: Any) -> Call:
    if names:
        call.digest = WRITTEN_HERE
        call.save(update_fields=[*names, "digest"])
        trail.record(actor, "call.written", call, fields=names, **facts)
        announce(actor, call)
    return call


# --- opened, moved, closed


@transaction.atomic
def open_call(*, actor: Actor, call: Call) -> Call:
    """Open a call: from its first day on drafts can be sent to it. Its rubric is fixed in the version of today."""
    rules.may_open_call(actor, call).or_refuse()
    if any(lack.blocks for lack in calls.lacks_of(call)):
        raise Refused(NOT_READY)
    if call.closes_on is not None and call.closes_on < timezone.localdate():
        raise Refused(NOT_AHEAD)
    call.status = CALLS.after(call.status, "open_call")
    call.rubric_version = dict(calls.rubrics()).get(call.rubric, "")
    call.opens_itself = False
    call.save(update_fields=["status", "rubric_version", "opens_itself"])
    trail.record(actor, "call.opened", call, rubric=call.rubric, version=call.rubric_version)
    announce(actor, call)
    return call


@transaction.atomic
def extend_call(*, actor: Actor, call: Call, until: date | None, because: str) -> Call:
    """Move the last day of an open call (None: it has none any more), with the reason that everybody reads."""
    rules.may_extend_call(actor, call).or_refuse()
    because = _moved(actor, call, until, because)
    call.status = CALLS.after(call.status, "extend_call")
    call.save(update_fields=["status", "closes_on", "extensions", "digest"])
    trail.record(actor, "call.extended", call, because=because, until=_iso(until))
    announce(actor, call)
    return call


@transaction.atomic
def reopen_call(*, actor: Actor, call: Call, until: date | None, because: str) -> Call:
    """Open a closed call again until a day, with the reason that everybody reads."""
    rules.may_reopen_call(actor, call).or_refuse()
    because = _moved(actor, call, until, because)
    call.status = CALLS.after(call.status, "reopen_call")
    call.save(update_fields=["status", "closes_on", "extensions", "digest"])
    trail.record(actor, "call.reopened", call, because=because, until=_iso(until))
    announce(actor, call)
    return call


def _moved(actor: Actor, call: Call, until: date | None, because: str) -> str:
    """Write down the new last day and why; returns the reason."""
    because = plain(because).strip()
    if not because:
        raise Refused(SAY_WHY)
    if until is not None and until < timezone.localdate():
        raise Refused(NOT_AHEAD)
    _in_order(call.opens_on, until)
    call.extensions = [
        *call.extensions,
        {
            "before": _iso(call.closes_on),
            "until": _iso(until),
            "because": because,
            "language": actor.language,
            "at": timezone.now().isoformat(timespec="seconds"),
        },
    ]
    call.closes_on = until
    call.digest = WRITTEN_HERE
    return because


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


@transaction.atomic
def close_call(*, actor: Actor, call: Call, because: str = "") -> Call:
    """Close a call: nothing new is sent to it; what was sent goes on, and drafts are kept."""
    rules.may_close_call(actor, call).or_refuse()
    call.status = CALLS.after(call.status, "close_call")
    call.save(update_fields=["status"])
    trail.record(actor, "call.closed", call, because=plain(because).strip())
    announce(actor, call)
    return call


@transaction.atomic
def archive_call(*, actor: Actor, call: Call) -> Call:
    """Put a closed call away: it stays as it is from now on."""
    rules.may_archive_call(actor, call).or_refuse()
    call.status = CALLS.after(call.status, "archive_call")
    call.save(update_fields=["status"])
    trail.record(actor, "call.archived", call)
    announce(actor, call)
    return call


def follow_call_dates(*, on: date) -> tuple[int, int]:
    """Open the calls that named this day, close those whose last day has passed; returns how many of each.

    Each on its own: a call that cannot open, because something is missing, keeps no other waiting.
    """
    opened = sum(_try_to_open(call) for call in calls.due_to_open(on))
    closed = 0
    for call in calls.due_to_close(on):
        close_call(actor=SYSTEM, call=call)
        closed += 1
    return opened, closed


def _try_to_open(call: Call) -> bool:
    try:
        open_call(actor=SYSTEM, call=call)
    except Refused:
        return False
    return True


# --- the call of a draft


@transaction.atomic
def choose_call(*, actor: Actor, action: Action, call: Call) -> Action:
    """Move a draft to another call that is open; every answer stays."""
    rules.may_choose_call(actor, action).or_refuse()
    rules.may_join_call(call, timezone.localdate()).or_refuse()
    if action.call_id != call.pk:
        action.call = call
        action.save(update_fields=["call"])
        trail.record(actor, "action.call_chosen", action, call=call.code)
    return action
