"""A city that somebody chooses to compare with: a published government, or a place of the gazetteer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from localaction.frameworks import queries as frameworks
from localaction.governments.gazetteer import Place
from localaction.governments.queries import gazetteer
from localaction.kit.texts import best
from localaction.register import queries as register
from localaction.register import search
from localaction.register.search import SearchRequest
from localaction.register.shapes import Action, Government
from localaction.showcase import addresses, places
from localaction.showcase.saying import Said, listed, said

LONGEST_NAME = 120
LONGEST_KEY = 120
MOST_CHOICES = 8
MOST_ACTIONS = 24


@dataclass(frozen=True, slots=True)
class City:
    """What is published of a city, or known from the gazetteer. `level`, `href` are "" for a mere place.

    `people` are the populations that its published actions serve, `budgets` the bands that they cost.
    """

    key: str
    name: Said
    country: str
    where: str
    residents: int | None
    level: str = ""
    href: str = ""
    actions: int = 0
    people: tuple[str, ...] = ()
    budgets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CityChoice:
    """One city that a name may mean; `is_published`: a government with a public page."""

    key: str
    name: Said
    where: str
    is_published: bool


def city(key: str, language: str) -> City | None:
    """The city of a slug or a gazetteer number, or None for anything else."""
    key = key.strip()[:LONGEST_KEY]
    if key.isascii() and key.isdecimal():
        return _of_number(int(key), language)
    published = register.current("government", key) if key else None
    face = published.content if published else None
    return _of_government(face, language) if isinstance(face, Government) else None


def cities_named(text: str, language: str) -> tuple[CityChoice, ...]:
    """What somebody who typed a name may mean: published governments first, then places of the gazetteer."""
    text = text.strip()[:LONGEST_NAME]
    if not text:
        return ()
    faces = _governments_named(text, "", MOST_CHOICES)
    hits = gazetteer().find(text, limit=MOST_CHOICES, language=language, kinds=("place", "subdivision"))
    known = {face.geonames_id for face in faces}
    found = [
        CityChoice(face.slug, _name(face, language), _where_of(face, language), is_published=True)
        for face in faces
    ]
    found += [
        CityChoice(
            str(hit.place.geonames_id),
            said(hit.place.name, language),
            _where(hit.place, language),
            is_published=False,
        )
        for hit in hits
        if hit.place.geonames_id not in known
    ]
    return tuple(found)


def _of_number(number: int, language: str) -> City | None:
    """The published government of a place where there is one, else the place alone."""
    place = gazetteer().place(number, language=language) if number < 2**31 else None
    if place is None or place.kind == "country":
        return None
    for face in _governments_named(place.name, place.country, MOST_CHOICES):
        if face.geonames_id == number:
            return _of_government(face, language)
    return City(
        key=str(number),
        name=said(place.name, language),
        country=place.country,
        where=_where(place, language),
        residents=place.population or None,
    )


def _of_government(face: Government, language: str) -> City:
    total, people, budgets = _doing(face.slug)
    return City(
        key=face.slug,
        name=_name(face, language),
        country=face.country,
        where=_where_of(face, language),
        residents=face.population,
        level=face.level,
        href=addresses.government(face.slug, language),
        actions=total,
        people=people,
        budgets=budgets,
    )


def _doing(slug: str) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """How many actions a government has published, for whom, and what they cost; of the newest where it has many."""
    found = search.find(
        SearchRequest(filters={"government": (slug,)}, per_page=MOST_ACTIONS, counted=("population",))
    )
    people = tuple(code for code, _count in found.facets["population"])
    standing = register.current_many("action", [hit.card.reference for hit in found.hits])
    bands = Counter(
        one.content.budget_band
        for one in standing.values()
        if isinstance(one.content, Action) and has_cost(one.content.budget_band)
    )
    return found.total, people, tuple(bands)


def has_cost(band: str) -> bool:
    """Whether a budget band says what something costs."""
    term = frameworks.term("budget-bands", band)
    return bool(term and "from_usd" in term.facts)


def _governments_named(text: str, country: str, most: int) -> list[Government]:
    filters = {"country": (country,)} if country else {}
    found = search.find(
        SearchRequest(
            text=text, thing="government", filters=filters, per_page=most, counted=(), meaning=False
        )
    )
    faces = register.current_many("government", [hit.card.reference for hit in found.hits])
    return [one.content for one in faces.values() if isinstance(one.content, Government)]


def _name(face: Government, language: str) -> Said:
    return said(*best({face.language: face.name, **face.names}, language, original=face.language))


def _where_of(face: Government, language: str) -> str:
    return listed((face.admin1, places.country(face.country, language)))


def _where(place: Place, language: str) -> str:
    return listed((place.admin1_name, places.country(place.country, language)))
