"""From the register to rows: which things there are, and each row as it is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

import msgspec

from localaction.opendata import sources
from localaction.opendata.columns import Table, cells
from localaction.opendata.sources import OneAction, OneGovernment
from localaction.register import codec, heard, queries
from localaction.register.heard import FINAL
from localaction.register.index import today
from localaction.register.queries import Published, Version

KINDS = ("action", "government")
MOST_REPORTS = 100  # about one action


class Subject(NamedTuple):
    """A thing that rows are of. `place` orders it among its kind and is no other thing's; `quiet_on` is the day of the
    last word about an action that may still fall silent, "" where none can.
    """

    kind: str
    reference: str
    place: int
    quiet_on: str
    content: OneAction | OneGovernment


class Piece(NamedTuple):
    """One row as it is written: a JSON object, a line of CSV with its end, and where it is on a map."""

    json: bytes
    csv: bytes
    latitude: float | None
    longitude: float | None


def pieces(table: Table, subject: Subject) -> Iterator[Piece]:
    """The rows of a table that are of a thing."""
    for row in table.rows(subject.content):
        yield Piece(
            msgspec.json.encode(row),
            csv_line(cells(table.columns, row)),
            row.get("latitude"),
            row.get("longitude"),
        )


def csv_line(values: Iterable[str]) -> bytes:
    """One line of CSV as RFC 4180 has it."""
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue().encode()


def every(kind: str, on: date) -> Iterator[Subject]:
    """Every thing of a kind that stands, oldest first."""
    if kind == "action":
        reports = _grouped("progress", lambda one: one.content.action)  # type: ignore[attr-defined]
        for one in queries.all_current("action"):
            yield _action(one, reports.pop(one.reference, []), on)
        return
    signatures = _grouped("signature", lambda one: one.content.government)  # type: ignore[attr-defined]
    for one in queries.all_current("government"):
        yield _government(one.reference, one, signatures.pop(one.reference, []))
    for slug, signed in signatures.items():
        yield from _unnamed(slug, signed)


def some(kind: str, references: Iterable[str], on: date) -> Iterator[Subject]:
    """Those of the references that stand, in the order asked."""
    wanted = list(dict.fromkeys(references))
    standing = queries.current_many(kind, wanted)
    if kind == "action":
        any_reports = queries.count("progress") > 0
        for reference, one in standing.items():
            yield _action(one, queries.reports_of(reference) if any_reports else [], on)
        return
    for slug in wanted:
        signed = queries.of_government("signature", slug)
        if slug in standing:
            yield _government(slug, standing[slug], signed)
        else:
            yield from _unnamed(slug, signed)


def _grouped(kind: str, by: Callable[[Published], str]) -> dict[str, list[Published]]:
    found: dict[str, list[Published]] = {}
    for one in queries.all_current(kind):
        found.setdefault(by(one), []).append(one)
    return found


def _action(published: Published, reports: list[Published], on: date) -> Subject:
    content = sources.action_of(published, reports, on)
    may_fall_silent = not content.is_silent and content.standing.stage not in FINAL
    quiet_on = content.standing.heard_on.isoformat() if may_fall_silent else ""
    return Subject("action", published.reference, published.first_sequence, quiet_on, content)


def _government(slug: str, published: Published, signatures: list[Published]) -> Subject:
    content = sources.government_of(published, signatures)
    return Subject("government", slug, published.first_sequence, "", content)


def _unnamed(slug: str, signatures: list[Published]) -> Iterator[Subject]:
    """A government of which nothing but signatures is published; one that is hidden shows none of them."""
    if signatures and not queries.hidden("government", slug):
        place = min(one.first_sequence for one in signatures)
        yield Subject("government", slug, place, "", sources.government_of(None, signatures))


# --- as it stood


def as_of(kind: str, references: Iterable[str], at: int) -> Iterator[Subject]:
    """Those of the references that stood when an entry was the last one, as they stood; what is withheld never."""
    wanted = list(dict.fromkeys(references))
    on = _day_of(at)
    if kind == "government":
        for slug, one in _stood(kind, wanted, at).items():
            own = [signature.reference for signature in queries.of_government("signature", slug)]
            yield _government(slug, one, [*_stood("signature", own, at).values()])
        return
    names = {heard.reference_of(one, number): one for one in wanted for number in range(1, MOST_REPORTS)}
    reports: dict[str, list[Published]] = {}
    for reference, one in _stood("progress", names, at).items() if queries.count("progress") else ():
        reports.setdefault(names[reference], []).append(one)
    for reference, one in _stood(kind, wanted, at).items():
        yield _action(one, reports.get(reference, []), on)


def _stood(kind: str, references: Iterable[str], at: int) -> dict[str, Published]:
    """The version of each thing that stood, in the order asked."""
    found = {}
    for reference, versions in queries.histories(kind, references).items():
        last = next((one for one in reversed(versions) if one.sequence <= at), None)
        if last is not None and last.content is not None:
            found[reference] = _as_published(kind, reference, versions[0], last)
    return found


def _as_published(kind: str, reference: str, first: Version, last: Version) -> Published:
    assert last.content is not None
    return Published(
        sequence=last.sequence,
        kind=kind,
        reference=reference,
        version=last.version,
        language=last.language,
        published_at=last.published_at,
        content=last.content,
        first_published_at=first.published_at,
        first_sequence=first.sequence,
        content_hash=codec.encode(kind, last.content).hash,
        entry_hash=last.entry_hash,
    )


def _day_of(sequence: int) -> date:
    """The day of an entry, or of the last one where there is none yet."""
    moment = queries.published_at(sequence)
    return moment.date() if moment else today()
