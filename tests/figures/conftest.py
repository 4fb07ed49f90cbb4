"""Every test of the figures has an index folder and a folder for pictures of its own."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"
    settings.CHARTS_ROOT = tmp_path / "charts"
