"""Who and what is made up for a rehearsal: countries and tongues, names of cities, the words of an action."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

from localaction.accounts import operations as accounts
from localaction.accounts.actors import actor_of
from localaction.accounts.models import Person
from localaction.desk.rehearsal.report import Size
from localaction.governments.facts import Facts
from localaction.kit.actors import Actor

SEED: Final = 2026
CANARY: Final = "OKAPILANTERN"
"""Stands in every text of an action that nobody may read before "no conflict"."""
SECRET: Final = "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU"  # noqa: S105  of made-up people in a folder of their own
HOMES: Final = {
    "en": ("UG", "KE", "GH", "PH", "CA"),
    "fr": ("SN", "CM", "TN", "FR"),
    "es": ("CO", "MX", "EC", "ES"),
    "ar": ("JO", "LB", "EG"),
    "pt": ("BR", "MZ", "PT"),
}
BODY: Final = "Amber Bridge Fund"
_SYLLABLES: Final = (
    ("Bal", "Cor", "Del", "Far", "Gal", "Hol", "Jun", "Kel", "Lom", "Mar", "Nor", "Pel", "Ros", "Sal", "Tam", "Vel"),
    ("a", "e", "i", "o", "u"),
    ("bria", "dova", "lunga", "mira", "nessa", "randa", "toria", "vento"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A made-up city with its officer and its tongue."""

    number: int
    name: str
    country: str
    language: str

    @property
    def domain(self) -> str:
        """The domain of its office."""
        return f"{self.name.lower()}.example"

    @property
    def email(self) -> str:
        """Its officer's address."""
        return f"officer@{self.domain}"

    @property
    def facts(self) -> Facts:
        """What its officer tells of it."""
        population = 8_000 + self.number * 9_973
        return Facts(
            name=f"City of {self.name}",
            country=self.country,
            level="city",
            language=self.language,
            population=population,
            claimed_domain=self.domain,
        )


@dataclass(frozen=True, slots=True)
class Staff:
    """Two people of the secretariat, and the assessors."""

    first: Person
    second: Person
    assessors: tuple[Person, ...]

    @property
    def desk(self) -> Actor:
        """Who decides."""
        return actor_of(self.first)

    @property
    def other(self) -> Actor:
        """The second person that it takes."""
        return actor_of(self.second)


def places(size: Size) -> list[Place]:
    """So many cities, none named like another, spread over tongues and countries."""
    homes = [(language, country) for language, countries in HOMES.items() for country in countries]
    return [
        Place(number, name, homes[number % len(homes)][1], homes[number % len(homes)][0])
        for number, name in zip(range(size.governments), _names(), strict=False)
    ]


def _names() -> Iterator[str]:
    names = ["".join(parts) for parts in product(*_SYLLABLES)]
    random.Random(SEED).shuffle(names)  # noqa: S311  nothing secret is drawn
    return iter(names)


def make_staff(size: Size) -> Staff:
    """The secretariat and the assessors, each with a second factor."""
    tongues = list(HOMES)
    roles = [("secretariat", number, "en") for number in (1, 2)]
    roles += [("assessor", number, tongues[number % len(tongues)]) for number in range(1, size.assessors + 1)]
    made = []
    for role, number, language in roles:
        person = accounts.make_person(
            email=f"{role}{number}@rehearsal.example", name=f"{role.title()} {number}", language=language,
            desk_role=role,
        )  # fmt: skip
        accounts.give_totp(person, SECRET)
        made.append(person)
    return Staff(made[0], made[1], tuple(made[2:]))


def mark_of(number: int) -> str:
    """What stands in every text of the action of that number, and nowhere else."""
    return f"{CANARY}{number}X"


def answers(place: Place, number: int) -> dict[str, Any]:
    """What a draft says once every page was saved."""
    kind = ("practice", "ongoing", "practice")[number % 3]
    mark = mark_of(number)
    return {
        "title": f"Evening school {number} of {place.name}",
        "kind": kind,
        "stage": "in_progress",
        "language": place.language,
        "summary": "Parents learn together while their children do homework next door.",
        "challenge": f"{mark} Half of the newcomers' parents had no course they could attend.",
        "what_was_done": f"{mark} Four schools opened in the evening with bilingual assistants.",
        "results": f"{mark} Most parents stayed to the end of the course.",
        "lessons": f"{mark} Begin with the timetable of the parents.",
        "place_name": place.name,
        "place_country": place.country,
        "priorities": ["PO-4"],
        "populations": ["refugees", "host-community"],
        "consent_hub": True,
        "consent_gcm": False,
        "consent_gcr": True,
        "consent_gfmd": True,
    }
