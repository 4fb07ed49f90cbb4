"""`localaction export-register FILE.jsonl[.gz]`: the whole register as a file that anyone can verify."""

from __future__ import annotations

import gzip
import os
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from localaction.register import audit, transcript


class Command(BaseCommand):
    """Write every entry, in order, with the Merkle roots kept."""

    help = "Write the whole register to a file of JSON lines (compressed when its name ends with .gz)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        part = file.with_name(file.name + ".part")
        written = 0
        with _opened(part, compressed=file.name.endswith(".gz")) as target:
            for line in transcript.written(audit.lines()):
                target.write(line)
                written += 1
        os.replace(part, file)
        self.stdout.write(_("Wrote %(count)d lines to %(file)s.") % {"count": written, "file": file})


@contextmanager
def _opened(file: Path, *, compressed: bool) -> Iterator[IO[bytes]]:
    """The file to write; compressed without a time or a name in it, so that the same register gives the same bytes."""
    with file.open("wb") as raw:
        if not compressed:
            yield raw
            return
        with gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed:
            yield packed  # type: ignore[misc]
