"""What a program is told when something cannot be done: the API makes a problem (RFC 9457) of each."""

from __future__ import annotations

from ninja.errors import HttpError


class TooMany(HttpError):
    """Too many requests; `seconds` is when to try again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(429, "Too many requests")
        self.seconds = seconds


class CannotBeDone(HttpError):
    """It cannot be done as things stand, or with what was sent; `errors` say what is in the way."""

    def __init__(self, status: int, title: str, detail: str = "", errors: tuple[str, ...] = ()) -> None:
        super().__init__(status, title)
        self.detail = detail
        self.errors = errors
