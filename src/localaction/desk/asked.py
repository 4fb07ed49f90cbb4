"""What somebody asks of the queue, as an address says it: read from a query string, written back into one.

Pure. Nothing here trusts what it reads: what is not known is left out, long values are cut, numbers are bounded.
The same question always gives the same query string, so that saved views can be compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from urllib.parse import parse_qsl, urlencode

from localaction.kit.numbers import whole

MINE, NOBODYS, SOMEBODYS = "mine", "nobody", "somebody"
OLDEST = "oldest"
SORTS = (OLDEST, "newest", "country", "title")
LONGEST = 80
MOST_DAYS = 3_650
LAST_PAGE = 100_000
FIELDS = ("kind", "why", "country", "region", "language", "call", "whose", "longer", "words", "sort")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to the queue. "" and 0 mean: whatever it is.

    `whose`: "mine", "nobody", "somebody" or the id of a person; `longer`: more than so many days; `words`: each must
    be found.
    """

    kind: str = ""
    why: str = ""
    country: str = ""
    region: str = ""
    language: str = ""
    call: str = ""
    whose: str = ""
    longer: int = 0
    words: str = ""
    sort: str = ""
    page: int = 1

    def query(self) -> str:
        """The query string of this question on its first page, in one fixed order."""
        values = asdict(self)
        return urlencode([(name, values[name]) for name in FIELDS if values[name]])

    def but(self, **changes: str | int) -> Asked:
        """The same question with something else in it, from the first page."""
        return replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]

    @property
    def is_narrowed(self) -> bool:
        """Whether it leaves anything out."""
        return bool(replace(self, sort="", page=1).query())


def read(params: Mapping[str, str]) -> Asked:
    """What a query string asks for."""
    told = {name: _clean(params.get(name, "")) for name in FIELDS}
    return Asked(
        kind=told["kind"],
        why=told["why"],
        country=told["country"].upper() if len(told["country"]) == 2 else "",
        region=told["region"],
        language=told["language"].lower(),
        call=told["call"],
        whose=told["whose"] if told["whose"] in (MINE, NOBODYS, SOMEBODYS) or whole(told["whose"]) else "",
        longer=min(whole(told["longer"]), MOST_DAYS),
        words=told["words"],
        sort=told["sort"] if told["sort"] in SORTS and told["sort"] != OLDEST else "",
        page=min(max(1, whole(params.get("page", ""), otherwise=1)), LAST_PAGE),
    )


def from_query(query: str) -> Asked:
    """The question that a query string says."""
    return read(dict(parse_qsl(query)))


def _clean(value: str) -> str:
    """Printable text on one line."""
    printable = "".join(letter if letter.isprintable() else " " for letter in value[: 2 * LONGEST])
    return " ".join(printable.split())[:LONGEST].strip()
