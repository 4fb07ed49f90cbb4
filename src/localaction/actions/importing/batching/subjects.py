"""What the rows of a file are about: which columns there are, how a row is checked, how it is entered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Protocol

from django.utils.translation import gettext as _

from localaction.actions import periods
from localaction.actions.importing import dangers
from localaction.actions.importing.checks import Checks
from localaction.actions.importing.columns import COLUMNS, LONGEST, REQUIRED, Cells
from localaction.actions.importing.entering import Entering, Outcome
from localaction.actions.importing.governing import GovernmentChecks
from localaction.actions.importing.holding import found_in, held_problem
from localaction.actions.importing.known import sort_out
from localaction.actions.importing.problems import Problem, shortened
from localaction.actions.importing.reading import Line
from localaction.actions.importing.words import Words
from localaction.actions.importing.wrongs import Wrong
from localaction.actions.models import Batch
from localaction.declarations import operations as declarations
from localaction.declarations.queries import standings
from localaction.governments import operations as governments
from localaction.governments.facts import Facts
from localaction.governments.models import Government
from localaction.governments.operations.listing import known_among
from localaction.kit.actors import Actor

PLACE_COLUMNS: Final = (
    "government_name", "government_local_name", "government_level", "country_iso2", "admin1", "latitude", "longitude",
    "population", "wikidata_or_geonames_id", "language",
)  # fmt: skip
PLACE_REQUIRED: Final = ("government_name", "government_level", "country_iso2", "language")
SIGNER_COLUMNS: Final = ("signer_name", "signer_office", "signed_on")
LONGEST_SIGNER: Final = 200
COLUMNS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "actions": COLUMNS,
    "governments": PLACE_COLUMNS,
    "signatures": (*PLACE_COLUMNS, *SIGNER_COLUMNS),
}
REQUIRED_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "actions": REQUIRED,
    "governments": PLACE_REQUIRED,
    "signatures": PLACE_REQUIRED,
}
STANDING: Final = ("confirmed", "listed", "disputed")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A checked row about a government, with who signed for it where the file says so."""

    line: int
    facts: Facts
    signer_name: str = ""
    signer_office: str = ""
    signed_on: date | None = None

    @property
    def title(self) -> str:
        """What the row is called in a preview."""
        return self.facts.name


@dataclass(slots=True)
class Foreseen:
    """What entering would do, row by row: "new", "changed" or "unchanged" by line."""

    outcome: Outcome
    fates: dict[int, str] = field(default_factory=dict)


class Work(Protocol):
    """How the rows of one subject are checked, foreseen and entered."""

    def check(self, number: int, told: dict[str, str]) -> Any | list[Problem]: ...
    def foresee(self, rows: Sequence[Any]) -> Foreseen: ...
    def enter(self, rows: Sequence[Any]) -> Outcome: ...


def work_for(batch: Batch, words: Words, actor: Actor) -> Work:
    """How the rows of a batch are worked on."""
    if batch.subject == "actions":
        return ActionWork(batch, words, actor)
    return PlaceWork(batch, words, actor)


class ActionWork:
    """Actions with their governments, exactly as `localaction import-actions` takes them."""

    def __init__(self, batch: Batch, words: Words, actor: Actor) -> None:
        self._checks = Checks(words)
        self._entering = Entering(actor=actor, source=batch.source, on=batch.collected_on)
        self._prefix = "" if "id" in batch.mapping else batch.fixed.get("id", "")

    def check(self, number: int, told: dict[str, str]) -> Any | list[Problem]:
        """The typed row, or everything to mend in it."""
        if self._prefix:
            told = {**told, "id": f"{self._prefix}-{number}"}
        return self._checks.check(Line(number, Cells(**{name: told.get(name, "") for name in COLUMNS})))

    def foresee(self, rows: Sequence[Any]) -> Foreseen:
        """What entering would do, as far as it can be known without doing it."""
        found = sort_out(rows)
        changed = [change.row for change in found.changed]
        held = [held_problem(row, findings) for row in (*found.new, *changed) if (findings := found_in(row))]
        fates = dict.fromkeys((row.line for row in found.new), "new")
        fates |= dict.fromkeys((row.line for row in changed), "changed")
        outcome = Outcome(len(found.new), len(changed), found.unchanged, found.problems, held)
        return Foreseen(outcome, fates)

    def enter(self, rows: Sequence[Any]) -> Outcome:
        """Enter them, with everything that is published of them."""
        return self._entering.enter(rows)


class PlaceWork:
    """Governments, and signatures taken over from an earlier record."""

    def __init__(self, batch: Batch, words: Words, actor: Actor) -> None:
        self._batch, self._actor = batch, actor
        self._checks = GovernmentChecks(words)
        self._languages = words.languages
        self._lines: dict[str, int] = {}
        self._signs = batch.subject == "signatures"

    def check(self, number: int, told: dict[str, str]) -> PlaceRow | list[Problem]:
        """The typed row, or everything to mend in it."""
        told = {name: text.strip() for name, text in told.items()}
        wrongs = _text_wrongs(told, COLUMNS_OF[self._batch.subject])
        signed_on = None
        governed = None
        if not wrongs:
            cells = Cells(**{name: told.get(name, "") for name in COLUMNS})
            governed = self._checks.check(cells, wrongs)
            if told.get("language", "").lower() not in self._languages:
                reason = _("Write the language of the name as one of: %(known)s.")
                known = ", ".join(sorted(self._languages))
                wrongs.append(
                    Wrong("language", told.get("language", ""), reason % {"known": known}, "unknown_language")
                )
            signed_on = _day(told.get("signed_on", ""), wrongs)
            self._once(number, governed.facts, wrongs)
        if wrongs or governed is None:
            return [Problem(number, one.column, shortened(one.value), one.reason, one.code) for one in wrongs]
        return PlaceRow(
            number, governed.facts, told.get("signer_name", ""), told.get("signer_office", ""), signed_on
        )

    def _once(self, number: int, facts: Facts, wrongs: list[Wrong]) -> None:
        first = self._lines.setdefault(facts.key, number)
        if first != number:
            reason = _("This government is already on line %(line)d.")
            wrongs.append(Wrong("government_name", facts.name, reason % {"line": first}, "twice"))

    def foresee(self, rows: Sequence[PlaceRow]) -> Foreseen:
        """What entering would do: which governments, or signatures, are not here yet."""
        known = known_among([row.facts for row in rows])
        if self._signs:
            stands = standings({one.pk for one in known.values()})
            here = {key for key, one in known.items() if stands.get(one.pk) in STANDING}
        else:
            here = set(known)
        fates = {row.line: "new" for row in rows if row.facts.key not in here}
        return Foreseen(Outcome(entered=len(fates), unchanged=len(rows) - len(fates)), fates)

    def enter(self, rows: Sequence[PlaceRow]) -> Outcome:
        """Enter them, with their public faces."""
        new = len(self.foresee(rows).fates)
        found = governments.ensure_many(
            actor=self._actor, rows=[row.facts for row in rows], source=self._batch.source
        )
        if self._signs:
            declarations.list_legacy_many(
                actor=self._actor,
                rows=[_legacy(row, found[row.facts.key]) for row in rows],
                source=self._batch.source,
                listed_on=self._batch.collected_on,
            )
        else:
            declarations.publish_governments(
                actor=self._actor,
                governments={one.pk: one for one in found.values()}.values(),
                source=self._batch.source,
            )
        return Outcome(entered=new, unchanged=len(rows) - new)


def _legacy(row: PlaceRow, government: Government) -> declarations.Legacy:
    return declarations.Legacy(
        government=government,
        signer_name=row.signer_name,
        signer_office=row.signer_office,
        signed_on=row.signed_on,
    )


def _text_wrongs(told: Mapping[str, str], columns: Sequence[str]) -> list[Wrong]:
    wrongs = []
    for name in columns:
        text = told.get(name, "")
        most = LONGEST.get(name, LONGEST_SIGNER)
        if len(text) > most:
            reason = _("The text has %(length)s characters; at most %(limit)s are kept. Shorten it.")
            values = {"length": f"{len(text):,}", "limit": f"{most:,}"}
            wrongs.append(Wrong(name, text, reason % values, "too_long"))
        if not text and name in PLACE_REQUIRED:
            wrongs.append(Wrong(name, "", _("This cell is empty. Every row needs it."), "missing"))
        danger = dangers.danger_in(text) if text else None
        if danger and not (name in ("latitude", "longitude") and danger.code == "formula"):
            wrongs.append(Wrong(name, text, danger.reason, danger.code))
    return wrongs


def _day(typed: str, wrongs: list[Wrong]) -> date | None:
    if not typed:
        return None
    try:
        period = periods.read(typed)
    except ValueError:
        period = None
    if period is None or period.precision != "day":
        reason = _("Write the whole day, such as 2024-05-17 or 17/05/2024, or leave the cell empty.")
        wrongs.append(Wrong("signed_on", typed, reason, "bad_day"))
        return None
    return period.on
