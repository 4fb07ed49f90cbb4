"""What the actions of a government took from others, and what others took from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from localaction.register import queries as register
from localaction.register.queries import Published
from localaction.register.search import SearchRequest, find, has_any
from localaction.register.shapes import Action, Lineage
from localaction.showcase import addresses, places, words
from localaction.showcase.queries.lineage import lead_of
from localaction.showcase.saying import Said, said

MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Kin:
    """An action of another government that one of this government's comes from, or that comes from one.

    `own`: the title of this government's action. `published_on` is the ISO day of its first publication.
    """

    relation: str
    own: Said
    title: Said
    href: str
    government: Said
    slug: str
    country: str
    published_on: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """Both directions: what was taken from others, and what others took."""

    origins: tuple[Kin, ...]
    heirs: tuple[Kin, ...]

    def __bool__(self) -> bool:
        return bool(self.origins or self.heirs)


def exchange_of(own: Mapping[str, Action], slug: str, language: str) -> Exchange:
    """The kin of a government's actions, one query in all and one question to the index where anybody names them."""
    named = [line.reference for action in own.values() for line in action.lineage]
    heirs = _heirs([reference for reference in own if has_any("origin", reference)])
    known = register.current_many("action", [*named, *heirs])
    return Exchange(
        origins=tuple(
            _kin(words.word(words.LINEAGE, line.relation), action, known[line.reference], language)
            for action in own.values()
            for line in action.lineage
            if line.answer != "disputed" and line.reference in known
        )[:MOST_SHOWN],
        heirs=tuple(
            _kin(words.word(words.HEIRS, line.relation), own[line.reference], known[heir], language)
            for heir in heirs
            if heir in known
            for line in _lines(known[heir])
            if line.answer != "disputed" and line.reference in own and _slug(known[heir]) != slug
        )[:MOST_SHOWN],
    )


def _heirs(references: list[str]) -> list[str]:
    if not references:
        return []
    found = find(SearchRequest(filters={"origin": tuple(references)}, per_page=MOST_SHOWN, counted=()))
    return [hit.card.reference for hit in found.hits]


def _lines(published: Published) -> tuple[Lineage, ...]:
    return published.content.lineage if isinstance(published.content, Action) else ()


def _slug(published: Published) -> str:
    lead = lead_of(published.content) if isinstance(published.content, Action) else None
    return lead.slug if lead else ""


def _kin(relation: str, own: Action, other: Published, language: str) -> Kin:
    action = other.content
    assert isinstance(action, Action)
    lead = lead_of(action)
    return Kin(
        relation=relation,
        own=said(own.title, own.language),
        title=said(action.title, action.language),
        href=addresses.action(action.reference, language),
        government=said(lead.name, lead.language) if lead else said("", language),
        slug=lead.slug if lead else "",
        country=places.country(action.place.country, language),
        published_on=other.first_published_at.date().isoformat(),
    )
