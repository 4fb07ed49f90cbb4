"""Names of governments: keys under which two spellings meet, short names for addresses, traps in what is typed.

Pure functions: no database, no clock.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from typing import Literal

from localaction.governments.gazetteer import fold, has_bidi_controls, has_mixed_scripts, skeleton

# Levels that people mistake for each other stand in one family: a name is taken once per family and area.
FAMILIES: dict[str, str] = {
    "municipality": "local",
    "city": "local",
    "metropolitan": "metropolitan",
    "county": "middle",
    "district": "middle",
    "province": "regional",
    "region": "regional",
    "state": "regional",
    "association": "association",
}
LONGEST_SLUG = 60

Trap = Literal["bidi_controls", "mixed_scripts", "control_characters", "no_letters"]


def family_of(level: str) -> str:
    """The family of levels in which one name means one government. Raises KeyError on an unknown level."""
    return FAMILIES[level]


def name_key(name: str, *, country: str, level: str, admin1: str = "") -> str:
    """The key that two records of one government share: `"ug|local||kampala"`."""
    return f"{country.lower()}|{family_of(level)}|{admin1.lower()}|{fold(name)}"[:400]


def trap_in(name: str) -> Trap | None:
    """What makes a typed name unfit to be kept, or None."""
    if has_bidi_controls(name):
        return "bidi_controls"
    if any(unicodedata.category(character) in ("Cc", "Co", "Cs", "Cn") for character in name):
        return "control_characters"
    if has_mixed_scripts(name):
        return "mixed_scripts"
    if not any(character.isalpha() for character in name):
        return "no_letters"
    return None


def ascii_words(name: str) -> str:
    """The name in small ASCII letters joined by hyphens; "" when none of it can be written so."""
    plain = unicodedata.normalize("NFKD", fold(name)).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())[:LONGEST_SLUG].strip("-")


def slug_candidates(names: Iterable[str], *, country: str, level: str, admin1: str, unique: str) -> list[str]:
    """Addresses to try in turn: `kampala-ug`, `kampala-102-ug`, and one that nobody else can have.

    `names` come best first; the first that can be written in ASCII letters is used. `unique` is any text
    that only this government has (an identifier, a key); it decides the last candidate.
    """
    words = next((found for found in map(ascii_words, names) if len(found) >= 2), level)
    area = country.lower()
    mark = hashlib.sha256(unique.encode()).hexdigest()
    candidates = [f"{words}-{area}"] if words != level else []
    if admin1:
        candidates.append(f"{words}-{ascii_words(admin1) or mark[:3]}-{area}")
    return [*candidates, f"{words}-{area}-{mark[:6]}", f"{words}-{area}-{mark[:16]}"]


def look_alike_key(name: str) -> str:
    """The skeleton of a name, for comparing only."""
    return skeleton(name)[:300]


def folded(name: str) -> str:
    """The folded name, as it is kept for searching."""
    return fold(name)[:300]
