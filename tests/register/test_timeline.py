"""How a thing stood after each entry."""

from datetime import UTC, date, datetime

from tests.register.published_things import a_government, a_report, an_action

from localaction.register import timeline
from localaction.register.documents import OPEN
from localaction.register.shapes import Government, Progress, Shape
from localaction.register.timeline import Happening, Part, Slot, Span

OWN, REPORT, FACE = ("action", "LA-AAAAAA"), ("progress", "LA-AAAAAA-P1"), ("government", "kampala")
FIRST = (2, datetime(2026, 1, 2, tzinfo=UTC))


def _at(sequence: int, slot: Slot, content: Shape | None) -> Happening:
    return Happening(sequence, slot, content, datetime(2026, 1, sequence, tzinfo=UTC))


def _spans(*happenings: Happening) -> list[Span]:
    return list(timeline.spans(OWN, happenings, FIRST))


def test_each_change_begins_a_span_and_ends_the_one_before() -> None:
    found = _spans(
        _at(9, OWN, an_action(title="Second")),
        _at(1, FACE, a_government()),
        _at(2, OWN, an_action(title="First")),
        _at(5, REPORT, a_report()),
    )
    assert [(span.since, span.until) for span in found] == [(2, 5), (5, 9), (9, OPEN)]
    assert [span.own.title for span in found] == ["First", "First", "Second"]  # type: ignore[attr-defined]
    assert [len(span.of("progress", Progress)) for span in found] == [0, 1, 1]
    assert [list(span.of("government", Government)) for span in found] == [["kampala"]] * 3
    assert [(span.dated.sequence, span.dated.first_sequence) for span in found] == [(2, 2), (2, 2), (9, 2)]


def test_nothing_stands_after_it_was_withdrawn_until_it_is_published_again() -> None:
    found = _spans(
        _at(2, OWN, an_action()), _at(4, OWN, None), _at(5, REPORT, a_report()), _at(8, OWN, an_action())
    )
    assert [(span.since, span.until) for span in found] == [(2, 4), (8, OPEN)]


def test_what_is_withheld_stood_in_no_span() -> None:
    assert _spans(_at(2, OWN, None), _at(3, OWN, None)) == []
    (before, after) = _spans(_at(2, OWN, an_action()), _at(3, REPORT, None))
    assert (before.until, after.since, dict(after.others)) == (3, 3, {})


def test_a_span_is_parted_where_it_fell_silent() -> None:
    span = Span(5, 20, an_action(), _spans(_at(2, OWN, an_action()))[0].dated, {})
    day = date(2027, 1, 1)
    assert list(timeline.parts(span, None, lambda _day: 0)) == [Part(5, 20, None)]
    assert list(timeline.parts(span, day, lambda _day: 12)) == [Part(5, 12, None), Part(12, 20, day)]
    assert list(timeline.parts(span, day, lambda _day: 3)) == [Part(5, 20, day)]
    assert list(timeline.parts(span, day, lambda _day: 30)) == [Part(5, 20, None)]
