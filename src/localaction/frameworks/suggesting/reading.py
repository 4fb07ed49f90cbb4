"""Reading an action: how strongly each notion stands in it, by its words and by its meaning, and in which sentence.

A notion's strength is the chance that the text is about it: every sentence adds to it, those of the title and the
summary more than those of the lessons. Meaning is measured against what other notions' sentences would reach, so that
a notion close to everything gains nothing by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy
from numpy.typing import NDArray

from localaction.frameworks.embedding import Embedder
from localaction.frameworks.suggesting import matching, prototypes
from localaction.frameworks.suggesting.matching import Hit
from localaction.frameworks.suggesting.notions import LANGUAGES, notions
from localaction.frameworks.suggesting.sentences import Passage, Sentence, sentences

Numbers = NDArray[numpy.float64]
Points = NDArray[numpy.float32]

MOST_SENTENCES = 32  # kept and compared by meaning: those that tell most; words are looked for in all
MOST_LETTERS = 5_000  # in the sentences kept, so that no text takes long
MOST_OFTEN = 6  # sentences that add to one notion: saying it a hundred times says no more
FIELD_WEIGHTS = {
    "title": 1.0,
    "objective": 0.9,
    "summary": 0.9,
    "what_was_done": 0.85,
    "who_does_what": 0.7,
    "results": 0.7,
    "further_commitment": 0.5,
    "challenge": 0.6,
}
OF_COMMITMENTS = {"further_commitment": 0.9}  # there it says what will be done
OTHER_FIELDS = 0.4
_TELLING, _HINT = 0.55, 0.12
_CHOSEN = 0.5
_NEAR, _STEEP = 2.2, 1.6  # standard deviations above what is usual: where half is believed, and how sharply


@dataclass(frozen=True)
class Reading:
    """What was found. Arrays have one row per sentence and one column per notion, in the order of `notions()`.

    `weights` says how much each sentence's field counts;
    `words` and `meaning` are the strengths of each notion in the whole text, 0 to 1.
    """

    said: tuple[Sentence, ...]
    weights: Numbers
    hits: tuple[tuple[Hit, ...], ...]
    by_words: Numbers
    by_meaning: Numbers
    words: Numbers
    meaning: Numbers


def field_weight(field: str, kind: str = "") -> float:
    """How much a sentence of a field says about what an action of this kind serves."""
    if kind == "commitment" and field in OF_COMMITMENTS:
        return OF_COMMITMENTS[field]
    return FIELD_WEIGHTS.get(field, OTHER_FIELDS)


class Reader:
    """Reads texts with one embedder; what each language's sentences are compared with is made when first needed."""

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder
        self._points = prototypes.points(embedder)
        self._prototypes = lru_cache(maxsize=len(LANGUAGES))(self._prototypes_in)

    def read(
        self, passages: Sequence[Passage], language: str, *, kind: str = "", chosen: Sequence[str] = ()
    ) -> Reading:
        """Look for every notion in these passages; `chosen` are populations and themes chosen on a form."""
        everything = sentences(passages)
        found = [tuple(_widest(matching.hits(one.text, language))) for one in everything]
        weights = numpy.array([field_weight(one.field, kind) for one in everything])
        by_words = _strengths(found)
        kept = _most_telling(everything, weights, found)
        said = tuple(everything[place] for place in kept)
        by_meaning = numpy.zeros((len(kept), len(notions())))
        if kept:
            by_meaning = self._nearness(self.embedder.embed([one.text for one in said]), language)
        unsaid = 1 - numpy.sort(by_words * weights[:, None], axis=0)[-MOST_OFTEN:]
        return Reading(
            said=said,
            weights=weights[kept],
            hits=tuple(found[place] for place in kept),
            by_words=by_words[kept],
            by_meaning=by_meaning,
            words=1 - numpy.prod(unsaid, axis=0) * (1 - _CHOSEN * _chosen(chosen)),
            meaning=(by_meaning * weights[kept][:, None]).max(axis=0, initial=0.0),
        )

    def _nearness(self, points: Points, language: str) -> Numbers:
        """How much nearer than usual each sentence lies to each notion, 0 to 1."""
        prototypes, owners, usual, spread = self._prototypes(language if language in LANGUAGES else "en")
        best = _best_of_owner(points @ prototypes.T, owners)
        return 1 / (1 + numpy.exp(-_STEEP * ((best - usual) / spread - _NEAR)))

    def _prototypes_in(self, language: str) -> tuple[Points, NDArray[numpy.int64], Numbers, Numbers]:
        """The prototypes' points, whose they are, and per notion the usual nearness of other notions' texts."""
        described = [place for place, notion in enumerate(notions()) for _ in notion.descriptions]
        owners = numpy.array([*described, *range(len(notions()))])
        order = numpy.argsort(owners, kind="stable")
        stacked = numpy.concatenate([self._points[prototypes.DESCRIPTIONS], self._points[language]])
        points, owners = stacked[order].astype(numpy.float32), owners[order]
        near = _best_of_owner(points @ points.T, owners)
        own = owners[:, None] == numpy.arange(len(notions()))[None, :]
        others = numpy.ma.masked_array(near, own)
        usual, spread = others.mean(axis=0).filled(0.0), others.std(axis=0).filled(1.0)
        return points, owners, usual, spread


def _best_of_owner(near: NDArray[numpy.float32], owners: NDArray[numpy.int64]) -> Numbers:
    starts = numpy.searchsorted(owners, numpy.arange(owners[-1] + 1))
    return numpy.maximum.reduceat(near, starts, axis=1).astype(numpy.float64)


def _widest(found: list[Hit]) -> list[Hit]:
    """Without hits whose words stand inside another hit of the same notion."""
    return [
        hit
        for hit in found
        if not any(
            other is not hit
            and other.notion == hit.notion
            and hit.words in other.words
            and other.words != hit.words
            for other in found
        )
    ]


def _strengths(hits: Sequence[Sequence[Hit]]) -> Numbers:
    """Per sentence and notion, from its hits: each adds its chance; hints alone stay weak."""
    missed = numpy.ones((len(hits), len(notions())))
    for row, found in enumerate(hits):
        for hit in found:
            missed[row, hit.notion] *= 1 - (_TELLING if hit.telling else _HINT)
    return 1 - missed


def _chosen(choices: Sequence[str]) -> Numbers:
    """1.0 for each notion that a choice on the form names."""
    return numpy.array([1.0 if notion.choices.intersection(choices) else 0.0 for notion in notions()])


def _most_telling(said: Sequence[Sentence], weights: Numbers, hits: Sequence[Sequence[Hit]]) -> list[int]:
    """Places of the sentences to keep, in their order."""
    telling = [float(weight) * (1 + len(found)) for weight, found in zip(weights, hits, strict=True)]
    kept, letters = [], 0
    for place in sorted(range(len(said)), key=lambda place: -telling[place])[:MOST_SENTENCES]:
        letters += len(said[place].text)
        if letters <= MOST_LETTERS:
            kept.append(place)
    return sorted(kept)
