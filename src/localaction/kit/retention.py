"""How long personal data is kept: one rule for each kind, declared in `retention.py` of the part that holds it.

    RULES = (Rule("invitations", _("what"), _("why"), due=…, forget=…),)

The periods are content (`content/retention/periods.toml`). The worker carries every rule out each night, a chunk
at a time, and leaves a `RetentionRun` with an event on the trail whenever something went.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from django.apps import apps
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from localaction.kit import content, events, sealing, trail
from localaction.kit.actors import SYSTEM
from localaction.kit.events import Keeps
from localaction.kit.models import OutgoingLetter, RetentionRun, TrailEvent

CHUNK: Final = 5_000
LAST_LETTER: Final = "accounts/letters/erasure_done"


class NoPeriod(LookupError):
    """A rule of retention has no period in the content."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `due` counts what is older than a moment, `forget` lets it go and returns how many."""

    code: str
    what: str | Promise
    why: str | Promise
    due: Callable[[datetime], int]
    forget: Callable[[datetime], int]

    @property
    def days(self) -> int:
        """For how many days this is kept. Raises NoPeriod."""
        try:
            return int(_periods()[self.code])
        except KeyError:
            raise NoPeriod(self.code) from None

    def before(self, now: datetime) -> datetime:
        """What is older than this moment is due."""
        return now - timedelta(days=self.days)


@cache
def _periods() -> dict[str, int]:
    return dict(content.read_folder(content.CONTENT / "retention").facts["days"])


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of every part, in the order of the parts."""
    names = [
        f"{config.name}.retention"
        for config in apps.get_app_configs()
        if config.name.startswith("localaction.")
    ]
    return tuple(rule for name in names if find_spec(name) for rule in import_module(name).RULES)


def carry_out(now: datetime | None = None) -> list[RetentionRun]:
    """Carry every rule out; returns a run for each chunk that went."""
    moment, runs = now or timezone.now(), []
    for rule in rules():
        while (run := _carry_out(rule, rule.before(moment))) is not None:
            runs.append(run)
    return runs


@transaction.atomic
def _carry_out(rule: Rule, before: datetime) -> RetentionRun | None:
    count = rule.forget(before)
    if not count:
        return None
    run = RetentionRun.objects.create(rule=rule.code, before=before, count=count)
    trail.record(SYSTEM, "retention.carried_out", run, rule=rule.code, count=count)
    return run


def last_runs() -> dict[str, RetentionRun]:
    """The newest run of each rule."""
    newest = (RetentionRun.objects.filter(rule=rule.code).order_by("-pk").first() for rule in rules())
    return {run.rule: run for run in newest if run is not None}


def rows_rule(code: str, what: Any, why: Any, rows: Callable[[datetime], QuerySet[Any]]) -> Rule:
    """A rule under which whole rows go."""

    def forget(before: datetime) -> int:
        ids = list(rows(before).order_by("pk").values_list("pk", flat=True)[:CHUNK])
        rows(before).filter(pk__in=ids).delete()
        return len(ids)

    return Rule(code, what, why, lambda before: rows(before).count(), forget)


# --- the trail: the event stays, its personal parts go


def _events_rule(code: str, keeps: Iterable[Keeps], parts: tuple[str, ...], what: Any, why: Any) -> Rule:
    def full(before: datetime) -> QuerySet[TrailEvent]:
        verbs = [verb for one in keeps for verb in events.verbs_kept(one)]
        filled = {"who": ~Q(name="") & Q(person__isnull=False), "why": ~Q(because=""), "facts": ~Q(facts={})}
        condition = Q(pk__in=())
        for part in parts:
            condition |= filled[part]
        return TrailEvent.objects.filter(condition, at__lt=before, verb__in=verbs)

    def forget(before: datetime) -> int:
        ids = list(full(before).order_by("pk").values_list("pk", flat=True)[:CHUNK])
        sealing.erase(ids, parts, rule=code)
        return len(ids)

    return Rule(code, what, why, lambda before: full(before).count(), forget)


def _left(before: datetime) -> QuerySet[OutgoingLetter]:
    return OutgoingLetter.objects.filter(sent_at__lt=before).exclude(letter=LAST_LETTER)


def _last(before: datetime) -> QuerySet[OutgoingLetter]:
    return OutgoingLetter.objects.filter(letter=LAST_LETTER, queued_at__lt=before)


RULES: tuple[Rule, ...] = (
    rows_rule(
        "letters",
        _("Letters that left"),
        _("They show what we wrote to whom, for as long as somebody may ask about a decision."),
        _left,
    ),
    rows_rule(
        "last_letters",
        _("The last letter to somebody who was erased"),
        _("It must leave before it can go."),
        _last,
    ),
    _events_rule(
        "account_events",
        ("account",),
        ("who", "why", "facts"),
        _("Names and facts in events about own accounts"),
        _("They help when somebody thinks that an account was misused."),
    ),
    _events_rule(
        "routine_events",
        ("routine",),
        ("who", "why"),
        _("Names and reasons in routine events, such as reminders"),
        _("They explain what was asked of whom in the last two calls."),
    ),
    _events_rule(
        "names_in_acts",
        ("institutional",),
        ("who",),
        _("Names of those who acted for a government or for the programme"),
        _("Decisions must be explained years later. The act itself stays for good, without the name."),
    ),
)
