"""`localaction demo`: set up what is missing, then serve the site and its worker until Ctrl-C."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Set up the demo in the data folder and serve it."""

    help = "Set up the demo in the data folder (once) and serve the site with its worker until Ctrl-C."
    requires_system_checks: list[str] = []  # noqa: RUF012  Django's own way

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--set-up-only", action="store_true", help="Stop before serving.")

    def handle(self, *args: Any, **options: Any) -> None:
        from localaction.config import demo

        if not options["set_up_only"] and demo.is_taken(options["host"], options["port"]):
            taken = options["port"]
            raise CommandError(f"Another program listens at port {taken}. Try: make demo PORT={taken + 1}")
        demo.set_up(self._say)
        if not options["set_up_only"]:
            sys.exit(demo.serve(options["host"], options["port"], self._say))

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
