"""Every test of trust has an index and a file folder of its own, and no page kept from another test."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"
    settings.TRANSCRIPT_ROOT = tmp_path / "transcript"
