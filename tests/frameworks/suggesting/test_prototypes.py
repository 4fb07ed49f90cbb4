"""The shipped points are those of today's texts, and others are made when the texts change."""

from collections.abc import Sequence
from pathlib import Path

import numpy
import pytest

from localaction.frameworks.embedding import WIDTH, embedder
from localaction.frameworks.suggesting import prototypes


class Counting:
    """Points that say which text they belong to."""

    def embed(self, texts: Sequence[str]) -> numpy.ndarray:
        """A row for each text that starts with its length."""
        points = numpy.zeros((len(texts), WIDTH), dtype=numpy.float32)
        points[:, 0] = [len(text) for text in texts]
        return points


def test_the_shipped_points_are_up_to_date() -> None:
    shipped = prototypes.shipped(prototypes.SHIPPED)
    assert shipped is not None, "run tools/learn_suggestions.py"
    today = prototypes.made(embedder())
    assert shipped.keys() == today.keys()
    for name, rows in today.items():
        assert numpy.allclose(shipped[name], rows, atol=0.002), "run tools/learn_suggestions.py"


def test_points_of_other_texts_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "notions.npz"
    prototypes.write(file, Counting())
    assert prototypes.shipped(file) is not None
    changed = {name: [*some[1:], "Something else."] for name, some in prototypes.texts().items()}
    monkeypatch.setattr(prototypes, "texts", lambda: changed)
    assert prototypes.shipped(file) is None
    assert prototypes.made(Counting())["en"][-1, 0] == len("Something else.")
