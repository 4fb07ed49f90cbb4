"""`localaction import-actions FILE.csv`: bring in actions that the secretariat collected."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any, Final

import msgspec
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from localaction.actions.importing.problems import Problem
from localaction.actions.importing.running import Progress, Report, import_file
from localaction.kit.actors import SYSTEM

SHOWN: Final = 20
SOME_REFUSED, NOTHING_READ = 1, 2


class Command(BaseCommand):
    """Exit status: 0 every row is in, 1 some rows were refused, 2 the file could not be read and nothing was done."""

    help = (
        "Import actions from a CSV file. Good rows enter and are published, bad rows are reported and leave nothing;"
        " the same file can be imported again. The format is in docs/import-format.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and how."""
        parser.add_argument("file", type=Path, help="CSV file in UTF-8")
        parser.add_argument("--dry-run", action="store_true", help="check everything, change nothing")
        parser.add_argument("--report", type=Path, help="write the whole report to this JSON file")
        parser.add_argument(
            "--source", default="", help="what to name as the source; the file's name if not given"
        )
        parser.add_argument(
            "--collected-on",
            type=date.fromisoformat,
            help="day on which it was collected (2026-05-31); today if not given",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import the file, then print what became of its rows."""
        line = ProgressLine(self)
        try:
            report = import_file(
                actor=SYSTEM,
                path=options["file"],
                on=options["collected_on"] or timezone.localdate(),
                source=options["source"],
                dry_run=options["dry_run"],
                show=line.show,
            )
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}", returncode=NOTHING_READ) from None
        line.end()
        if options["report"]:
            options["report"].write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")
        self._print_problems(report, options["report"])
        self._print_summary(report)
        if not report.is_readable:
            raise CommandError(f"{report.file} was not imported.", returncode=NOTHING_READ)
        if report.held:
            self.stdout.write(
                f"{report.held:,} of them are in, but not public: the protection check found passages that could"
                " lead to a person or a shelter. Clear them at the desk (“Passages to clear”), or change the file."
            )
        if report.refused:
            raise CommandError(f"{report.refused:,} rows were refused.", returncode=SOME_REFUSED)

    def _print_problems(self, report: Report, written_to: Path | None) -> None:
        for problem in report.problems[:SHOWN]:
            self.stdout.write(Problem(**problem).sentence())  # type: ignore[arg-type]
        more = len(report.problems) - SHOWN
        if more > 0:
            where = f"in {written_to}" if written_to else "with --report FILE.json"
            self.stdout.write(f"… and {more:,} more problems: see all of them {where}.")

    def _print_summary(self, report: Report) -> None:
        if not report.is_readable:
            return
        self.stdout.write(
            f"{report.read:,} rows read: {report.entered:,} entered, {report.corrected:,} corrected, "
            f"{report.unchanged:,} unchanged, {report.refused:,} refused. "
            f"{report.seconds:.1f} s, {report.rows_per_second:,} rows a second"
            + (
                " (dry run: nothing was changed)."
                if report.dry_run
                else f"; index {report.indexing_seconds:.1f} s."
            )
        )


class ProgressLine:
    """One line that is written over and over on a terminal, and nothing elsewhere."""

    def __init__(self, command: BaseCommand) -> None:
        self._out = command.stdout
        self._last = 0.0

    def show(self, progress: Progress) -> None:
        """Write how far it is, at most five times a second."""
        if not self._out.isatty() or time.monotonic() - self._last < 0.2:
            return
        self._last = time.monotonic()
        self._out.write(
            f"\r{progress.rows:>9,} rows  {progress.share:>4.0%}  {progress.rows_per_second:>7,.0f} rows/s",
            ending="",
        )
        self._out.flush()

    def end(self) -> None:
        """Leave the line."""
        if self._last:
            self._out.write("")
