"""`localaction export-suggestion-answers [FILE.csv]`: answers to suggestions, as evaluation data."""

import csv
from argparse import ArgumentParser
from contextlib import nullcontext
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from localaction.actions import suggested


class Command(BaseCommand):
    """Codes and numbers only, of actions that were ever sent: no text and no person."""

    help = "Write what people answered to suggested objectives as CSV, to a file or to the screen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", default="", help="where to write; the screen when left out")

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        with Path(file).open("w", encoding="utf-8", newline="") if file else nullcontext(self.stdout) as out:
            writer = csv.writer(out)
            writer.writerow([one.name for one in fields(suggested.Judged)])
            for answer in suggested.judged():
                writer.writerow(astuple(answer))
