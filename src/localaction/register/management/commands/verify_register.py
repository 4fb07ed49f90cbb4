"""`localaction verify-register [FILE]`: whether every hash of the register, or of one proof, is what it must be."""

from __future__ import annotations

import gzip
import re
import sys
import zlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from localaction.register import evidence, transcript
from localaction.register.evidence import Consistency, Inclusion
from localaction.register.transcript import Fault, Verified

_PROOF = re.compile(rb'\s*\{\s*"proof"')


class Command(BaseCommand):
    """Check a register file or a proof, without any database, or the register of this installation."""

    help = (
        "Check the register of this installation or, with FILE, one that was exported, or a proof (JSON). "
        "Exits with 1 on a fault."
    )
    requires_system_checks: ClassVar[list[str]] = []  # type: ignore[misc]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?")

    def handle(self, *args: Any, file: Path | None, **options: Any) -> None:
        try:
            found = _verified_file(file) if file else _verified_database()
            if isinstance(found, Inclusion | Consistency):
                self._report_proof(found)
            else:
                self._report(found)
        except Fault as fault:
            self.stderr.write(_("The register is NOT in order: %(fault)s.") % {"fault": fault})
            sys.exit(1)

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

    def _report_proof(self, found: Inclusion | Consistency) -> None:
        self.stdout.write(_("The proof is in order."))
        if isinstance(found, Inclusion):
            tree = found.tree
            said = _("Entry %(entry)d is among the first %(size)d of the register with this root:")
            self.stdout.write("  " + said % {"entry": found.entry.sequence, "size": tree.size})
        else:
            tree = found.later
            said = _(
                "The register of %(before)d entries is the beginning of that of %(size)d with this root:"
            )
            self.stdout.write("  " + said % {"before": found.earlier.size, "size": tree.size})
        self.stdout.write(f"  {tree.root}")
        self.stdout.write("  " + _("Compare it with a checkpoint that you have from elsewhere."))


def _verified_database() -> Verified:
    from localaction.register import audit  # a file is checked without the database

    return audit.verify()


def _verified_file(file: Path) -> Verified | Inclusion | Consistency:
    try:
        with file.open("rb") as start:
            first = start.read(400)
        packed = first.startswith(b"\x1f\x8b")
        if _PROOF.match(first):
            return evidence.check(file.read_bytes())
        with gzip.open(file) if packed else file.open("rb") as lines:
            return transcript.verify(lines)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise Fault(0, f"the file is damaged: {error}") from error
    except OSError as error:
        message = _("Cannot read %(file)s: %(reason)s.") % {"file": file, "reason": error.strerror}
        raise CommandError(message) from error
