"""The declaration of the tables: whole, told apart, in words."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from django.utils.functional import Promise
from tests.factories import register

from localaction.opendata import making
from localaction.opendata.columns import TYPES, Table
from localaction.opendata.tables import TABLES
from localaction.register import queries
from localaction.register.shapes import Action, Government, Origin, Place, Progress, Signature

ALL = pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)


@ALL
def test_every_column_has_one_name_and_words_that_can_be_translated(table: Table) -> None:
    assert len(set(table.names)) == len(table.names)
    assert [one.name for one in table.columns if not isinstance(one.says, Promise) or not str(one.says)] == []
    assert set(table.key) <= set(table.names)
    assert {one.type for one in table.columns} <= set(TYPES)


@ALL
@pytest.mark.django_db
def test_rows_are_told_apart_by_their_key(table: Table) -> None:
    register.publish_cohort(20)
    keys = [
        tuple(row[name] for name in table.key)
        for subject in making.every(table.subject, date(2026, 11, 23))
        for row in table.rows(subject.content)
    ]
    assert len(set(keys)) == len(keys)


@pytest.mark.django_db
def test_an_action_can_be_made_again_from_its_row() -> None:
    register.publish_cohort()
    for published in queries.all_current("action"):
        subject = next(making.some("action", [published.reference], date(2026, 11, 23)))
        (row,) = TABLES["actions"].rows(subject.content)
        told = dict(row)
        origin = {name: told.pop(name) for name in ("how", "signature", "assessed", "call", "source_url")}
        origin |= {"collected_on": told.pop("collected_on"), "checked": told.pop("source_checked")}
        place = {name: told.pop(name) for name in ("admin1", "latitude", "longitude")}
        place |= {"name": told.pop("place"), "country": told["country"]}
        own = {name: value for name, value in told.items() if name in Action.__struct_fields__}
        made = msgspec.convert({**own, "place": place, "origin": origin}, Action, strict=False)
        assert made == published.content
    assert not {"place", "origin"} - {*Action.__struct_fields__}


@pytest.mark.parametrize(
    ("table", "shape", "otherwise"),
    [
        ("actions", Action, {"origin"}),
        ("governments", Government, set()),
        ("signatures", Signature, {"government_name"}),
        ("progress", Progress, {"government_name"}),
    ],
)
def test_no_published_field_is_left_out(table: str, shape: type[msgspec.Struct], otherwise: set[str]) -> None:
    assert {*shape.__struct_fields__} - {*TABLES[table].names} == otherwise


def test_place_and_origin_are_there_field_by_field() -> None:
    named = {"name": "place", "checked": "source_checked"}
    fields = {*Place.__struct_fields__, *Origin.__struct_fields__}
    assert {named.get(field, field) for field in fields} <= {*TABLES["actions"].names}
