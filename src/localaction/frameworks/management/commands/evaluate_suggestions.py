"""`localaction evaluate-suggestions FILE.csv [--json]`: how good suggestions are against what people declared."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from localaction.frameworks import evaluation
from localaction.frameworks.suggesting import engine


class Command(BaseCommand):
    """Compare suggestions with the alignment declared in a file of the import format."""

    help = "Compare suggestions with the alignment declared in a CSV file of the import format."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", dest="as_json", help="print the figures as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = evaluation.read_rows(options["file"])
        except FileNotFoundError as error:
            raise CommandError(f"There is no file {options['file']}.") from error
        except evaluation.UnreadableFile as error:
            raise CommandError(str(error)) from error
        found = [
            engine.prepared().suggest(
                row.passages, language=row.language, kind=row.kind, populations=row.populations
            )
            for row in rows
        ]
        rankings = {
            name: [[item for item, _ in one.scores[framework]] for one in found]
            for name, framework in evaluation.FRAMEWORK_OF.items()
        }
        figures = evaluation.report(rows, rankings)
        if options["as_json"]:
            self.stdout.write(json.dumps(figures, indent=2))
            return
        for name, one in figures.items():
            self.stdout.write(
                f"{name}: " + json.dumps({k: v for k, v in one.items() if isinstance(v, float)})
            )
