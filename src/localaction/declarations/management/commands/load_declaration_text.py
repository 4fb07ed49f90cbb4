"""`localaction load-declaration-text CODE LANG FILE`: put the official wording of a declaration in place."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError

from localaction.declarations import operations
from localaction.declarations.papers import Paper
from localaction.kit.actors import SYSTEM


class Command(BaseCommand):
    """Load the official wording of a declaration from a text file, with the file it was published as."""

    help = "Load the official wording of a declaration in one language from a UTF-8 text file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="for example marrakech-2018")
        parser.add_argument("language", help="two letters: en, fr, es, ar, pt")
        parser.add_argument("file", type=Path, help="the wording as plain text, UTF-8")
        parser.add_argument(
            "--original", type=Path, help="the published file (PDF or Word), kept beside the text"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        original: Path | None = options["original"]
        try:
            text = options["file"].read_text(encoding="utf-8-sig")
            paper = Paper(original.name, original.read_bytes()) if original else None
        except UnicodeDecodeError as error:
            raise CommandError("The file is not UTF-8 text; nothing was changed.") from error
        except OSError as error:
            raise CommandError(f"There is no file {error.filename}; nothing was changed.") from error
        try:
            loaded = operations.load_text(
                actor=SYSTEM, code=options["code"], language=options["language"], text=text, paper=paper
            )
        except ObjectDoesNotExist as error:
            raise CommandError(
                f"There is no declaration {options['code']} in {options['language']}; nothing was changed."
            ) from error
        self.stdout.write(f"{options['code']} {options['language']}: SHA-256 {loaded.digest}")
