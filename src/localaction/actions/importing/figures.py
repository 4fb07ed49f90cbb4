"""Numbers and years as a file may write them: digits and one point, nothing else, and what to write instead."""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import gettext as _

EARLIEST, LATEST = 1900, 2100
MOST_PEOPLE: Final = 10_000_000_000
_WHOLE: Final = re.compile(r"[0-9]{1,12}")
_AMOUNT: Final = re.compile(r"[0-9]{1,14}(?:\.[0-9]{1,2})?")
_DEGREES: Final = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,12})?")
_SEPARATED: Final = re.compile(r"[+-]?[0-9]{1,3}(?:[,.'’\s\u00a0\u202f_][0-9]{3})+(?:[.,][0-9]{1,2})?")
_DECIMAL_COMMA: Final = re.compile(r"[+-]?[0-9]+,[0-9]+")


class Unfit(ValueError):
    """The text is not the number wanted; `code` and the message say why and what to write."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


def whole(typed: str) -> int:
    """A count: "1680600". Raises Unfit."""
    if _WHOLE.fullmatch(typed):
        number = int(typed)
        if number > MOST_PEOPLE:
            raise Unfit("too_large", _("This is more people than there are. Check the number."))
        return number
    if typed.startswith("-"):
        raise Unfit("negative", _("This number cannot be negative."))
    raise _not_a_number(typed, _("Write a whole number with the digits 0 to 9, such as 1200."))


def amount(typed: str) -> str:
    """An amount of money, as it is written: "174000" or "99.50". Raises Unfit."""
    if _AMOUNT.fullmatch(typed):
        return typed
    if typed.startswith("-"):
        raise Unfit("negative", _("This number cannot be negative."))
    raise _not_a_number(typed, _("Write an amount with the digits 0 to 9, such as 174000 or 99.50."))


def degrees(typed: str) -> float:
    """Degrees of latitude or longitude: "-13.2356". Raises Unfit."""
    if _DEGREES.fullmatch(typed):
        return float(typed)
    if _DECIMAL_COMMA.fullmatch(typed):
        reason = _("Write %(number)s, with a point instead of the comma.")
        raise Unfit("decimal_comma", reason % {"number": typed.replace(",", ".")})
    raise Unfit("not_a_number", _("Write degrees as a number with a point, such as 8.4871 or -13.2356."))


def year(typed: str) -> int:
    """A year. Raises Unfit."""
    if re.fullmatch(r"[0-9]{4}", typed) and EARLIEST <= int(typed) <= LATEST:
        return int(typed)
    raise Unfit("not_a_year", _("Write a year with four digits, from 1900 to 2100."))


def _not_a_number(typed: str, otherwise: str) -> Unfit:
    if _SEPARATED.fullmatch(typed):
        plain = re.sub(r"[,'’\s\u00a0\u202f_]", "", typed)
        if plain.count(".") != 1 or re.search(r"\.[0-9]{3}$", plain):
            plain = plain.replace(".", "")
        return Unfit(
            "separators", _("Write %(number)s, without separators between the digits.") % {"number": plain}
        )
    return Unfit("not_a_number", otherwise)
