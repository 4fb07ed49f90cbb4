"""The points of what describes each notion: shipped, because embedding 900 texts takes a second.

`content/experience/notions.npz` is written by `tools/learn_suggestions.py`: half-precision rows, and the digest of the
texts that they were made of. With other texts they are made anew in the process.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy
from numpy.typing import NDArray

from localaction.frameworks.embedding import Embedder
from localaction.frameworks.suggesting.notions import LANGUAGES, notions
from localaction.kit.content import CONTENT

Halves = NDArray[numpy.float16]

SHIPPED = CONTENT / "experience" / "notions.npz"
DESCRIPTIONS = "descriptions"
_TEXTS = "texts"


def texts() -> dict[str, list[str]]:
    """All descriptions, notion by notion, and under each language every notion in a few of its words."""
    return {DESCRIPTIONS: [text for notion in notions() for text in notion.descriptions]} | {
        language: [notion.in_words(language) for notion in notions()] for language in LANGUAGES
    }


def points(embedder: Embedder) -> Mapping[str, Halves]:
    """A row for every text, under the same names: those shipped, else made anew."""
    found = shipped(SHIPPED) if SHIPPED.exists() else None
    return found or made(embedder)


def made(embedder: Embedder) -> dict[str, Halves]:
    """The points of today's texts."""
    return {name: embedder.embed(some).astype(numpy.float16) for name, some in texts().items()}


def shipped(file: Path) -> dict[str, Halves] | None:
    """The points of a file; None when it was made of other texts."""
    with numpy.load(file, allow_pickle=False) as found:
        if str(found[_TEXTS]) != _digest():
            return None
        return {name: found[name] for name in (DESCRIPTIONS, *LANGUAGES)}


def write(file: Path, embedder: Embedder) -> None:
    """Write the points of today's texts."""
    with file.open("wb") as opened:
        numpy.savez(opened, allow_pickle=False, **{_TEXTS: numpy.array(_digest())}, **made(embedder))


def _digest() -> str:
    said = "\0".join(text for some in texts().values() for text in some)
    return hashlib.sha256(said.encode()).hexdigest()
