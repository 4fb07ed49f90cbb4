"""`python -m localaction.opendata.parquet`: lines of JSON from the standard input as Parquet files.

A program of its own, so that what it needs in memory and time is not the server's. For each file there is a first line
that says what it is about (`file`, `about`, `columns` as name and type, `dictionary`), a line for each row, and an
empty line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import Any

GROUP = 5_000  # rows


def written(head: dict[str, Any], rows: Iterable[dict[str, Any]]) -> None:
    """Write the file with a type for each column; a list of records, or names with values, is JSON in a text."""
    import pyarrow as arrow
    import pyarrow.parquet as parquet

    types = {
        "whole": arrow.int64(),
        "number": arrow.float64(),
        "yes_no": arrow.bool_(),
        "codes": arrow.list_(arrow.string()),
        "moment": arrow.timestamp("us", tz="UTC"),
    }
    said = {line["name"]: {"description": line["says"].get("en", "")} for line in head["dictionary"]}
    schema = arrow.schema(
        [
            arrow.field(name, types.get(kind, arrow.string()), metadata=said[name])
            for name, kind in head["columns"]
        ],
        metadata={name: str(value) for name, value in head["about"].items()},
    )
    waiting = iter(rows)
    with parquet.ParquetWriter(head["file"], schema, compression="zstd") as target:
        while group := list(islice(waiting, GROUP)):
            columns = {name: [_value(row[name], kind) for row in group] for name, kind in head["columns"]}
            target.write_table(arrow.Table.from_pydict(columns, schema=schema))


def _value(value: Any, kind: str) -> Any:
    if kind in ("list", "record"):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""
    if kind == "moment":
        return datetime.fromisoformat(value) if value else None
    return value


if __name__ == "__main__":
    while opening := sys.stdin.buffer.readline():
        written(json.loads(opening), map(json.loads, iter(sys.stdin.buffer.readline, b"\n")))
