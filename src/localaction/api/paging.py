"""Where to go on in a list: opaque to the reader, true for as long as the register stands. Pure.

Of a search: the entry as of which it is read, and the page. Of a list in the order of publication: the last entry.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

LARGEST = 10**9


class BadCursor(ValueError):
    """This is no cursor of ours."""


def cursor(*numbers: int) -> str:
    """The numbers as one word."""
    return urlsafe_b64encode(".".join(map(str, numbers)).encode()).decode().rstrip("=")


def read(word: str, count: int) -> tuple[int, ...]:
    """The numbers behind a word. Raises BadCursor."""
    try:
        text = urlsafe_b64decode(word.encode("ascii") + b"=" * (-len(word) % 4)).decode("ascii")
    except (Error, ValueError) as error:
        raise BadCursor(word) from error
    parts = text.split(".")
    if len(parts) != count or not all(part.isdecimal() and int(part[:10]) < LARGEST for part in parts):
        raise BadCursor(word)
    numbers = tuple(int(part) for part in parts)
    if cursor(*numbers) != word:
        raise BadCursor(word)
    return numbers
