"""`localaction verify-register [FILE]`: whether every hash of the register is what it must be."""

from __future__ import annotations

import gzip
import sys
import zlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from localaction.register import transcript
from localaction.register.transcript import Fault, Verified


class Command(BaseCommand):
    """Check a register file, without any database, or the register of this installation."""

    help = "Check the register of this installation or, with FILE, one that was exported. Exits with 1 on a fault."
    requires_system_checks: ClassVar[list[str]] = []  # type: ignore[misc]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?")

    def handle(self, *args: Any, file: Path | None, **options: Any) -> None:
        try:
            found = _verified_file(file) if file else _verified_database()
        except Fault as fault:
            self.stderr.write(_("The register is NOT in order: %(fault)s.") % {"fault": fault})
            sys.exit(1)
        self._report(found)

    def _report(self, found: Verified) -> None:
        self.stdout.write(_("The register is in order."))
        rows: list[tuple[str, object]] = [(_("entries"), found.entries), *sorted(found.standing.items())]
        rows += [
            (_("checkpoints"), found.checkpoints),
            (_("head"), found.head),
            (_("Merkle root"), found.root),
        ]
        for name, value in rows:
            self.stdout.write(f"  {name}: {value}")


def _verified_database() -> Verified:
    from localaction.register import audit  # a file is checked without the database

    return audit.verify()


def _verified_file(file: Path) -> Verified:
    try:
        with file.open("rb") as start:
            packed = start.read(2) == b"\x1f\x8b"
        with gzip.open(file) if packed else file.open("rb") as lines:
            return transcript.verify(lines)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise Fault(0, f"the file is damaged: {error}") from error
    except OSError as error:
        message = _("Cannot read %(file)s: %(reason)s.") % {"file": file, "reason": error.strerror}
        raise CommandError(message) from error
