"""Reading calls: which take actions now, what their texts lack, and how many actions they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from localaction.actions.lifecycle import CallStatus, Status
from localaction.actions.models import Action, Call
from localaction.actions.sections.extra import ExtraQuestion, from_data
from localaction.kit.content import folders
from localaction.kit.models import TrailEvent
from localaction.kit.trail import history_of

Words = str | Promise
LINES: Final = ("title", "short_title", "who_can_join", "closing")
LISTS: Final = ("intro", "what_happens_next")
TEXTS: Final[Mapping[str, Words]] = {
    "title": _("Title"),
    "short_title": _("Short title"),
    "intro": _("What the call is about"),
    "who_can_join": _("Who can join"),
    "what_happens_next": _("What happens after an action was sent"),
    "closing": _("About the closing date"),
}
"""The texts of a call, in order, with the words for each. LINES are one text, LISTS several paragraphs."""
NEEDED: Final = ("title", "intro")
BLIND: Final[Mapping[str, Words]] = {
    "governments": _("Names of governments"),
    "people": _("Names of people"),
    "partners": _("Names of partners"),
    "place": _("Places and countries"),
}
CLOSES_SOON_DAYS: Final = 14


@dataclass(frozen=True, slots=True)
class CallLack:
    """Something a call has not got. `language` "" is every one; `blocks`: without it the call cannot open."""

    field: str
    words: Words
    language: str = ""
    blocks: bool = False


# --- one call


def title_of(call: Call, language: str) -> tuple[str, str]:
    """The title and its language: the reader's where there is one, else the first that there is."""
    for code in (language, *call.languages, *call.texts):
        if title := str(call.texts.get(code, {}).get("title") or ""):
            return title, code
    return call.code, ""


def questions_of(call: Call) -> tuple[ExtraQuestion, ...]:
    """The extra questions of a call."""
    return from_data(call.questions)


def lacks_of(call: Call) -> tuple[CallLack, ...]:
    """What a call has not got, what keeps it from opening first."""
    found = [*_facts_lacking(call), *_texts_lacking(call), *_questions_lacking(call)]
    return tuple(sorted(found, key=lambda lack: not lack.blocks))


def _facts_lacking(call: Call) -> list[CallLack]:
    found = []
    if not call.languages:
        found.append(CallLack("languages", _("Choose at least one language."), blocks=True))
    if not call.rubric:
        found.append(CallLack("rubric", _("Choose the rubric by which actions are assessed."), blocks=True))
    elif call.rubric not in dict(rubrics()):
        found.append(CallLack("rubric", _("The chosen rubric is not installed here."), blocks=True))
    if not call.priorities:
        found.append(CallLack("priorities", _("Choose the priority objectives."), blocks=False))
    return found


def _texts_lacking(call: Call) -> list[CallLack]:
    return [
        CallLack(name, format_lazy(_("Missing text: {what}"), what=label), language, blocks=name in NEEDED)
        for language in call.languages
        for name, label in TEXTS.items()
        if not call.texts.get(language, {}).get(name)
    ]


def _questions_lacking(call: Call) -> list[CallLack]:
    return [
        CallLack(
            f"question-{one.code}",
            format_lazy(_("A question is not translated: {question}"), question=one.label_in("en")),
            language,
            blocks=True,
        )
        for one in questions_of(call)
        for language in one.lacks(call.languages)
    ]


def rubrics() -> list[tuple[str, str]]:
    """The rubrics that are installed, each as (code, its version now)."""
    return [(one.code, str(one.facts.get("version", ""))) for one in folders("rubrics")]


def counts_of(call: Call) -> dict[str, int]:
    """How many actions of a call stand in each state."""
    pairs = Action.objects.kept().filter(call=call).values_list("status").annotate(count=Count("pk"))
    return Counter(dict(pairs.order_by()))


def actions_in(call: Call) -> int:
    """How many actions belong to a call, deleted drafts too."""
    return Action.objects.filter(call=call).count()


def history(call: Call) -> QuerySet[TrailEvent]:
    """What was done to a call, the newest first."""
    return history_of(call).order_by("-id")


def actions_of(call: Call) -> QuerySet[Action]:
    """What was sent to a call, the newest first."""
    sent = Action.objects.kept().filter(call=call).exclude(status=Status.DRAFT)
    return sent.order_by("-submitted_at", "-id")


# --- several


def open_calls(on: date) -> list[Call]:
    """The calls that take submissions on a day: those with a window before rolling ones, the newest first."""
    calls = Call.objects.real().filter(status=CallStatus.OPEN, opens_on__lte=on)
    standing = calls.filter(Q(closes_on__gte=on) | Q(closes_on__isnull=True)).order_by("-opens_on", "code")
    return sorted(standing, key=lambda call: call.closes_on is None)


def open_call(on: date) -> Call | None:
    """The first of them: the call in which a draft begins when nobody chooses."""
    return next(iter(open_calls(on)), None)


def calls_to_choose() -> list[Call]:
    """The calls that somebody at the desk can name: drafts and those that are open, the newest first."""
    return list(Call.objects.real().filter(status__in=(CallStatus.DRAFT, CallStatus.OPEN)))


def desk_calls() -> QuerySet[Call]:
    """Every call with the number of its actions, those at work first, the newest first."""
    sent = Q(actions__deleted_at__isnull=True) & ~Q(actions__status=Status.DRAFT)
    drafts = Q(actions__deleted_at__isnull=True, actions__status=Status.DRAFT)
    return (
        Call.objects.annotate(sent=Count("actions", filter=sent), drafts=Count("actions", filter=drafts))
        .select_related("copied_from")
        .order_by("-opens_on", "code")
    )


def call_by(code: str) -> Call:
    """One call by its code. Raises Call.DoesNotExist."""
    return Call.objects.select_related("copied_from", "made_by").get(code=code)


def closing_soon(on: date, days: int = CLOSES_SOON_DAYS) -> QuerySet[Call]:
    """Open calls whose last day is near, the nearest first: the desk closes or extends them."""
    return (
        Call.objects.real()
        .filter(status=CallStatus.OPEN, closes_on__gte=on, closes_on__lte=on + timedelta(days=days))
        .order_by("closes_on", "code")
    )


def due_to_open(on: date) -> QuerySet[Call]:
    """Drafts of calls that were told to open by themselves on a day that has come."""
    return Call.objects.filter(status=CallStatus.DRAFT, opens_itself=True, opens_on__lte=on)


def due_to_close(on: date) -> QuerySet[Call]:
    """Open calls whose last day has passed."""
    return Call.objects.filter(status=CallStatus.OPEN, closes_on__lt=on)


def last_extension(call: Call) -> dict[str, Any] | None:
    """What moved the closing date last: {"before", "until", "because", "language", "at"}; None when nothing did."""
    return call.extensions[-1] if call.extensions else None


def days_left(call: Call, on: date) -> Words:
    """How long a call is open still, in words; "" for a rolling one."""
    if call.closes_on is None or call.closes_on < on:
        return ""
    days = (call.closes_on - on).days
    words = ngettext_lazy("{count} day left", "{count} days left", days)
    return format_lazy(words, count=days)
