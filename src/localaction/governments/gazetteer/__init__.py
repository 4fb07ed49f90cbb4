"""The places of the world: found by name in any script, by number and by coordinate.

    gazetteer = open_gazetteer(settings.STATE / "gazetteer")
    gazetteer.find("kampala", language="fr")

Pure Python: knows neither the database nor Django. What it ships and why: docs/decisions/0002-gazetteer.md.
"""

from functools import cache
from pathlib import Path

from localaction.governments.gazetteer.countries import country_codes
from localaction.governments.gazetteer.folding import fold
from localaction.governments.gazetteer.lookalikes import (
    has_bidi_controls,
    has_mixed_scripts,
    look_alike,
    skeleton,
)
from localaction.governments.gazetteer.records import Hit, Kind, Place, Subdivision
from localaction.governments.gazetteer.search import Gazetteer
from localaction.governments.gazetteer.store import ensure

__all__ = [
    "Gazetteer",
    "Hit",
    "Kind",
    "Place",
    "Subdivision",
    "country_codes",
    "ensure",
    "fold",
    "has_bidi_controls",
    "has_mixed_scripts",
    "look_alike",
    "open_gazetteer",
    "skeleton",
]


@cache
def open_gazetteer(folder: Path) -> Gazetteer:
    """The gazetteer whose search file lives in the folder, one per process; makes the file if need be."""
    return Gazetteer(ensure(folder))
