"""`localaction rehearse`: a whole call with made-up people, in a folder and a database of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from localaction.desk.rehearsal.browser import Stuck
from localaction.desk.rehearsal.report import Size
from localaction.desk.rehearsal.running import NotEmpty, rehearse

MARK = "rehearsal"
LEAST = 30
"""So many governments, actions and assessors are needed to plant every kind of tie."""
FEWEST_ASSESSORS = 11


class Command(BaseCommand):
    """Rehearse a call; ends with 1 when anything was not as declared."""

    help = (
        "Rehearse a whole call with made-up people: joining, verifying, a call, drafts, assessment, decisions, letters,"
        " replies and publication, with planted conflicts and attempts to read what may not be read."
        " It never touches this site: it works in a temporary folder with a database of its own."
    )
    requires_system_checks: list[str] = []  # noqa: RUF012  Django's own way

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How much, and where."""
        parser.add_argument("--governments", type=int, default=300)
        parser.add_argument("--actions", type=int, default=500)
        parser.add_argument("--assessors", type=int, default=12)
        parser.add_argument(
            "--folder", help="an empty folder to work in and to keep; a temporary one without it"
        )
        parser.add_argument(
            "--here", action="store_true", help="used by the command itself, inside its folder"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the folder and begin anew inside it."""
        size = Size(options["governments"], options["actions"], options["assessors"])
        if min(size.governments, size.actions) < LEAST or size.assessors < FEWEST_ASSESSORS:
            raise CommandError(
                f"Rehearse at least {LEAST} governments and actions, and {FEWEST_ASSESSORS} assessors."
            )
        if options["here"]:
            self._rehearse(size)
        elif options["folder"]:
            self._begin(Path(options["folder"]), size)
        else:
            with tempfile.TemporaryDirectory(prefix="rehearsal-") as folder:
                self._begin(Path(folder), size)

    def _begin(self, folder: Path, size: Size) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise CommandError(f"{folder} is not empty.")
        (folder / MARK).touch()
        known = Path(settings.STATE) / "gazetteer"
        if known.is_dir():
            (folder / "gazetteer").symlink_to(known.resolve())
        environment = {name: text for name, text in os.environ.items() if name not in ("DATABASE_URL",)}
        environment |= {
            "LOCALACTION_DATA": str(folder),
            "LOCALACTION_MODE": "test",
            "LOCALACTION_MAIL_URL": "",
        }
        told = [
            f"--governments={size.governments}",
            f"--actions={size.actions}",
            f"--assessors={size.assessors}",
        ]
        command = (sys.executable, "-m", "localaction", "rehearse", "--here", *told)
        done = subprocess.run(command, env=environment, check=False)  # noqa: S603  our own command
        if done.returncode:
            sys.exit(done.returncode)

    def _rehearse(self, size: Size) -> None:
        if not (Path(settings.STATE) / MARK).exists():
            raise CommandError("This folder was not made for a rehearsal.")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_content", stdout=self.stdout)
        try:
            report = rehearse(size, self._say)
        except NotEmpty as error:
            raise CommandError("This folder holds people already.") from error
        except Stuck as error:
            raise CommandError(f"A page did not do its work. {error}") from error
        for line in report.lines():
            self._say(line)
        if not report.is_as_declared:
            sys.exit(1)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
