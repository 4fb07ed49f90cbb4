"""What is near to a question in meaning, whatever its language: by notions that languages share, and by sentences.

Notions are in the index and cost one more question to it. Sentences are compared where an operator has a web process
keep the encoder for it (LOCALACTION_SEARCH_ENCODER): 125 MB, loaded in the background at the first question in about
0.6 s of processor time, after which a question takes 1.3 ms. Until then, and without it, notions alone answer.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import tantivy
from django.conf import settings
from tantivy import Occur, Query

from localaction.frameworks import embedding
from localaction.register import engine, meanings, notions
from localaction.register.opened import Reader
from localaction.register.planning import Plan

MOST = 20  # found by meaning
MOST_COMPARED = 100_000  # published actions: 17 ms by brute force
FLOOR = 0.32  # cosine from which on an action counts as near to a question
WITHIN = 0.12  # of the nearest one
BOTTOM, TOP = 0.25, 0.65  # cosines that say nothing, and everything
NOTIONS, SENTENCES = 1.2, 1.2  # of the best match by words is what the nearest counts
LEAST_OF_BEST = 0.5  # by notions
COMMON = 0.4  # of all actions: a notion that so many have tells nothing

_beginning = threading.Lock()
_begun = False


def near(now: Reader, plan: Plan, best: float) -> dict[int, float]:
    """Weights of the actions nearest to what a plan asks for, by the sequence of what stands.

    `best` is the score of the best match by words.
    """
    text = " ".join(word for part in plan.question.wanted for word in part.words)
    weights: dict[int, float] = {}
    for found, much in ((_by_notions(now, plan, text), NOTIONS), (_by_sentences(now, text), SENTENCES)):
        for sequence, strength in found.items():
            weights[sequence] = weights.get(sequence, 0.0) + strength * much * best
    kept = sorted(weights, key=lambda sequence: -weights[sequence])[:MOST]
    return {sequence: weights[sequence] for sequence in kept}


# --- by notions


def _by_notions(now: Reader, plan: Plan, text: str) -> dict[int, float]:
    asked = notions.of_question(text, plan.request.language)
    telling = {code: much for code, much in asked.items() if _is_telling(now.searcher, code)}
    if not telling:
        return {}
    terms = [
        (Occur.Should, Query.boost_query(Query.term_query(engine.schema(), "notions", code), float(much)))
        for code, much in telling.items()
    ]
    query = Query.boolean_query([(Occur.Must, Query.boolean_query(terms)), *plan.always])
    hits = now.searcher.search(query, limit=MOST, count=False).hits
    best = hits[0][0] if hits else 0.0
    sequences = now.searcher.fast_field_values("sequence", [address for _score, address in hits])
    return {
        int(sequence or 0): score / best
        for sequence, (score, _address) in zip(sequences, hits, strict=True)
        if score >= best * LEAST_OF_BEST
    }


def _is_telling(searcher: tantivy.Searcher, code: str) -> bool:
    return 0 < searcher.doc_freq("notions", code) <= max(COMMON * searcher.num_docs, 3)


# --- by sentences


def _by_sentences(now: Reader, text: str) -> Mapping[int, float]:
    found = meanings.state() if settings.SEARCH_ENCODER else None
    if found is None or not is_ready():
        return {}
    known = meanings.meanings()
    if known is None or not 0 < len(known.facts) <= MOST_COMPARED:
        return {}
    return _strengths(now, _nearest(str(settings.INDEX_ROOT), found.files, text))


def _strengths(now: Reader, cosines: Mapping[str, float]) -> dict[int, float]:
    """By the sequence of what stands, from 0 to 1."""
    keys = {f"action:{reference}": cosine for reference, cosine in cosines.items()}
    if not keys:
        return {}
    query = Query.term_set_query(engine.schema(), "key", list(keys))
    hits = now.searcher.search(query, limit=len(keys), count=False, order_by_field="key").hits
    sequences = now.searcher.fast_field_values("sequence", [address for _key, address in hits])
    return {
        int(sequence or 0): min(max((keys[key] - BOTTOM) / (TOP - BOTTOM), 0.0), 1.0)
        for sequence, (key, _address) in zip(sequences, hits, strict=True)
    }


def is_ready() -> bool:
    """Whether the encoder is loaded; begins to load it in the background when nobody has."""
    global _begun  # noqa: PLW0603  one encoder per process is the point
    if embedding.is_loaded():
        return True
    with _beginning:
        if not _begun:
            _begun = True
            threading.Thread(target=embedding.embedder, name="loading the encoder", daemon=True).start()
    return False


@lru_cache(maxsize=512)
def _nearest(_root: str, _files: str, text: str) -> Mapping[str, float]:
    """Cosines by reference, kept while the published actions stay the same: every page of one question asks again."""
    import numpy

    known = meanings.meanings()
    assert known is not None
    cosines = known.points @ embedding.embedder().embed([text])[0]
    rows = numpy.argsort(-cosines, kind="stable")[:MOST]
    floor = max(FLOOR, float(cosines[rows[0]]) - WITHIN)
    return MappingProxyType(
        {known.facts[row].reference: float(cosines[row]) for row in rows if cosines[row] >= floor}
    )
