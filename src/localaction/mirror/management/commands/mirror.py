"""`localaction mirror DIR`: the whole public site as files, kept in step with the register."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from localaction.mirror import keeping

PAUSE_SECONDS = 5


class Command(BaseCommand):
    """Write the public site as files that any web server serves; the next time, only what changed."""

    help = "Write the public site as files that any web server serves; the next time, only what changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="where the files go")
        parser.add_argument("--anew", action="store_true", help="write every file again")
        parser.add_argument(
            "--follow", action="store_true", help="go on until stopped, a look every five seconds"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder, anew = options["folder"], options["anew"]
        while True:
            try:
                done = keeping.follow(folder, anew=anew)
            except OSError as trouble:
                raise CommandError(f"{folder} cannot be written: {trouble}") from trouble
            if done.pages or not options["follow"]:
                self.stdout.write(
                    f"entry {done.sequence}: {done.pages} files written, {done.removed} removed"
                )
            if not options["follow"]:
                return
            anew = False
            time.sleep(PAUSE_SECONDS)
