from __future__ import annotations

from pathlib import Path

from localaction.actions.importing.columns import COLUMNS, LONGEST, REQUIRED

DOCUMENTED = Path(__file__).resolve().parents[3] / "docs" / "import-format.md"


def _told() -> dict[str, str]:
    """What the documentation says of each column."""
    rows = [
        line.split("|", 2)
        for line in DOCUMENTED.read_text(encoding="utf-8").splitlines()
        if "| `" in line[:3]
    ]
    return {name.strip(" `"): row[2] for row in rows for name in row[1].split(",")}


def test_every_column_is_documented_and_no_other() -> None:
    assert set(_told()) == set(COLUMNS)


def test_what_is_needed_is_documented_as_needed() -> None:
    assert {name for name, told in _told().items() if "**needed**" in told} == set(REQUIRED)


def test_every_limit_of_a_text_is_documented() -> None:
    told = _told()
    untold = ("government_name", "government_local_name", "admin1", "partners", "source_url")
    assert [
        name for name, limit in LONGEST.items() if f"{limit:,}" not in told[name] and name not in untold
    ] == []
