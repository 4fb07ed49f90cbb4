from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.declarations import making
from tests.governments import making as people

from localaction.declarations import operations, queries
from localaction.declarations.models import Signature
from localaction.governments import operations as governments
from localaction.kit.actors import SYSTEM
from localaction.kit.answers import Refused
from localaction.register import queries as published

pytestmark = pytest.mark.django_db

DAY = date(2022, 5, 16)


def _rows(count: int) -> list[operations.Legacy]:
    facts = [people.facts(f"Town {number} of {count}", key=str(number)) for number in range(count)]
    found = governments.ensure_many(actor=SYSTEM, rows=facts, source="file")
    return [operations.Legacy(government=one) for one in found.values()]


def test_listed_signatures_are_published_with_their_source_and_face() -> None:
    rows = _rows(3)
    listed = operations.list_legacy_many(actor=SYSTEM, rows=rows, source="first cohort file", listed_on=DAY)
    assert [one.status for one in listed] == ["listed"] * 3
    assert set(queries.standings([row.government.pk for row in rows]).values()) == {"listed"}
    shown = published.current("signature", listed[0].reference)
    assert shown is not None
    assert (shown.content.listed_source, shown.content.listed_on, shown.content.status) == (  # type: ignore[attr-defined]
        "first cohort file", "2022-05-16", "listed",
    )  # fmt: skip
    assert published.count("government") == 3


def test_the_same_file_again_changes_nothing() -> None:
    rows = _rows(3)
    operations.list_legacy_many(actor=SYSTEM, rows=[*rows, *rows], source="file", listed_on=DAY)
    assert operations.list_legacy_many(actor=SYSTEM, rows=rows, source="file", listed_on=DAY) == []
    assert (Signature.objects.count(), published.head().sequence) == (3, 6)


def test_a_confirmed_signature_is_not_covered_by_a_listed_one() -> None:
    government = people.government()
    making.confirmed(
        people.member(government), people.secretariat("Sara"), people.secretariat("Omar"), government
    )
    rows = [operations.Legacy(government=government)]
    assert operations.list_legacy_many(actor=SYSTEM, rows=rows, source="file", listed_on=DAY) == []


def test_the_number_of_queries_grows_with_chunks_not_with_rows() -> None:
    rows = _rows(100)
    with CaptureQueriesContext(connection) as captured:
        operations.list_legacy_many(actor=SYSTEM, rows=rows, source="file", listed_on=DAY)
    assert len(captured) <= 30


def test_only_the_secretariat_lists() -> None:
    government = people.government()
    with pytest.raises(Refused):
        operations.list_legacy_many(
            actor=people.member(government),
            rows=[operations.Legacy(government=government)],
            source="mine",
            listed_on=DAY,
        )
