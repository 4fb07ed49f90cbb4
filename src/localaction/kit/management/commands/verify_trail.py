"""`localaction verify-trail`: whether the trail is as it was sealed."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from localaction.kit import sealing


def _noted(text: str) -> tuple[int, str]:
    number, _colon, digest = text.partition(":")
    if not number.isdecimal() or len(digest) != 64:
        raise ArgumentTypeError(_("Write the seal as NUMBER:HASH, as this command prints it."))
    return int(number), digest.lower()


class Command(BaseCommand):
    """Check every event of the trail against its seal."""

    help = "Check every event of the trail against its seal. Exits with 1 on a fault."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--expect",
            type=_noted,
            help="a seal that was noted down earlier, NUMBER:HASH: it must still stand",
        )

    def handle(self, *args: Any, expect: tuple[int, str] | None = None, **options: Any) -> None:
        try:
            found = sealing.verify(expect)
        except sealing.Broken as broken:
            self.stderr.write(_("The trail is NOT in order: %(fault)s.") % {"fault": broken})
            sys.exit(1)
        self.stdout.write(_("The trail is in order."))
        rows = [
            (_("sealed events"), found.sealed),
            (_("events that wait for their seal"), found.waiting),
            (_("personal parts erased"), found.erased),
            (_("last seal"), f"{found.sealed}:{found.hash}"),
        ]
        for name, value in rows:
            self.stdout.write(f"  {name}: {value}")
