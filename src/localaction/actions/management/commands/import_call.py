"""`localaction import-call SOURCE [--code CODE]`: a call from content files, as a draft at the desk."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from localaction.actions import calls, exchange, operations
from localaction.kit.actors import SYSTEM
from localaction.kit.answers import Refused


class Command(BaseCommand):
    """It begins as a draft: the secretariat looks it over and opens it."""

    help = "Bring a call from a folder or a .zip of content files, as a draft for the secretariat to open."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", help="a folder, or a file that ends in .zip")
        parser.add_argument("--code", default="", help="another code than the files say")

    def handle(self, *args: Any, source: str, code: str, **options: Any) -> None:
        place = Path(source)
        if not place.exists():
            raise CommandError(f"there is no {source}")
        try:
            files = exchange.unpacked(place.read_bytes()) if place.is_file() else exchange.files_in(place)
            told = exchange.call_from(exchange.folder_from(files))
            call = operations.bring_call(actor=SYSTEM, told=told, code=code or told.code)
        except Refused as refusal:
            raise CommandError(str(refusal.reason)) from refusal
        self.stdout.write(f"{call.code}: draft")
        for lack in calls.lacks_of(call):
            self.stdout.write(f"  {lack.language or '-'}: {lack.words}")
