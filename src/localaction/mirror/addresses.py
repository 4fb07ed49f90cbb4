"""Which addresses a mirror holds: what always stands, and what goes with one thing of the register."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings

from localaction.register import queries as register
from localaction.showcase import addresses
from localaction.showcase.queries import sitemap

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
ALONE = ("showcase:lineage", "trust:history")
FORMS_OF_ACTIONS = ("json", "bib", "ris")
PAGES_OF_DATA = (
    "showcase:lights",
    "trust:entries",
    "trust:checkpoints",
    "syndication:feed_all",
    "opendata:datapackage",
    "opendata:catalogue",
)
FOR_MACHINES = ("/robots.txt", "/sitemap.xml", "/api/v1/openapi.json")
TABLES = ("actions", "governments", "signatures", "progress")
ENDINGS = ("csv", "xlsx", "json", "jsonl", "parquet")


def standing() -> Iterator[str]:
    """Every address of the public site: pages in all languages, their files, and what machines read."""
    seen: set[str] = set()
    for number in range(1, sitemap.files() + 1):
        for place in sitemap.places(number):
            for _language, href in place.hrefs:
                path = urlsplit(href).path
                if path not in seen:
                    seen.add(path)
                    yield path
        yield f"/sitemap-{number}.xml"
    yield from FOR_MACHINES
    yield from files()
    for published in register.all_current("action"):
        yield from beside("action", published.reference)


def files() -> Iterator[str]:
    """What is made anew with every change of the register."""
    for language in LANGUAGES:
        for name in PAGES_OF_DATA:
            yield addresses.page(name, language)
    for table in TABLES:
        for ending in ENDINGS:
            yield f"/{settings.LANGUAGE_CODE}/data/{table}.{ending}"
    yield f"/{settings.LANGUAGE_CODE}/data/actions.geojson"


def of(kind: str, reference: str) -> list[str]:
    """The addresses of one thing in every language."""
    name = next((name for one, name in sitemap.KINDS if one == kind), "")
    return [addresses.of(name, language, reference) for language in LANGUAGES] if name else []


def beside(kind: str, reference: str) -> list[str]:
    """What goes with the page of one thing: its versions, what it comes from, its citations and its record."""
    if kind != "action":
        return []
    found = [addresses.of(name, language, reference) for name in ALONE for language in LANGUAGES]
    pages = of(kind, reference)
    found += [f"{page.rstrip('/')}.{form}" for page in pages for form in FORMS_OF_ACTIONS]
    return found


def lists() -> Iterator[str]:
    """Pages that count or list things, and so may change with every one of them."""
    for place in sitemap.fixed():
        for _language, href in place.hrefs:
            yield urlsplit(href).path
