"""`localaction load-official-texts FILE.csv`: put official wording in place of ours."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from localaction.frameworks import operations
from localaction.kit.actors import SYSTEM


class Command(BaseCommand):
    """Load official titles of framework items from a CSV file with the columns code, language, title."""

    help = "Load official titles of framework items from a CSV file (columns: code, language, title)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = operations.read_official_texts(options["file"])
            count = operations.load_official_texts(actor=SYSTEM, rows=rows)
        except FileNotFoundError as error:
            raise CommandError(f"There is no file {options['file']}.") from error
        except operations.UnknownItem as error:
            raise CommandError(f"No framework item has the code {error}; nothing was changed.") from error
        except ValueError as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        self.stdout.write(f"{count} wordings are now official.")
