"""What a social card says: plain words for the painter, from what is published and nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from localaction.design import worldmap
from localaction.design.writing import number_text
from localaction.frameworks import queries as frameworks
from localaction.kit.texts import best, direction
from localaction.register import queries as register
from localaction.register import translations
from localaction.register.shapes import Action, Government, Signature
from localaction.showcase import places, texts, words
from localaction.showcase.queries.alignment import family_of
from localaction.showcase.queries.cards import years
from localaction.showcase.queries.world import world_points

MADE = 1
"""Another number here makes every card anew."""
MOST_ITEMS = 3


@dataclass(frozen=True, slots=True)
class Item:
    """One line below the title: in the colour of a family, "" for none."""

    text: str
    family: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Everything on one card. Lights are x and y on our drawing of the world; the first is the one it is about."""

    title: str
    above: str
    below: str
    items: tuple[Item, ...]
    lights: tuple[tuple[float, float], ...]
    name: str
    right_to_left: bool
    title_right_to_left: bool
    made: int = MADE

    @property
    def digest(self) -> str:
        """What it says, as 24 hexadecimal digits."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:24]


def of_action(reference: str, language: str) -> Card | None:
    """The card of a published action; "" for a language means its own. None where none stands."""
    published = register.current("action", reference)
    if published is None:
        return None
    action = published.content
    assert isinstance(action, Action)
    language = _one_of_ours(language or action.language)
    with override(language):
        return _of_action(action, language)


def _of_action(action: Action, language: str) -> Card:
    title, title_language = best(dict(translations.titles_of(action)), language, original=action.language)
    lead = next((owner for owner in action.owners if owner.role == "lead"), None)
    face = register.current("government", lead.slug) if lead and lead.slug else None
    name = lead.name if lead else ""
    if face and isinstance(face.content, Government):
        name = face.content.names.get(language, name)
    country = places.country(action.place.country or (lead.country if lead else ""), language)
    first, last = action.starts_on[:4], action.ends_on[:4]
    span = years(int(first) if first.isdecimal() else None, int(last) if last.isdecimal() else None)
    kind = words.word(words.KINDS, action.kind)
    ranked = sorted(action.alignment, key=lambda one: one.rank != "primary")
    codes = (*action.priorities, *(one.code for one in ranked))
    return Card(
        title=title,
        above=" · ".join(part for part in (name, country) if part),
        below=" · ".join(
            part for part in (kind, f"\u2066{span}\u2069" if span else "") if part
        ),  # years run left to right
        items=_items(codes, language),
        lights=_lights((action.place.latitude, action.place.longitude)),
        name=_("Local Action"),
        right_to_left=direction(language) == "rtl",
        title_right_to_left=direction(title_language) == "rtl",
    )


def of_government(slug: str, language: str) -> Card | None:
    """The card of a government; "" for a language means its own. None where none stands."""
    published = register.current("government", slug)
    if published is None:
        return None
    face = published.content
    assert isinstance(face, Government)
    language = _one_of_ours(language or face.language)
    with override(language):
        return _of_government(face, language)


def _of_government(face: Government, language: str) -> Card:
    title, title_language = best({face.language: face.name, **face.names}, language, original=face.language)
    own = face.name if face.name != title else ""
    people = ""
    if face.population:
        people = _("%(number)s residents") % {"number": number_text(face.population, language)}
    level = frameworks.term_label("government-levels", face.level, language) if face.level else ""
    return Card(
        title=title,
        above=" · ".join(part for part in (own, places.country(face.country, language)) if part),
        below=" · ".join(part for part in (level, people) if part),
        items=tuple(Item(text) for text in _standing(face.slug)),
        lights=_lights((face.latitude, face.longitude)),
        name=_("Local Action"),
        right_to_left=direction(language) == "rtl",
        title_right_to_left=direction(title_language) == "rtl",
    )


def _standing(slug: str) -> list[str]:
    signatures = [one.content for one in register.of_government("signature", slug)]
    standing = {one.status for one in signatures if isinstance(one, Signature)}
    if "confirmed" in standing:
        return [_("Signed the Marrakech Mayors Declaration")]
    return [_("On earlier lists of signatories")] if "listed" in standing else []


def of_site(language: str) -> Card:
    """The card of every other page: what this is, and the world with all its lights."""
    language = _one_of_ours(language)
    with override(language):
        points = world_points(language)
        return Card(
            title=texts.front(language).claim,
            above="",
            below="",
            items=(),
            lights=tuple(worldmap.project(point.latitude, point.longitude) for point in points),
            name=_("Local Action"),
            right_to_left=direction(language) == "rtl",
            title_right_to_left=direction(language) == "rtl",
        )


def _items(codes: Iterable[str], language: str) -> tuple[Item, ...]:
    """The first item of each framework: what it serves in every one of them says more than much of one."""
    found: dict[str, Item] = {}
    for code in codes:
        item = frameworks.item(code)
        framework = frameworks.framework(item.framework) if item else None
        if item and framework:
            family = family_of(framework.family)
            found.setdefault(family, Item(item.label(language), family))
    return tuple(found.values())[:MOST_ITEMS]


def _lights(place: tuple[float | None, float | None]) -> tuple[tuple[float, float], ...]:
    latitude, longitude = place
    return () if latitude is None or longitude is None else (worldmap.project(latitude, longitude),)


def _one_of_ours(language: str) -> str:
    return language if any(language == code for code, _name in settings.LANGUAGES) else "en"
