"""What is wrong with a row, said so that the person who made the file can mend it."""

from __future__ import annotations

from typing import Final, NamedTuple

SHORT: Final = 60


class Problem(NamedTuple):
    """One thing to mend. `line` counts from 1 as an editor does; `column` is "" when the whole row is meant."""

    line: int
    column: str
    value: str
    reason: str
    code: str

    def sentence(self) -> str:
        """For a terminal: "Line 4, latitude (95): …"."""
        where = f"Line {self.line}" + (f", {self.column}" if self.column else "")
        return f"{where} ({self.value}): {self.reason}" if self.value else f"{where}: {self.reason}"


class Unreadable(Exception):
    """The file as a whole cannot be imported; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(" ".join(problem.reason for problem in problems))
        self.problems = problems


def shortened(value: str) -> str:
    """The beginning of a value on one line, with nothing in it that a terminal would obey."""
    whole = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    shown = "".join(
        sign if sign.isprintable() else "\ufffd" if sign == "\0" else " " for sign in whole[: SHORT + 1]
    )
    return shown if len(shown) <= SHORT else f"{shown[:SHORT]}…"
