"""The suggestion engine of a process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy
from numpy.typing import NDArray

from localaction.frameworks.embedding import Embedder, embedder
from localaction.frameworks.suggesting.found import Suggestion, Suggestions
from localaction.frameworks.suggesting.sentences import Passage, sentences
from localaction.kit.content import folders

Vectors = NDArray[numpy.float32]
MOST_SENTENCES = 48


@dataclass(frozen=True)
class Aim:
    """A framework's items with their points in the space of meanings."""

    code: str
    items: tuple[str, ...]
    points: Vectors


class Engine:
    """Everything that answers need, read once."""

    def __init__(self, encoder: Embedder) -> None:
        self._encoder = encoder
        self._aims = []
        for folder in folders("frameworks"):
            items = tuple(entry["code"] for entry in folder.facts["items"])
            texts = folder.texts["en"]["items"]
            titles = [f"{texts[item]['title']} {texts[item].get('description', '')}" for item in items]
            self._aims.append(Aim(folder.code, items, encoder.embed(titles)))

    def suggest(
        self, passages: Sequence[Passage], *, language: str, kind: str = "", populations: Sequence[str] = ()
    ) -> Suggestions:
        """What these texts serve."""
        said = sentences(passages)[:MOST_SENTENCES]
        points = self._encoder.embed([one.text for one in said])
        found: dict[str, tuple[Suggestion, ...]] = {}
        scores: dict[str, tuple[tuple[str, float], ...]] = {}
        for aim in self._aims:
            near = points @ aim.points.T if said else numpy.zeros((1, len(aim.items)), dtype=numpy.float32)
            best = near.max(axis=0)
            order = numpy.argsort(-best, kind="stable")
            scores[aim.code] = tuple((aim.items[place], float(best[place])) for place in order)
            found[aim.code] = tuple(
                Suggestion(
                    aim.items[place],
                    aim.code,
                    float(best[place]),
                    said[near[:, place].argmax()].field,
                    said[near[:, place].argmax()].text,
                    (),
                    True,
                    "likely" if best[place] > 0.3 else "near_miss",
                    "" if best[place] > 0.3 else "too_far",
                )
                for place in order[:8]
                if said
            )
        return Suggestions(found, scores)


@lru_cache(maxsize=1)
def prepared() -> Engine:
    """The engine of this process."""
    return Engine(embedder())
