"""`localaction seed --actions 10000`: fill a site with made-up actions of real cities, to try it with many."""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from localaction.actions.importing.running import import_file
from localaction.actions.importing.seeding.composing import SOURCE, as_csv
from localaction.actions.management.commands.import_actions import ProgressLine
from localaction.kit.actors import SYSTEM

DAY: Final = date(2026, 1, 1)


class Command(BaseCommand):
    """The same number and seed give the same actions; asking for more adds to those that are there."""

    help = (
        "Enter made-up actions of real cities in five languages, through the same import as real ones."
        f" Their ids begin with SEED- and their source is {SOURCE}. Never do this on a site that people rely on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many, and which."""
        parser.add_argument("--actions", type=int, default=10_000, help="how many actions (default 10000)")
        parser.add_argument(
            "--seed", type=int, default=1, help="another number gives other actions (default 1)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Compose the file, import it, forget it."""
        if options["actions"] < 1:
            raise CommandError("--actions must be 1 or more.")
        line = ProgressLine(self)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"seed-{options['seed']}.csv"
            path.write_bytes(as_csv(options["actions"], options["seed"]))
            report = import_file(actor=SYSTEM, path=path, on=DAY, source="made-up examples", show=line.show)
        line.end()
        if report.refused:
            raise CommandError(f"{report.refused:,} rows were refused, first: {report.problems[0]}")
        self.stdout.write(
            f"{report.read:,} actions: {report.entered:,} entered, {report.unchanged:,} were there already. "
            f"{report.seconds:.1f} s, {report.rows_per_second:,} a second; index {report.indexing_seconds:.1f} s."
        )
