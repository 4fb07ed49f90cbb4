"""Whoever follows the changes knows what stands, and nothing that was hidden."""

import pytest
from tests.factories.register import publish, withdraw
from tests.register.published_things import a_government, a_report, an_action
from tests.safety import making

from localaction.register import audit, changes, queries
from localaction.register.transcript import EntryLine

pytestmark = pytest.mark.django_db


def _told(*, since: int = 0, limit: int = 100, kinds: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(one.what, one.line.reference) for one in changes.since(since, limit, kinds).found]


def test_everything_is_told_in_order_with_its_content() -> None:
    publish(a_government("kampala"), an_action("LA-BBBBBB"))
    publish(an_action("LA-BBBBBB", title="Another title"))
    withdraw("action", "LA-BBBBBB", "It ended.")
    found = changes.since(0, 100)
    assert [(one.what, one.line.reference, one.line.version) for one in found.found] == [
        ("published", "kampala", 1),
        ("published", "LA-BBBBBB", 1),
        ("published", "LA-BBBBBB", 2),
        ("withdrawn", "LA-BBBBBB", 3),
    ]
    lines = [one for one in audit.lines() if isinstance(one, EntryLine)]
    assert [one.line for one in found.found] == lines, "the same lines as in the file of the register"
    assert (found.upto, found.head) == (4, 4)


def test_a_reader_goes_on_where_it_ended_and_misses_nothing() -> None:
    publish(*(a_government(f"city-{number}") for number in range(5)))
    first = changes.since(0, 2)
    assert (first.upto, first.head) == (2, 5)
    assert _told(since=first.upto) == [("published", f"city-{number}") for number in (2, 3, 4)]
    assert changes.since(5, 2) == changes.Changes((), 5, 5)
    assert changes.since(9, 2).upto == 9


def test_kinds_that_nobody_asked_for_are_passed_by() -> None:
    publish(a_government("kampala"), an_action("LA-BBBBBB"), a_government("gulu"))
    found = changes.since(0, 100, ("action",))
    assert [one.line.reference for one in found.found] == ["LA-BBBBBB"]
    assert found.upto == 3


def test_what_is_hidden_is_withheld_and_comes_back_with_its_restoration() -> None:
    making.public()
    hiding = making.hidden(making.sara())
    found = {
        one.line.sequence: one
        for one in changes.since(0, 100).found
        if one.line.reference == making.REFERENCE
    }
    assert [one.what for one in found.values()][-1] == "hidden"
    assert all(one.line.withheld for one in found.values() if one.what == "published")
    making.restored(hiding, making.sara(), making.omar())
    again = [one for one in changes.since(0, 100).found if one.line.reference == making.REFERENCE]
    assert [one.what for one in again][-2:] == ["hidden", "restored"]
    assert not any(one.line.withheld for one in again)


def test_what_stands_comes_a_page_at_a_time_and_a_correction_does_not_move_it() -> None:
    publish(an_action("LA-BBBBBB"), a_report(1, "LA-BBBBBB"), a_report(2, "LA-BBBBBB"))
    publish(an_action("LA-CCCCCC"), a_report(1, "LA-CCCCCC"))
    (first,) = changes.standing("progress", 0, 1)
    assert first.reference == "LA-BBBBBB-P1"
    publish(a_report(1, "LA-BBBBBB", changed="Corrected."))
    rest = changes.standing("progress", first.first_sequence, 10)
    assert [one.reference for one in rest] == ["LA-BBBBBB-P2", "LA-CCCCCC-P1"]
    own = changes.standing("progress", 0, 10, action="LA-CCCCCC")
    assert [one.reference for one in own] == ["LA-CCCCCC-P1"]
    withdraw("progress", "LA-CCCCCC-P1", "A mistake.")
    assert changes.standing("progress", 0, 10, action="LA-CCCCCC") == []
    assert queries.head().sequence == 7


def test_a_page_costs_a_fixed_number_of_queries(django_assert_max_num_queries: object) -> None:
    making.public()
    making.hidden(making.sara())
    publish(*(a_government(f"city-{number}") for number in range(30)))
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        changes.since(0, 100)
