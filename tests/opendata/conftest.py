"""Every test of open data has an index and an exports folder of its own."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"
    settings.EXPORTS_ROOT = tmp_path / "exports"
