"""`localaction evaluate-suggestions FILE.csv [--json]`: how good suggestions are against what people declared."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from localaction.frameworks import evaluation

COLUMNS = (
    ("macro_recall_at_5", "recall at 5, mean of items"),
    ("micro_recall_at_5", "recall at 5, of all declared"),
    ("precision_at_3", "precision at 3"),
    ("map", "mean average precision"),
    ("popularity_macro_recall_at_5", "always the commonest: mean of items"),
    ("popularity_micro_recall_at_5", "always the commonest: of all declared"),
)


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
        figures = evaluation.report(rows, evaluation.rankings(rows))
        if options["as_json"]:
            self.stdout.write(json.dumps(figures, indent=2))
            return
        learned_from = evaluation.of_the_cohort(rows)
        self.stdout.write(
            f"{len(rows)} rows: {learned_from} of the first cohort, each judged by what was learned without its tenth; "
            f"{len(rows) - learned_from} others, judged by all that is shipped."
        )
        for name, one in figures.items():
            self._write_table(name, one)

    def _write_table(self, name: str, figures: dict[str, Any]) -> None:
        self.stdout.write(f"\n{name} ({figures['rows']} rows declare some)")
        for key, label in COLUMNS:
            self.stdout.write(f"  {label:<40} {figures[key]:.3f}")
        for language, one in figures["per_language"].items():
            self.stdout.write(
                f"  {language}: {one['rows']} rows, recall at 5 {one['macro_recall_at_5']:.3f} mean of items, "
                f"{one['micro_recall_at_5']:.3f} of all declared"
            )
        each = (
            f"{item} {one['recall_at_5']:.2f} of {one['rows']}" for item, one in figures["per_item"].items()
        )
        self.stdout.write("  " + " · ".join(each))
