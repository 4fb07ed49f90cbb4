import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.governments import making

from localaction.governments import operations
from localaction.governments.models import Government
from localaction.kit.actors import SYSTEM
from localaction.kit.answers import Refused

pytestmark = pytest.mark.django_db


def test_rows_become_listed_governments_once() -> None:
    rows = [
        making.facts("Kampala", key="1", wikidata_id="Q3894"),
        making.facts("KAMPALA", key="2"),
        making.facts("Kampala City", key="3", wikidata_id="Q3894"),
        making.facts("Gulu", key="4"),
    ]
    found = operations.ensure_many(actor=SYSTEM, rows=rows, source="first cohort")
    assert found["1"] == found["2"] == found["3"] != found["4"]
    assert [(one.slug, one.status, one.listed_source) for one in Government.objects.order_by("slug")] == [
        ("gulu-ug", "listed", "first cohort"),
        ("kampala-ug", "listed", "first cohort"),
    ]
    again = operations.ensure_many(actor=SYSTEM, rows=rows, source="first cohort")
    assert again == found
    assert Government.objects.count() == 2


def test_a_row_finds_the_government_that_somebody_brought() -> None:
    there = operations.propose(
        actor=making.somebody(), facts=making.facts(geonames_id=232422, latitude=0.3163, longitude=32.5822)
    )
    row = making.facts("Kampala", latitude=0.32, longitude=32.58, admin1_name="Central Region")
    assert operations.ensure_many(actor=SYSTEM, rows=[row], source="list") == {"Kampala": there}


def test_far_apart_towns_of_one_name_are_two() -> None:
    rows = [
        making.facts(
            "San José", key="a", country="US", latitude=37.3, longitude=-121.9, admin1_name="California"
        ),
        making.facts(
            "San José", key="b", country="US", latitude=35.4, longitude=-106.6, admin1_name="New Mexico"
        ),
    ]
    found = operations.ensure_many(actor=SYSTEM, rows=rows, source="list")
    assert found["a"] != found["b"]
    assert found["a"].slug != found["b"].slug


def _queries(count: int) -> int:
    rows = [making.facts(f"Town number {number} of {count}", key=str(number)) for number in range(count)]
    with CaptureQueriesContext(connection) as captured:
        operations.ensure_many(actor=SYSTEM, rows=rows, source="list")
    return len(captured)


def test_the_number_of_queries_grows_with_chunks_not_with_rows() -> None:
    assert _queries(2) <= 8
    assert _queries(200) <= 20  # SQLite takes some 30 rows in one insert


def test_only_the_secretariat_lists() -> None:
    with pytest.raises(Refused):
        operations.ensure_many(actor=making.somebody(), rows=[making.facts()], source="mine")


def test_an_organisation_is_kept_once_however_it_is_spelled() -> None:
    first = operations.ensure_organisation(actor=SYSTEM, name="Cités Unies", country="FR")
    assert operations.ensure_organisation(actor=SYSTEM, name="CITES UNIES", country="FR") == first
    assert operations.ensure_organisation(actor=SYSTEM, name="Cités Unies", country="BE") != first
