"""Addresses of public pages, made without asking the URL resolver once per item."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, urlencode

from django.urls import reverse
from django.utils.translation import override

_PLACEHOLDER = "0-0-0"
_PRIORITY = "PO-"


@lru_cache(maxsize=256)
def page(name: str, language: str) -> str:
    """The address of a page without parts: `page("showcase:search", "en")` is "/en/actions/"."""
    with override(language):
        return reverse(name)


@lru_cache(maxsize=256)
def _pattern(name: str, language: str) -> tuple[str, str]:
    with override(language):
        before, _, after = reverse(name, args=[_PLACEHOLDER]).partition(_PLACEHOLDER)
    return before, after


def of(name: str, language: str, part: str) -> str:
    """The address of one thing: `of("showcase:action", "en", "CTA-001")`."""
    before, after = _pattern(name, language)
    return f"{before}{quote(part, safe='')}{after}"


def action(reference: str, language: str) -> str:
    """The page of an action."""
    return of("showcase:action", language, reference)


def government(slug: str, language: str) -> str:
    """The page of a government; "" for an organisation that has none."""
    return of("showcase:government", language, slug) if slug else ""


def item(slug: str, language: str) -> str:
    """The page of a framework or of one of its items; a priority of the Call has a page of its own."""
    if slug.upper().startswith(_PRIORITY):
        return priority(slug.upper(), language)
    return of("showcase:framework", language, slug)


def priority(code: str, language: str) -> str:
    """The page of a priority of the Call: "PO-1"."""
    return of("showcase:priority", language, code)


def country(code: str, language: str) -> str:
    """The page of a country (ISO 3166-1 alpha-2)."""
    return of("showcase:country", language, code)


def region(code: str, language: str) -> str:
    """The page of a region or subregion (UN M49)."""
    return of("showcase:region", language, code)


def cohort(call: str, language: str) -> str:
    """The governments and actions of a call."""
    return of("showcase:cohort", language, call)


def lineage(reference: str, language: str) -> str:
    """The tree of actions that an action belongs to."""
    return of("showcase:lineage", language, reference)


def could_it_work(reference: str, language: str, place: str = "") -> str:
    """An action against a city: the slug of a published government, or the number of a place of the gazetteer."""
    return with_query(of("showcase:could_it_work", language, reference), [("in", place)])


def compare(language: str, references: Iterable[str] = ()) -> str:
    """Actions side by side."""
    return with_query(page("showcase:compare", language), [("a", one) for one in references])


def search(language: str, chosen: Iterable[tuple[str, str]] = ()) -> str:
    """The search page with what is chosen."""
    return with_query(page("showcase:search", language), chosen)


@lru_cache(maxsize=16)
def _entry(language: str) -> tuple[str, str]:
    with override(language):
        before, _, after = reverse("trust:entry", args=[0]).rpartition("0")
    return before, after


def entry(sequence: int, language: str) -> str:
    """One entry of the register with its proof."""
    before, after = _entry(language)
    return f"{before}{sequence}{after}"


@lru_cache(maxsize=64)
def _table(name: str, ending: str, language: str) -> str:
    with override(language):
        return reverse("opendata:download", args=[name, ending])


def table(name: str, ending: str, language: str, asked: Iterable[tuple[str, str]] = ()) -> str:
    """A table of the open data as a file, or what a search finds of it: `table("actions", "csv", "en")`."""
    return with_query(_table(name, ending, language), asked)


def with_query(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """An address with its query string, if it has any."""
    query = urlencode([(name, value) for name, value in pairs if value])
    return f"{path}?{query}" if query else path


def adapt(reference: str, language: str) -> str:
    """Where a draft is begun that names an action as its origin."""
    return of("actions:adapt", language, reference)


def data_of_action(reference: str) -> str:
    """The same action as data."""
    return of("api:action", "en", reference)


def data_of_government(slug: str) -> str:
    """The same government as data."""
    return of("api:government", "en", slug)


def card(kind: str, part: str, language: str) -> str:
    """The picture that goes with the page of an "action" or a "government" when somebody shares it."""
    return with_query(of(f"card_of_{kind}", "en", part), [("language", language)])
