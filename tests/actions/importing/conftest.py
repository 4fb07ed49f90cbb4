"""Every import test has an index of its own, and shares one gazetteer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from localaction.actions.importing.words import Words, known_words


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


@pytest.fixture
def words(db: None) -> Words:
    """What rows are held against, from the shipped content."""
    return known_words()
