"""Every test of the register has an index folder of its own."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as law

law.register_profile(
    "without haste", deadline=None
)  # how long one example takes says how busy the machine is
law.load_profile("without haste")


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"
