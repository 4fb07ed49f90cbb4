"""On every route somebody tries to read what may not be read yet; nobody succeeds.

Every address of the site is filled with the numbers and names of one submission that nobody has declared about, and
asked for and posted to. What is written by it is taken back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from localaction.desk.rehearsal.browser import Browser
from localaction.desk.rehearsal.report import Report

BROKEN, BEING_MADE = 500, 503
USUAL = {
    "language": "en", "page": "challenge", "kind": "xlsx", "pathway": "city", "table": "agreement",
    "token": "made-up", "path": "nothing", "name": "nothing.jpg", "question": "story", "number": "1",
    "key": "made-up",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """What is tried to be read: how each part of an address is filled, in turn, and words that must not be said."""

    fills: dict[str, list[str]]
    words: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Route:
    """One address: its name and the names of the parts that have to be filled."""

    name: str
    parts: tuple[str, ...]


def routes() -> list[Route]:
    """Every named address of the site."""
    return sorted(set(_routes(get_resolver())), key=lambda route: (route.name, route.parts))


def _routes(resolver: URLResolver, spaces: tuple[str, ...] = ()) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _routes(entry, (*spaces, str(entry.namespace)) if entry.namespace else spaces)
        elif isinstance(entry, URLPattern) and entry.name:
            parts = tuple(entry.pattern.regex.groupindex)
            yield Route(":".join((*spaces, entry.name)), parts)


def attempt(who: dict[str, Browser | None], target: Target, report: Report) -> None:
    """Let each of these people try every address, reading and writing; None is a visitor."""
    for role, browser in who.items():
        client = Client(raise_request_exception=False)
        kept = dict(browser.client.cookies.items()) if browser else {}
        for route in routes():
            for path in _paths(route, target):
                for method in ("get", "post"):
                    client.cookies.clear()
                    client.cookies.update(kept)
                    _try(client, method, path, route, role, target, report)


def _paths(route: Route, target: Target) -> Iterator[str]:
    """The address with each filling of its parts that is known."""
    most = max((len(target.fills.get(part, ())) for part in route.parts), default=1)
    seen = set()
    for place in range(max(most, 1)):
        filled = {part: _filling(part, place, target) for part in route.parts}
        try:
            path = reverse(route.name, kwargs=filled)
        except NoReverseMatch:
            continue
        if path not in seen:
            seen.add(path)
            yield path


def _filling(part: str, place: int, target: Target) -> str:
    choices = target.fills.get(part) or [USUAL.get(part, "1")]
    return choices[place % len(choices)]


def _try(
    client: Client, method: str, path: str, route: Route, role: str, target: Target, report: Report
) -> None:
    said, status = _ask(client, method, path)
    tried, refused = report.leaks.get(route.name, (0, 0))
    leaked = [word for word in target.words if word in said]
    report.leaks[route.name] = (tried + 1, refused + (not leaked))
    report.demand(not leaked, f"{role} {method} {path} tells {leaked}")
    report.demand(status < BROKEN, f"{role} {method} {path} answers {status}")
    report.pages += 1


def _ask(client: Client, method: str, path: str) -> tuple[str, int]:
    """What an address says, and its status; 0 where a file is being made that can be had in a while."""
    with transaction.atomic():
        answer: Any = client.get(path) if method == "get" else client.post(path)
        said = answer.getvalue().decode(errors="replace") + str(answer.get("Location", ""))
        transaction.set_rollback(True)
    is_being_made = answer.status_code == BEING_MADE and "Retry-After" in answer
    return said, 0 if is_being_made else answer.status_code
