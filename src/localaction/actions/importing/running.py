"""One import from the first byte of a file to the report: read, check, enter in chunks, let the index follow."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from localaction.actions.importing.checks import Checks
from localaction.actions.importing.entering import Entering, Outcome
from localaction.actions.importing.holding import found_in, held_problem
from localaction.actions.importing.known import sort_out
from localaction.actions.importing.problems import Problem, Unreadable
from localaction.actions.importing.quickly import much_to_write
from localaction.actions.importing.reading import Line, read
from localaction.actions.importing.rows import Row
from localaction.actions.importing.words import known_words
from localaction.governments import rules
from localaction.kit import jobs
from localaction.kit.actors import Actor
from localaction.register import index

CHUNK: Final = 2_000


class Report(msgspec.Struct, kw_only=True):
    """What an import did, as it is printed and written as JSON. Counts are rows; one row can have many problems.

    `is_readable` is false when the file as a whole could not be imported. With `dry_run` the counts say what
    would have been done. `held` rows have entered or corrected something, but are not public before the
    secretariat has cleared what the protection check found in them; they stand in `problems` with code "held".
    """

    file: str
    dry_run: bool
    is_readable: bool = True
    read: int = 0
    entered: int = 0
    corrected: int = 0
    unchanged: int = 0
    refused: int = 0
    held: int = 0
    seconds: float = 0.0
    rows_per_second: int = 0
    indexing_seconds: float = 0.0
    problems: list[dict[str, str | int]] = []


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far an import has come: rows read, share of the file from 0 to 1, rows a second so far."""

    rows: int
    share: float
    rows_per_second: float


def import_file(
    *,
    actor: Actor,
    path: Path,
    on: date,
    source: str = "",
    dry_run: bool = False,
    show: Callable[[Progress], object] = lambda progress: None,
) -> Report:
    """Import a file and say what became of every row. `on` is the day it counts as collected.

    Refuses actors who are not of the secretariat. Raises OSError when the file cannot be opened.
    """
    rules.may_list(actor).or_refuse()
    report = Report(file=path.name, dry_run=dry_run)
    entering = Entering(actor=actor, source=source or path.name, on=on)
    with path.open("rb") as file:
        try:
            lines = read(file)
        except Unreadable as unreadable:
            report.is_readable = False
            report.problems = _plain(unreadable.problems)
            return report
        checks = Checks(known_words())
        started = time.perf_counter()
        with much_to_write():
            for outcome, rows, refused in _chunks(lines, checks, entering, dry_run):
                _count(report, outcome, rows, refused)
                report.seconds = round(time.perf_counter() - started, 3)
                report.rows_per_second = round(report.read / max(report.seconds, 0.001))
                show(
                    Progress(
                        rows=report.read, share=_share(file, path), rows_per_second=report.rows_per_second
                    )
                )
    if not dry_run:
        report.indexing_seconds = _finish(entering)
    report.problems.sort(key=lambda problem: problem["line"])
    return report


def _finish(entering: Entering) -> float:
    """What waited for a listed signature is published by the worker; the index follows at once."""
    started = time.perf_counter()
    if entering.has_listed:
        jobs.enqueue("actions.publish_ready")
    index.follow()
    return round(time.perf_counter() - started, 3)


def _chunks(
    lines: Iterator[Line | Problem], checks: Checks, entering: Entering, dry_run: bool
) -> Iterator[tuple[Outcome, int, list[Problem]]]:
    """Chunk by chunk: what became of the good rows, how many rows there were, and what was wrong with the others."""
    while chunk := list(islice(lines, CHUNK)):
        good: list[Row] = []
        refused: list[Problem] = []
        for line in chunk:
            checked = [line] if isinstance(line, Problem) else checks.check(line)
            if isinstance(checked, Row):
                good.append(checked)
            else:
                refused += checked
        yield (_foresee(good) if dry_run else entering.enter(good)), len(chunk), refused


def _foresee(rows: Sequence[Row]) -> Outcome:
    """What entering would do, as far as it can be known without doing it."""
    found = sort_out(rows)
    held = [
        held_problem(row, findings)
        for row in (*found.new, *(change.row for change in found.changed))
        if (findings := found_in(row))
    ]
    return Outcome(len(found.new), len(found.changed), found.unchanged, found.problems, held)


def _count(report: Report, outcome: Outcome, rows: int, refused: list[Problem]) -> None:
    report.read += rows
    report.entered += outcome.entered
    report.corrected += outcome.corrected
    report.unchanged += outcome.unchanged
    report.refused = report.read - report.entered - report.corrected - report.unchanged
    report.held += len(outcome.held)
    report.problems += _plain([*refused, *outcome.problems, *outcome.held])


def _plain(problems: Sequence[Problem]) -> list[dict[str, str | int]]:
    return [problem._asdict() for problem in problems]


def _share(file: BinaryIO, path: Path) -> float:
    return min(1.0, file.tell() / max(path.stat().st_size, 1))
