"""Every test of the API has an index folder of its own."""

from pathlib import Path
from typing import Any

import pytest
from tests.factories import register


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


@pytest.fixture
def cohort(db: None) -> None:
    """The first cohort, published."""
    register.publish_cohort()
