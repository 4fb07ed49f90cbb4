"""`localaction check-protection FILE`: what in a text file, or in the columns of a CSV file, could lead to a person."""

from __future__ import annotations

import csv
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from localaction.actions.protection import Finding, findings_in
from localaction.actions.protection.evaluation import read_clean, read_marked, table

FOUND, NOTHING_READ = 1, 2
LARGEST_CELL: Final = 1_000_000


class Command(BaseCommand):
    """Exit status: 0 nothing was found but remarks, 1 something must be looked at, 2 the file could not be read."""

    help = (
        "Print the passages of a file that could lead to a person or a shelter: names with contact details, phone and"
        " identity numbers, e-mail and street addresses, dates of birth, exact places. A CSV file is read cell by"
        " cell, any other as text, line by line. With --measure the file holds marked passages, one text a line"
        " ([[phone|+256 …]]), and precision and recall are printed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and what to print."""
        parser.add_argument("file", type=Path, nargs="+", help="text or CSV file in UTF-8")
        parser.add_argument("--json", action="store_true", help="print one JSON object a line")
        parser.add_argument("--language", default="en", help="in which language to say why")
        parser.add_argument(
            "--measure",
            action="store_true",
            help="measure against marked files; the language is how the file's name ends (…_fr.txt), or a tab after it",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print every finding with its place, or the table of precision and recall."""
        try:
            if options["measure"]:
                self.stdout.write(table([one for file in options["file"] for one in _labelled(file)]))
                return
            with translation.override(options["language"]):
                must_look = sum(self._check(file, options["json"]) for file in options["file"])
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise CommandError(str(error), returncode=NOTHING_READ) from None
        if must_look:
            raise CommandError(f"{must_look:,} passages must be looked at.", returncode=FOUND)

    def _check(self, file: Path, as_json: bool) -> int:
        must_look = 0
        for line, texts in _texts(file):
            for finding in findings_in(texts, ""):
                must_look += finding.must_be_cleared
                self.stdout.write(_as_json(line, finding) if as_json else _as_line(file, line, finding))
        return must_look


def _labelled(file: Path) -> Iterator[Any]:
    lines = file.read_text(encoding="utf-8").splitlines()
    ending = file.stem.rpartition("_")[2]
    yield from read_clean(lines) if ending == "none" else read_marked(lines, ending)


def _texts(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The line where each row or text begins, with its texts by column; a plain text has the column ""."""
    csv.field_size_limit(min(sys.maxsize, LARGEST_CELL))
    with file.open(encoding="utf-8-sig", newline="") as opened:
        if file.suffix.lower() != ".csv":
            yield from ((number, {"": line.rstrip("\r\n")}) for number, line in enumerate(opened, start=1))
            return
        rows = csv.DictReader(opened)
        for row in rows:
            yield rows.line_num, {str(name): value for name, value in row.items() if isinstance(value, str)}


def _as_line(file: Path, line: int, finding: Finding) -> str:
    where = f"{file}:{line}:{finding.start + 1}" + (f" {finding.field}" if finding.field else "")
    return f"{where}: {finding.kind} ({finding.sureness}): {finding.passage!r}. {finding.why}"


def _as_json(line: int, finding: Finding) -> str:
    facts = {"line": line, **{name: getattr(finding, name) for name in finding.__slots__}, "why": finding.why}
    return msgspec.json.encode(facts).decode()
