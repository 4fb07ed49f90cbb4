from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from localaction.register import queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


def seeded(count: int) -> str:
    """What the command says."""
    out = io.StringIO()
    call_command("seed", actions=count, stdout=out)
    return out.getvalue()


def test_asking_for_more_adds_to_what_is_there() -> None:
    assert seeded(20).startswith("20 actions: 20 entered, 0 were there already.")
    assert seeded(30).startswith("30 actions: 10 entered, 20 were there already.")
    assert queries.count("action") == 30


def test_none_at_all_is_refused() -> None:
    with pytest.raises(CommandError, match="1 or more"):
        seeded(0)
