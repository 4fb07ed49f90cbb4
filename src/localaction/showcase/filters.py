"""What a reader chose on a list, as an address says it: read from a query string, written back into one.

    country=UG        only these            country=-UG   all but these
    at=1200           as of entry 1,200 of the register

Pure. Nothing here trusts what it reads: unknown names are left out, long values are cut, numbers are bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

# the order in which choices stand in an address and as chips
FIELDS = (
    "priority", "gcm", "gcr", "sdg", "item", "population", "reached", "theme", "kind", "stage", "silent", "region",
    "country", "size", "income", "year", "language", "signature", "level", "need", "government", "call",
)  # fmt: skip
DATES = ("published_from", "published_to")
SINGLE = ("q", "year_from", "year_to", *DATES, "at", "meaning", "sort", "view", "page")
SORTS = ("relevance", "newest", "title", "country")
VIEWS = ("list", "map", "table")
SWITCH = {"on": True, "off": False}
NOT = "-"
LONGEST_QUERY = 200
LONGEST_VALUE = 80
MOST_VALUES = 30
LAST_PAGE = 5_000
FIRST_YEAR, LAST_YEAR = 1900, 2100

Params = Mapping[str, Sequence[str]]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Filters:
    """Everything the address of a list says.

    `chosen` holds what will do, `excluded` what will not, both as (field, value) without the minus. Dates are
    ISO 8601 or "". `at` is the entry of the register as of which to look; `meaning` None leaves it to the site.
    """

    query: str = ""
    chosen: tuple[Pair, ...] = ()
    excluded: tuple[Pair, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    published_from: str = ""
    published_to: str = ""
    at: int | None = None
    meaning: bool | None = None
    sort: str = ""
    view: str = "list"
    page: int = 1

    def of(self, field: str) -> tuple[str, ...]:
        """The values chosen of one field."""
        return tuple(value for name, value in self.chosen if name == field)

    def none_of(self, field: str) -> tuple[str, ...]:
        """The values left out of one field."""
        return tuple(value for name, value in self.excluded if name == field)

    def without(self, *pairs: Pair) -> Filters:
        """The same on the first page, without these choices, written as in an address: ("country", "-UG")."""
        return replace(
            self,
            chosen=tuple(pair for pair in self.chosen if pair not in pairs),
            excluded=tuple(pair for pair in self.excluded if _unwanted(pair) not in pairs),
            page=1,
        )

    def pairs(self) -> list[Pair]:
        """The query string that says this, in one fixed order, without what goes without saying."""
        switch = {None: "", True: "on", False: "off"}[self.meaning]
        said = [
            ("q", self.query),
            *self.chosen,
            *(_unwanted(pair) for pair in self.excluded),
            ("year_from", str(self.year_from or "")),
            ("year_to", str(self.year_to or "")),
            ("published_from", self.published_from),
            ("published_to", self.published_to),
            ("at", str(self.at or "")),
            ("meaning", switch),
            ("sort", self.sort),
            ("view", "" if self.view == "list" else self.view),
            ("page", str(self.page) if self.page > 1 else ""),
        ]
        return [pair for pair in said if pair[1]]

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was asked or chosen."""
        years, dates = self.year_from or self.year_to, self.published_from or self.published_to
        return bool(self.query or self.chosen or self.excluded or years or dates)


def read(params: Params) -> Filters:
    """What a query string asks for; anything strange in it is left out."""
    year_from, year_to = _year(params, "year_from"), _year(params, "year_to")
    if year_from and year_to and year_from > year_to:
        year_from, year_to = year_to, year_from
    first, last = (_date(_last(params, name)) for name in DATES)
    if first and last and first > last:
        first, last = last, first
    chosen, excluded = _choices(params)
    return Filters(
        query=_clean(_last(params, "q"), LONGEST_QUERY),
        chosen=chosen,
        excluded=excluded,
        year_from=year_from,
        year_to=year_to,
        published_from=first,
        published_to=last,
        at=_whole(_last(params, "at")) or None,
        meaning=SWITCH.get(_last(params, "meaning")),
        sort=_one_of(_last(params, "sort"), SORTS),
        view=_one_of(_last(params, "view"), VIEWS) or "list",
        page=min(max(_whole(_last(params, "page")) or 1, 1), LAST_PAGE),
    )


def field_of_item(code: str) -> Pair:
    """Where a framework item of any kind is filtered: "GCM-4" by `gcm`, a target by `item`."""
    upper = code.upper()
    for field, start in (("priority", "PO-"), ("gcm", "GCM-"), ("gcr", "GCR-"), ("sdg", "SDG-")):
        if upper.startswith(start) and upper[len(start) :].isdecimal():
            return field, upper
    return "item", upper


def _unwanted(pair: Pair) -> Pair:
    """As an address says that this is left out."""
    return pair[0], NOT + pair[1]


def _choices(params: Params) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """What will do and what will not, in the fixed order of the fields, each once. What is left out stays out."""
    values = {field: [*params.get(field, ())[:MOST_VALUES]] for field in FIELDS}
    for code in params.get("objective", ())[:MOST_VALUES]:
        value = _clean(code, LONGEST_VALUE)
        field, value = _item_asked(value)
        values[field].append(value)
    chosen: list[Pair] = []
    excluded: list[Pair] = []
    for field in FIELDS:
        cleaned = dict.fromkeys(_clean(value, LONGEST_VALUE) for value in values[field])
        kept = [value for value in cleaned if value.removeprefix(NOT).strip()][:MOST_VALUES]
        out = dict.fromkeys(value[1:].strip() for value in kept if value.startswith(NOT))
        chosen += [(field, value) for value in kept if not value.startswith(NOT) and value not in out]
        excluded += [(field, value) for value in out]
    return tuple(chosen), tuple(excluded)


def _item_asked(value: str) -> Pair:
    """The field and value of an item's code, which may have its minus."""
    if not value.startswith(NOT):
        return field_of_item(value)
    field, code = field_of_item(value[1:].strip())
    return field, NOT + code


def _last(params: Params, name: str) -> str:
    values: Iterable[str] = params.get(name, ())
    return next(iter(reversed(list(values))), "")


def _clean(value: str, longest: int) -> str:
    """Printable text on one line: no control characters, no lone surrogates."""
    printable = "".join(letter if letter.isprintable() else " " for letter in value[: longest * 2])
    return " ".join(printable.split())[:longest].strip()


def _whole(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdecimal() and len(value) <= 9 else None


def _year(params: Params, name: str) -> int | None:
    year = _whole(_last(params, name))
    return year if year and FIRST_YEAR <= year <= LAST_YEAR else None


def _date(value: str) -> str:
    """A day that there is, written as in "2026-11-23"; "" for anything else."""
    if len(value) == len("2026-11-23") and value.isascii():
        with suppress(ValueError):
            day = date.fromisoformat(value)
            return day.isoformat() if FIRST_YEAR <= day.year <= LAST_YEAR else ""
    return ""


def _one_of(value: str, allowed: Sequence[str]) -> str:
    return value if value in allowed else ""
