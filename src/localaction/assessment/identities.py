"""Everything that would give away whose action it is: names of governments, people, partners and places.

Names of places come in every script that the gazetteer knows, names of countries in every language of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.conf import settings

from localaction.actions.models import Action
from localaction.assessment.redacting import Fact, Name
from localaction.governments import queries as governments
from localaction.governments.models import Government

RELATED = (
    "partners",
    "pictures",
    "owners__organisation",
    "owners__government__parent",
    "owners__government__memberships__person",
    "owners__government__signatures",
)
"""What `names_of` reads, to be loaded beforehand for many actions at once."""
_BRACKETED = re.compile(r"\(([^()]{2,40})\)")
_LETTERS_OF_A_SHORT_NAME = 3


def names_of(action: Action) -> tuple[Name, ...]:
    """All names of an action, each once."""
    found: dict[Name, None] = {}
    for name in (*_told(action), *_of_governments(action), *_of_people(action), *_of_partners(action)):
        if name.text.strip():
            found[name] = None
    for name in (*_of_places(action), *(Name(word, "other") for word in hidden_by_hand(action))):
        if name.text.strip():
            found[name] = None
    return tuple(found)


def _governments(action: Action) -> list[Government]:
    return [owner.government for owner in action.owners.all() if owner.government]


def _told(action: Action) -> Iterator[Name]:
    """What the action itself says of its place and its contact."""
    yield Name(action.place_name, "place")
    yield Name(action.place_admin1, "place")
    yield Name(action.contact_organisation, "partners")


def _of_governments(action: Action) -> Iterator[Name]:
    for one in _governments(action):
        names = [one.official_name, *one.names.values(), *one.aliases]
        yield from _with_short_names(names, "governments")
        yield from _known_of_place(one.geonames_id, "governments")


def _of_people(action: Action) -> Iterator[Name]:
    """The teams, whoever signed, and whoever stands behind a picture; each family name also alone."""
    for one in _governments(action):
        for member in one.memberships.all():
            yield from _person(member.person.name)
        for signature in one.signatures.all():
            yield from _person(signature.signer_name)
    for picture in action.pictures.all():
        for name in (picture.credit, picture.consent_by, picture.consent_guardian):
            yield from _person(name)


def _person(name: str) -> Iterator[Name]:
    yield Name(name, "people")
    for word in name.split():
        if len(word) >= _LETTERS_OF_A_SHORT_NAME:
            yield Name(word, "people", exact=True)


def _of_partners(action: Action) -> Iterator[Name]:
    names = [partner.name for partner in action.partners.all()]
    names += [owner.organisation.name for owner in action.owners.all() if owner.organisation]
    yield from _with_short_names([*names, action.contact_organisation], "partners")


def _of_places(action: Action) -> Iterator[Name]:
    countries = {action.place_country, *(one.country for one in _governments(action))}
    for code in filter(None, countries):
        for language, _label in settings.LANGUAGES:
            yield Name(governments.country_name(code, language), "place")
    for one in _governments(action):
        yield Name(one.admin1_name, "place")
        if one.parent:
            yield from (
                Name(name, "place") for name in (one.parent.official_name, *one.parent.names.values())
            )
    if action.place_name:
        hits = governments.gazetteer().find(action.place_name, country=action.place_country, limit=1)
        yield from (Name(name, "place") for hit in hits for name in hit.place.names if len(name) > 1)


def hidden_by_hand(action: Action) -> list[str]:
    """The words that the secretariat hides from the assessors of this action."""
    kept = getattr(action, "hidden_words", None)
    return list(kept.words) if kept else []


def _with_short_names(names: Iterable[str], fact: Fact) -> Iterator[Name]:
    """Each name, what stands in brackets behind it, and the letters it is usually shortened to."""
    for name in names:
        yield Name(name, fact)
        for short in _BRACKETED.findall(name):
            yield Name(short, fact, exact=True)
        letters = "".join(word[0] for word in name.split() if word[0].isupper())
        if len(letters) >= _LETTERS_OF_A_SHORT_NAME:
            yield Name(letters, fact, exact=True)


def _known_of_place(geonames_id: int | None, fact: Fact) -> Iterator[Name]:
    place = governments.gazetteer().place(geonames_id) if geonames_id else None
    if place is not None:
        yield from (
            Name(name, fact) for name in (place.name, place.ascii_name, *place.names) if len(name) > 1
        )
