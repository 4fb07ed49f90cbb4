from __future__ import annotations

import io
from collections import Counter

from localaction.actions.importing.checks import Checks
from localaction.actions.importing.reading import Line, read
from localaction.actions.importing.rows import Row
from localaction.actions.importing.seeding.composing import SOURCE, as_csv
from localaction.actions.importing.words import Words


def composed(count: int, seed: int = 1) -> list[Line]:
    """Rows as the import reads them."""
    return [line for line in read(io.BytesIO(as_csv(count, seed))) if isinstance(line, Line)]


def test_the_same_seed_gives_the_same_rows_however_many_are_asked_for() -> None:
    assert composed(60)[:40] == composed(40)
    assert composed(5, seed=2) != composed(5)


def test_every_row_passes_the_checks_of_the_import(words: Words) -> None:
    checks = Checks(words)
    assert [found for line in composed(400) if not isinstance(found := checks.check(line), Row)] == []


def test_rows_are_marked_and_come_in_five_languages() -> None:
    cells = [line.cells for line in composed(400)]
    assert (cells[0].id, {one.source_url for one in cells}) == ("SEED-000001", {SOURCE})
    languages = Counter(one.language for one in cells)
    assert sorted(languages) == ["ar", "en", "es", "fr", "pt"]
    assert min(languages.values()) > 15


def test_titles_and_summaries_are_varied() -> None:
    cells = [line.cells for line in composed(400)]
    assert len({one.action_title for one in cells}) > 300
    assert len({one.summary for one in cells}) > 390


def test_a_government_is_told_the_same_in_all_its_rows() -> None:
    told: dict[str, set[tuple[str, ...]]] = {}
    for line in composed(1500):
        cells = line.cells
        facts = (cells.government_name, cells.government_level, cells.signed_declaration, cells.population)
        told.setdefault(cells.wikidata_or_geonames_id, set()).add(facts)
    assert {len(facts) for facts in told.values()} == {1}
    assert len(told) < 1500
