"""A chart is one definition: picture, table and CSV say the same, and a picture is drawn once."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from localaction.kit import charts
from localaction.kit.charts import Chart, Column
from localaction.kit.pictures import NotDrawn

BARS = Chart(
    "funnel",
    "Funnel",
    "",
    (Column("step", "Step", "text"), Column("governments", "Governments")),
    (("Joined", 40), ("<script>signed</script>", 12)),
)
GRID = Chart(
    "gcm",
    "Objectives",
    "",
    (Column("item", "Item", "text"), Column("002", "Africa"), Column("150", "Europe")),
    (("GCM-1", 3, 0), ("GCM-2", 7, 21)),
    "grid",
)
STACKS = replace(GRID, code="languages", shape="stacks", right_to_left=True)


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.CHARTS_ROOT = tmp_path / "charts"


def test_every_shape_is_drawn_in_one_go_and_kept() -> None:
    assert charts.draw([BARS, GRID, STACKS]) == 3
    for chart in (BARS, GRID, STACKS):
        svg = charts.drawn(chart)
        assert svg is not None
        ElementTree.fromstring(svg)
    assert charts.draw([BARS, GRID, STACKS]) == 0


def test_a_picture_takes_its_colours_from_the_page_and_holds_no_style_or_script() -> None:
    charts.draw([BARS])
    svg = charts.drawn(BARS) or ""
    assert "var(--teal)" in svg
    assert svg.startswith('<svg direction="ltr"')
    assert "#0102" not in svg
    for forbidden in ("<script", "<style", "style=", "href", "<image"):
        assert forbidden not in svg


def test_the_numbers_of_a_grid_are_written_into_it() -> None:
    charts.draw([GRID])
    svg = charts.drawn(GRID) or ""
    assert ">21<" in svg
    assert ">Africa<" in svg


@pytest.mark.parametrize(("most", "halves"), [(1, False), (2, False), (1.5, True)])
def test_few_things_are_not_halved_by_the_axis(most: float, halves: bool) -> None:
    few = replace(BARS, rows=(("Joined", most), ("Signed", 1)))
    charts.draw([few])
    assert (">0.5<" in (charts.drawn(few) or "")) is halves


def test_another_number_is_another_picture() -> None:
    charts.draw([BARS])
    assert charts.drawn(replace(BARS, rows=(("Joined", 41),))) is None


def test_where_there_is_nothing_to_draw_nothing_is_drawn() -> None:
    assert charts.draw([replace(BARS, rows=(("Joined", 0),))]) == 0


def test_a_broken_engine_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nothing/here")
    with pytest.raises(NotDrawn):
        charts.draw([BARS])
    assert charts.drawn(BARS) is None


def test_the_table_as_csv_runs_nothing_in_a_spreadsheet() -> None:
    chart = replace(BARS, rows=(("=1+1", 2), ("Zürich, CH", None), ("plain", -3)))
    assert charts.as_csv(chart) == 'step,governments\r\n\'=1+1,2\r\n"Zürich, CH",\r\nplain,-3\r\n'


def test_pictures_nobody_asked_for_in_a_month_are_forgotten(settings: Any) -> None:
    charts.draw([BARS])
    (kept,) = settings.CHARTS_ROOT.glob("*.svg")
    os.utime(kept, (0, 0))
    assert charts.forget_old() == 1
    assert charts.drawn(BARS) is None
