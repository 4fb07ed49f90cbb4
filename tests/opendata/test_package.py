"""The data package, checked by the program of those who wrote its format."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from frictionless import Package, system
from tests.factories import register
from tests.register.published_things import a_report, an_action, published

from localaction.opendata import files, package
from localaction.opendata.files import State
from localaction.opendata.tables import TABLES
from localaction.register.shapes import Dated, Served


@pytest.fixture
def made(db: None) -> State:
    """The files of the first cohort and an action with everything."""
    register.publish_cohort()
    published(
        an_action(
            title="=1+1",
            support_kinds=("funding", "peers"),
            served=(Served(number=7, method="estimate"),),
            milestones=(Dated(text='One, "two"\nthree', due_on="2027"),),
        )
    )
    published(a_report())
    return files.build()


def test_frictionless_finds_no_fault_in_it(made: State, tmp_path: Path) -> None:
    with zipfile.ZipFile(made.path("datapackage.zip")) as zipped:
        zipped.extractall(tmp_path)
    with system.use_context(trusted=False):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["type", "fieldName", "note"]) == []
    assert report.valid
    assert {task.name: task.stats["rows"] for task in report.tasks} == {
        name: made.files[f"{name}.csv"].rows for name in TABLES
    }


def test_frictionless_sees_a_fault_where_there_is_one(made: State, tmp_path: Path) -> None:
    with zipfile.ZipFile(made.path("datapackage.zip")) as zipped:
        zipped.extractall(tmp_path)
    file = tmp_path / "governments.csv"
    file.write_text(file.read_text("utf-8").replace(",city,", ",city,,"), "utf-8")
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_it_says_what_every_column_means_in_every_language(made: State) -> None:
    described = json.loads(made.path("datapackage.json").read_text("utf-8"))
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert f"entry {made.sequence}" in described["citation"]
    for resource, table in zip(described["resources"], TABLES.values(), strict=True):
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == list(table.names)
        assert all({*field["descriptions"]} == {"en", "fr", "es", "ar", "pt"} for field in fields)
        assert all(field["description"] for field in fields)


def test_what_lies_in_it_is_what_lies_beside_it(made: State) -> None:
    with zipfile.ZipFile(made.path("datapackage.zip")) as zipped:
        assert zipped.namelist() == ["datapackage.json", *(f"{name}.csv" for name in TABLES), "README.txt"]
        for name in zipped.namelist()[:-1]:
            assert zipped.read(name) == made.path(name).read_bytes()
        assert zipped.read("README.txt").decode() == package.readme(made.about)
