"""`localaction export-call CODE TARGET`: a call as content files, in a folder or a ZIP."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError

from localaction.actions import calls, exchange


class Command(BaseCommand):
    """Window, texts, questions and settings; no action and no person."""

    help = "Write a call as the content files from which it can be brought again, to a folder or a .zip."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="the code of the call")
        parser.add_argument("target", help="a folder, or a file that ends in .zip")

    def handle(self, *args: Any, code: str, target: str, **options: Any) -> None:
        try:
            files = exchange.files_of(calls.call_by(code))
        except ObjectDoesNotExist as error:
            raise CommandError(f"there is no call {code}") from error
        place = Path(target)
        if place.suffix == ".zip":
            place.write_bytes(exchange.packed(files))
        else:
            place.mkdir(parents=True, exist_ok=True)
            for name, content in files.items():
                (place / name).write_bytes(content)
        self.stdout.write(f"{code}: {len(files)} files")
