"""Every public address for search engines, in pages: what always stands, then governments and actions as published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings

from localaction.frameworks import queries as frameworks
from localaction.register import queries as register
from localaction.register.regions import REGIONS, subregions_of
from localaction.showcase import addresses

PAGES = (
    "showcase:front", "showcase:search", "showcase:governments", "showcase:signatories", "showcase:map",
    "showcase:frameworks", "showcase:forums", "showcase:about", "showcase:glossary", "actions:public_calls",
    "governments:join", "showcase:countries", "showcase:regions", "showcase:priorities", "showcase:cohorts",
    "trust:register", "trust:verify", "figures:figures", "opendata:data",
)  # fmt: skip
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
MOST_ADDRESSES = 10_000
PER_FILE = MOST_ADDRESSES // len(LANGUAGES)  # one thing has an address in each language
KINDS = (
    ("government", "showcase:government"),
    ("action", "showcase:action"),
    ("call", "actions:public_call"),
    ("call", "showcase:cohort"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """One thing with its address in each language; `changed_on` is an ISO day or ""."""

    hrefs: tuple[tuple[str, str], ...]
    changed_on: str = ""


def files() -> int:
    """How many files the sitemap has."""
    return -(-(_always() + sum(register.count(kind) for kind, _name in KINDS)) // PER_FILE)


def places(file: int) -> tuple[Place, ...]:
    """What stands in a file, counted from 1; nothing past the last one."""
    return tuple(_from((file - 1) * PER_FILE, PER_FILE))


def _from(start: int, number: int) -> Iterator[Place]:
    """`number` things from a place on, read group by group."""
    these = fixed()[start : start + number]
    yield from these
    start, number = max(start - _always(), 0), number - len(these)
    for kind, name in KINDS:
        if number <= 0:
            return
        found = register.standing(kind, start, number)
        for reference, published_at in found:
            yield Place(_in_languages(name, reference), published_at.date().isoformat())
        start, number = max(start - register.count(kind), 0), number - len(found)


def fixed() -> list[Place]:
    """What always stands, whatever is published."""
    pages = [Place(tuple((code, _whole(addresses.page(name, code))) for code in LANGUAGES)) for name in PAGES]
    return pages + [Place(_in_languages(name, part)) for name, part in _parts()]


def _always() -> int:
    return len(PAGES) + sum(1 for _part in _parts())


def _parts() -> Iterable[tuple[str, str]]:
    """What always has a page of its own: frameworks, their items, the priorities, the regions of the world."""
    for framework in frameworks.frameworks():
        yield "showcase:framework", framework.code
        for item in frameworks.items(framework.code):
            if framework.family == "priorities":
                yield "showcase:priority", item.code
            else:
                yield "showcase:framework", item.slug
    for region in REGIONS:
        for code in (region, *subregions_of(region)):
            yield "showcase:region", code


def _in_languages(name: str, part: str) -> tuple[tuple[str, str], ...]:
    return tuple((code, _whole(addresses.of(name, code, part))) for code in LANGUAGES)


def _whole(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
