"""What a reader chose on a list, as an address says it: read from a query string, written back into one.

Pure. Nothing here trusts what it reads: unknown names are left out, long values are cut, numbers are bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

# the order in which choices stand in an address and as chips
FIELDS = (
    "priority", "gcm", "gcr", "sdg", "item", "population", "theme", "kind", "stage", "region", "country", "year",
    "language", "signature", "level", "need", "government", "call",
)  # fmt: skip
SORTS = ("relevance", "newest", "title", "country")
VIEWS = ("list", "map", "table")
LONGEST_QUERY = 200
LONGEST_VALUE = 80
MOST_VALUES = 30
LAST_PAGE = 5_000
FIRST_YEAR, LAST_YEAR = 1900, 2100

Params = Mapping[str, Sequence[str]]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Filters:
    """Everything the address of a list says."""

    query: str = ""
    chosen: tuple[Pair, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    sort: str = ""
    view: str = "list"
    page: int = 1

    def of(self, field: str) -> tuple[str, ...]:
        """The values chosen of one field."""
        return tuple(value for name, value in self.chosen if name == field)

    def without(self, *pairs: Pair) -> Filters:
        """The same on the first page, without these choices."""
        return replace(self, chosen=tuple(pair for pair in self.chosen if pair not in pairs), page=1)

    def pairs(self) -> list[Pair]:
        """The query string that says this, in one fixed order, without what goes without saying."""
        found: list[Pair] = [("q", self.query)] if self.query else []
        found += self.chosen
        if self.year_from:
            found.append(("year_from", str(self.year_from)))
        if self.year_to:
            found.append(("year_to", str(self.year_to)))
        if self.sort:
            found.append(("sort", self.sort))
        if self.view != "list":
            found.append(("view", self.view))
        if self.page > 1:
            found.append(("page", str(self.page)))
        return found

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was asked or chosen."""
        return bool(self.query or self.chosen or self.year_from or self.year_to)


def read(params: Params) -> Filters:
    """What a query string asks for; anything strange in it is left out."""
    year_from, year_to = _year(params, "year_from"), _year(params, "year_to")
    if year_from and year_to and year_from > year_to:
        year_from, year_to = year_to, year_from
    return Filters(
        query=_clean(_last(params, "q"), LONGEST_QUERY),
        chosen=_chosen(params),
        year_from=year_from,
        year_to=year_to,
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


def _chosen(params: Params) -> tuple[Pair, ...]:
    """The choices in the fixed order of the fields, each once."""
    values = {field: [*params.get(field, ())[:MOST_VALUES]] for field in FIELDS}
    for code in params.get("objective", ())[:MOST_VALUES]:
        field, value = field_of_item(_clean(code, LONGEST_VALUE))
        values[field].append(value)
    cleaned = ((field, _clean(value, LONGEST_VALUE)) for field in FIELDS for value in values[field])
    distinct = dict.fromkeys(pair for pair in cleaned if pair[1])
    seen: dict[str, int] = {}
    found = []
    for field, value in distinct:
        seen[field] = seen.get(field, 0) + 1
        if seen[field] <= MOST_VALUES:
            found.append((field, value))
    return tuple(found)


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


def _one_of(value: str, allowed: Sequence[str]) -> str:
    return value if value in allowed else ""
