"""Formats that are made by a program of their own: it is fed with rows and writes the file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

from localaction.opendata.about import About, dictionary, facts
from localaction.opendata.columns import Table
from localaction.opendata.store import Row

PROGRAMS = {"xlsx": "sheets", "parquet": "parquet"}


class Wanted(NamedTuple):
    """A file to make: of which table, from which rows, where."""

    table: Table
    rows: Iterable[Row]
    file: Path


def make(ending: str, wanted: Iterable[Wanted], about: About) -> None:
    """Make files of one format, one after the other. Raises OSError where the program does not come to its end."""
    command = [sys.executable, "-m", f"localaction.opendata.{PROGRAMS[ending]}"]
    made = []
    with subprocess.Popen(command, stdin=subprocess.PIPE) as program:  # noqa: S603  (one of our own)
        assert program.stdin is not None
        try:
            for one in wanted:
                _feed(program.stdin, one, about)
                made.append(one.file)
            program.stdin.close()
        except BrokenPipeError:
            pass  # its end says below that it failed
    if program.returncode:
        raise OSError(f"{PROGRAMS[ending]} ended with {program.returncode}")
    for file in made:
        file.chmod(0o644)


def _feed(program: IO[bytes], wanted: Wanted, about: About) -> None:
    head = {
        "file": str(wanted.file),
        "about": facts(wanted.table, about),
        "columns": [(one.name, one.type.value) for one in wanted.table.columns],
        "dictionary": dictionary(wanted.table),
    }
    program.write(msgspec.json.encode(head) + b"\n")
    for row in wanted.rows:
        program.write(row.data + b"\n")
    program.write(b"\n")
