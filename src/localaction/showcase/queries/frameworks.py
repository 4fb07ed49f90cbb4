"""Frameworks with their items, and the forums that review them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from localaction.design.writing import date_text
from localaction.frameworks import queries as catalogue
from localaction.frameworks.models import ForumSession, ReviewForum
from localaction.frameworks.queries import FrameworkFacts, ItemFacts
from localaction.kit.texts import best
from localaction.register import search
from localaction.register.search import SearchRequest
from localaction.showcase import addresses
from localaction.showcase.queries.alignment import family_of
from localaction.showcase.queries.provenance import safe_link


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item in a list, with the number of published actions that serve it."""

    code: str
    name: str
    short: str
    title: str
    href: str
    count: int
    is_official: bool
    level: int


@dataclass(frozen=True, slots=True)
class FrameworkLine:
    """One framework in a list."""

    name: str
    description: str
    href: str
    family: str
    items: int


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One meeting of a forum. `certainty` says how sure the dates are."""

    title: str
    when: str
    place: str
    certainty: str


@dataclass(frozen=True, slots=True)
class ForumLine:
    """A forum that reviews a framework, with its meetings."""

    name: str
    description: str
    href: str
    what_cities_can_do: tuple[str, ...]
    sessions: tuple[SessionLine, ...]


@dataclass(frozen=True, slots=True)
class FrameworkPage:
    """A framework and its items."""

    name: str
    description: str
    family: str
    source: str
    official_page: str
    items: tuple[ItemLine, ...]
    forums: tuple[ForumLine, ...]


def framework_lines(language: str) -> tuple[FrameworkLine, ...]:
    """Every framework, the priorities of the Call first."""
    known = sorted(catalogue.frameworks(), key=lambda one: one.family != "priorities")
    return tuple(
        FrameworkLine(
            name=one.name(language),
            description=one.description(language),
            href=addresses.item(one.code, language),
            family=family_of(one.family),
            items=len(one.items),
        )
        for one in known
    )


def framework_page(code: str, language: str) -> FrameworkPage | None:
    """The page of a framework, or None when there is none of that code."""
    found = catalogue.framework(code)
    if found is None:
        return None
    return FrameworkPage(
        name=found.name(language),
        description=found.description(language),
        family=family_of(found.family),
        source=found.source,
        official_page=safe_link(found.official_page),
        items=item_lines(found.items, language),
        forums=forums_of(found, language),
    )


def item_lines(items: tuple[ItemFacts, ...], language: str) -> tuple[ItemLine, ...]:
    """Items with their counts, all counted by one question to the index."""
    if not items:
        return ()
    facets = search.find(SearchRequest(per_page=1, counted=("item", "priority"))).facets
    counted = dict(facets["item"]) | dict(facets["priority"])
    return tuple(
        ItemLine(
            code=item.code,
            name=item.name,
            short=item.short(language),
            title=item.title(language),
            href=addresses.item(item.slug, language),
            count=counted.get(item.code, 0),
            is_official=item.is_official(language),
            level=item.code.count("."),
        )
        for item in items
    )


def forum_lines(language: str) -> tuple[ForumLine, ...]:
    """Every review forum with its meetings."""
    return tuple(_forum(one, language) for one in catalogue.forums())


def forums_of(framework: FrameworkFacts, language: str) -> tuple[ForumLine, ...]:
    """The forums that review a framework: those that name it or one of its family."""
    siblings = {one.code for one in catalogue.frameworks() if one.family == framework.family}
    return tuple(
        _forum(one, language) for one in catalogue.forums() if one.facts.get("framework") in siblings
    )


def _forum(forum: ReviewForum, language: str) -> ForumLine:
    points = forum.facts.get("what_cities_can_do") or {}
    chosen = points.get(language) or points.get("en") or () if isinstance(points, dict) else points
    return ForumLine(
        name=best(forum.names, language)[0],
        description=best(forum.descriptions, language)[0],
        href=safe_link(str(forum.facts.get("official_page", ""))),
        what_cities_can_do=tuple(chosen),
        sessions=tuple(
            _session(one, language) for one in sorted(forum.sessions.all(), key=_begins, reverse=True)
        ),
    )


def _begins(session: ForumSession) -> tuple[int, str]:
    """The year, and the day where one is announced: what comes next stands first."""
    if session.starts_on:
        return session.starts_on.year, session.starts_on.isoformat()
    return int(session.facts.get("year") or 0), ""


def _session(session: ForumSession, language: str) -> SessionLine:
    place = session.facts.get("places") or session.facts.get("place", "")
    return SessionLine(
        title=best(session.titles, language)[0],
        when=_when(session.starts_on, session.ends_on, session, language),
        place=best(place, language)[0] if isinstance(place, dict) else str(place),
        certainty=str(session.facts.get("status", "")),
    )


def _when(
    starts_on: datetime.date | None, ends_on: datetime.date | None, session: ForumSession, language: str
) -> str:
    if starts_on is None:
        return str(session.facts.get("year", ""))
    if ends_on is None or ends_on == starts_on:
        return date_text(starts_on, language)
    return _("%(start)s to %(end)s") % {
        "start": date_text(starts_on, language),
        "end": date_text(ends_on, language),
    }
