"""What is near to a question in meaning, whatever its language: compared with every published action, in this process.

The encoder of a question is loaded in the background by the first question that wants it: about 0.6 s of processor
time. Until it is there, questions are answered by their words alone, and the answer says so.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from django.conf import settings

from localaction.frameworks import embedding
from localaction.register import meanings
from localaction.register.asking import Question

MOST_COMPARED = 100_000  # published actions: 17 ms by brute force
MOST = 30  # of the nearest
FLOOR = 0.40  # cosine from which on an action counts as near to a question
WITHIN = 0.16  # of the nearest one
BOTTOM, TOP = 0.30, 0.70  # cosines that say nothing, and everything

Near = Mapping[str, float]
"""Cosines by reference."""
_beginning = threading.Lock()
_begun = False


def near(question: Question) -> Near | None:
    """The actions nearest to what is asked for; None when nobody can say yet, or ever."""
    text = " ".join(word for part in question.wanted if part.field in ("", "title") for word in part.words)
    found = meanings.state()
    if not text or found is None or not is_ready():
        return None
    known = meanings.meanings()
    if known is None or not 0 < len(known.facts) <= MOST_COMPARED:
        return None
    return _near(str(settings.INDEX_ROOT), found.files, text)


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


def strength(cosine: float) -> float:
    """How much a cosine says, from 0 to 1."""
    return min(max((cosine - BOTTOM) / (TOP - BOTTOM), 0.01), 1.0)


@lru_cache(maxsize=512)
def _near(_root: str, _files: str, text: str) -> Near:
    """Kept while the published actions stay the same: pages and facets of one question ask for it again."""
    import numpy

    known = meanings.meanings()
    assert known is not None
    cosines = known.points @ embedding.embedder().embed([text])[0]
    rows = numpy.argsort(-cosines, kind="stable")[:MOST]
    floor = max(FLOOR, float(cosines[rows[0]]) - WITHIN)
    return MappingProxyType(
        {known.facts[row].reference: float(cosines[row]) for row in rows if cosines[row] >= floor}
    )
