"""Reading back what was written, as a reader outside would."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.http import HttpResponseBase


def body(response: HttpResponseBase) -> bytes:
    """All of an answer, streamed or not."""
    if response.streaming:
        return b"".join(response.streaming_content)  # type: ignore[attr-defined]
    return response.content  # type: ignore[attr-defined,no-any-return]


def table(content: bytes) -> list[dict[str, Any]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def column(content: bytes, name: str) -> list[str]:
    """One column of a CSV file."""
    return [row[name] for row in table(content)]
