"""Every mirror of a test has an index and files of its own."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"
    settings.EXPORTS_ROOT = tmp_path / "exports"
    settings.TRANSCRIPT_ROOT = tmp_path / "transcript"
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STATIC_ROOT.mkdir()
