from __future__ import annotations

import io
from datetime import date

import msgspec
from tests.actions.importing.files import as_csv

from localaction.actions.importing.checks import Checks
from localaction.actions.importing.entering import Entering
from localaction.actions.importing.reading import Line, read
from localaction.actions.importing.rows import Row
from localaction.actions.importing.words import Words
from localaction.actions.models import Action
from localaction.governments.models import Government
from localaction.kit.actors import SYSTEM
from localaction.register import queries


def rows_of(words: Words, *changes: dict[str, str]) -> list[Row]:
    """Checked rows, good rows all."""
    checks = Checks(words)
    checked = [checks.check(line) for line in read(io.BytesIO(as_csv(*changes))) if isinstance(line, Line)]
    return [row for row in checked if isinstance(row, Row)]


def test_when_the_database_refuses_a_row_the_others_enter_and_nothing_of_it_stays(words: Words) -> None:
    elsewhere = {"id": "CTA-901", "government_name": "Entebbe", "wikidata_or_geonames_id": "geonames:233476"}
    first, second, third = rows_of(words, {}, elsewhere, {"id": "CTA-902"})
    second = msgspec.structs.replace(
        second, kind="unheard-of"
    )  # no check lets this through; the tables would not either
    outcome = Entering(actor=SYSTEM, source="rows.csv", on=date(2026, 5, 31)).enter([first, second, third])
    assert (outcome.entered, [(one.line, one.code) for one in outcome.problems]) == (2, [(3, "refused")])
    assert sorted(Action.objects.values_list("reference", flat=True)) == ["CTA-900", "CTA-902"]
    assert Government.objects.count() == queries.count("government") == 1
    assert queries.count("action") == 2
