"""What a reader can take home of a list: the same actions as files."""

from __future__ import annotations

from dataclasses import dataclass, replace

from localaction.showcase import addresses
from localaction.showcase.filters import Filters

ENDINGS = (("csv", "CSV", "text/csv"), ("xlsx", "Excel", ""), ("geojson", "GeoJSON", "application/geo+json"))


@dataclass(frozen=True, slots=True)
class File:
    """One file of a list: its kind in words, its address, its media type, "" where a browser need not know."""

    name: str
    href: str
    media_type: str


def files(filters: Filters, language: str) -> tuple[File, ...]:
    """A list as files of the open data, all of its pages."""
    asked = replace(filters, view="list", page=1).pairs()
    return tuple(
        File(name, addresses.table("actions", ending, language, asked), media_type)
        for ending, name, media_type in ENDINGS
    )
