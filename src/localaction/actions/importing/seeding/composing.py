"""Composing the rows: what the first cohort is like, in the words of a small grammar per language."""

from __future__ import annotations

import csv
import io
import random
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from localaction.actions.importing.columns import COLUMNS
from localaction.actions.importing.seeding.places import Cities, City
from localaction.kit.content import CONTENT

SOURCE: Final = "https://example.org/seed"
COHORT: Final = CONTENT / "cohorts" / "first_cohort.csv"
# What an action is about, by the themes of the action of the first cohort that it is modelled on.
TOPICS: Final = {
    "housing": {
        "housing",
        "reception",
        "community-hosting",
        "community-sponsorship",
        "public-space",
        "asylum",
    },
    "work": {
        "livelihoods",
        "employment",
        "entrepreneurship",
        "training",
        "decent-work",
        "women",
        "waste-management",
    },
    "school": {"education", "children", "language", "youth", "childcare", "mentoring"},
    "health": {"health", "access-to-services", "social-protection", "food-security", "water-sanitation"},
    "rights": {"legal-identity", "one-stop-shop", "legal-aid", "governance", "regularisation", "sanctuary"},
    "climate": {"climate", "internal-displacement", "urban-planning", "return", "reintegration"},
}
_AS_IN_COHORT: Final = (
    "kind", "status", "start_year", "end_year", "beneficiaries",
    "gcm_objectives", "gcr_objectives", "sdg_goals", "themes",
)  # fmt: skip
_LEVELS: Final = ("city", "municipality")
_SIGNED: Final = 0.13
_CURRENCIES: Final = ("USD", "EUR")


def reference(number: int) -> str:
    """The id of the row of that number, which says that it is made up."""
    return f"SEED-{number:06d}"


def rows(count: int, seed: int) -> Iterator[dict[str, str]]:
    """That many rows. The row of a number depends on the number and the seed only, not on how many there are."""
    cities = Cities()
    cohort = _cohort()
    for number in range(1, count + 1):
        dice = random.Random(f"{seed}:{number}")  # noqa: S311  nothing secret is drawn
        yield compose(dice, number, cities.draw(dice), dice.choice(cohort))


def as_csv(count: int, seed: int) -> bytes:
    """The rows as a file of the import format."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows(count, seed))
    return text.getvalue().encode()


def compose(dice: random.Random, number: int, city: City, model: dict[str, str]) -> dict[str, str]:
    """One row: the facts of a city, the frameworks of a model of the first cohort, words of the grammar."""
    row = {column: model[column] for column in _AS_IN_COHORT}
    # what is said of a government is the same in all of its rows
    names = random.Random(city.geonames_id)  # noqa: S311
    government = names.choice(_words(city.language)["governments"]).format(city=city.name)
    people = round(dice.lognormvariate(6, 1.5)) + 12
    return row | {
        "id": reference(number),
        "government_name": government,
        "government_local_name": "",
        "government_level": names.choice(_LEVELS),
        "signed_declaration": "yes" if names.random() < _SIGNED else "unknown",
        "country_iso2": city.country,
        "admin1": city.admin1,
        "latitude": str(city.latitude),
        "longitude": str(city.longitude),
        "population": str(city.population),
        "wikidata_or_geonames_id": f"geonames:{city.geonames_id}",
        "language": city.language,
        "estimated_people_reached": str(people) if dice.random() < 0.45 else "",
        **_budget(dice),
        "contact_org": government,
        "source_url": SOURCE,
        "verified": "false",
        **_texts(dice, city, _topic(dice, model), people, model["start_year"] or "2020"),
    }


def _texts(dice: random.Random, city: City, topic: str, people: int, year: str) -> dict[str, str]:
    words = _words(city.language)
    about = words["topics"][topic]
    thing = dice.choice(about["things"])
    slots = {
        "city": city.name,
        "thing": thing,
        "year": year,
        "n": people,
        "side": dice.choice(words["sides"]),
    }

    def say(choices: Sequence[str], count: int = 1) -> str:
        return " ".join(one.format(**slots) for one in dice.sample(choices, count))

    done = dice.sample(about["done"], 2)
    summary = [say(words["intros"]), done[0].format(**slots), say(about["results"]), say(words["closings"])]
    title = dice.choice(words["titles"]).format(**slots | {"thing": thing})
    return {
        "action_title": title[:1].upper() + title[1:],
        "summary": " ".join(summary),
        "challenge": say(about["problems"]),
        "objective_statement": say(about["aims"]),
        "what_was_done": " ".join(one.format(**slots) for one in done),
        "results": say(about["results"], 2) if dice.random() < 0.85 else "",
        "lessons": say(words["lessons"], dice.choice((1, 2))),
        "needs": say(words["needs"]) if dice.random() < 0.25 else "",
        "replicability": say(words["replicability"]),
        "partners": "|".join(
            one.format(**slots) for one in dice.sample(words["partners"], dice.choice((2, 3, 4)))
        ),
    }


def _budget(dice: random.Random) -> dict[str, str]:
    if dice.random() > 0.27:
        return {"budget_amount": "", "budget_currency": ""}
    return {"budget_amount": str(dice.randint(5, 900) * 1000), "budget_currency": dice.choice(_CURRENCIES)}


def _topic(dice: random.Random, model: dict[str, str]) -> str:
    themes = set(model["themes"].split("|"))
    fitting = [topic for topic, own in TOPICS.items() if own & themes]
    return dice.choice(fitting or list(TOPICS))


@cache
def _words(language: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text(encoding="utf-8"))


def _cohort() -> list[dict[str, str]]:
    with COHORT.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
