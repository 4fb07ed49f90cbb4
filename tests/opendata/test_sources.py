"""What rows are made of."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.register.published_things import a_report, an_action

from localaction.opendata.sources import action_of, claims_of
from localaction.register.queries import Published
from localaction.register.shapes import Action, Aligned, Owner, Place, Progress, Served

MOMENT = datetime(2026, 1, 5, 12, tzinfo=UTC)


def _published(content: Action | Progress, sequence: int = 1) -> Published:
    kind = type(content).__name__.lower()
    return Published(
        sequence, kind, content.reference, 1, "en", MOMENT, content, MOMENT, sequence, "a" * 64, "b" * 64
    )


def test_the_last_report_says_the_stage_and_silence_is_counted_from_it() -> None:
    reports = [
        _published(a_report(number, stage=stage), number + 1)
        for number, stage in ((2, "stalled"), (1, "planning"))
    ]
    action = action_of(_published(an_action()), reports, date(2026, 11, 23))
    assert (action.standing.stage, [one.content.number for one in action.reports]) == ("stalled", [1, 2])
    assert not action.is_silent
    assert action_of(_published(an_action()), reports, date(2027, 11, 23)).is_silent


def test_primary_items_come_first_and_each_once() -> None:
    aligned = (Aligned(code="SDG-1"), Aligned(code="GCM-2", rank="primary"), Aligned(code="SDG-1"))
    assert action_of(_published(an_action(alignment=aligned)), [], date(2026, 11, 23)).codes == (
        "GCM-2",
        "SDG-1",
    )


def test_the_lead_stands_for_an_action_and_its_country_where_the_place_has_none() -> None:
    owners = (
        Owner(name="Partner", language="en", role="partner", country="KE"),
        Owner(name="Lead", language="en", role="lead", country="UG"),
    )
    action = action_of(
        _published(an_action(owners=owners, place=Place(name="", country=""))), [], date(2026, 11, 23)
    )
    assert action.lead is not None
    assert (action.lead.name, action.country) == ("Lead", "UG")


def test_claims_of_the_action_and_of_its_reports_stand_apart() -> None:
    served = (Served(number=10), Served(number=20))
    report = _published(a_report(served=(Served(number=30),)), 2)
    action = action_of(_published(an_action(served=served)), [report], date(2026, 11, 23))
    assert [(one.said_in, one.number, one.claim.number) for one in claims_of(action)] == [
        ("LA-AAAAAA", 1, 10),
        ("LA-AAAAAA", 2, 20),
        ("LA-AAAAAA-P1", 1, 30),
    ]
