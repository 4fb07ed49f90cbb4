"""The page of an action says by whose word its stage holds, shows every report, and silence as silence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation
from tests.factories import register as things
from tests.register.published_things import a_government, a_report, an_action, published

from localaction.kit.actors import SYSTEM
from localaction.register import index, operations
from localaction.register import queries as register
from localaction.register.shapes import Action, Dated, Origin, Reached, Served
from localaction.showcase.queries.government import government_page
from localaction.showcase.queries.progress import ProgressView, progress_of, told_of, with_reached

pytestmark = pytest.mark.django_db
TODAY = timezone.now().date()


def view(today: date = TODAY, language: str = "en") -> ProgressView:
    """How the action stands for a reader."""
    standing = register.current("action", "LA-AAAAAA")
    assert standing is not None
    assert isinstance(standing.content, Action)
    reports = register.reports_of("LA-AAAAAA")
    with translation.override(language):
        return progress_of(standing.content, standing, reports, language, today)


def test_without_a_report_the_action_speaks_for_itself() -> None:
    published(an_action())
    found = view()
    assert (str(found.stage), found.sentence, found.is_silent, found.reports) == (
        "In progress",
        "",
        False,
        (),
    )


def test_the_last_report_says_the_stage_and_who_said_it() -> None:
    published(an_action())
    published(a_report(1, stage="stalled", reported_on="2026-05-03", changed="Floods."))
    published(a_report(2, stage="in_progress", reported_on="2026-11-03", is_same=True))
    found = view(date(2026, 11, 22))
    assert found.sentence == "As the government reported on 3 November 2026 (report 2)."
    assert [(line.at, line.stage, line.is_same, line.changed) for line in found.reports] == [
        ("3 November 2026", "In progress", True, ()),
        ("3 May 2026", "Stalled", False, ("Floods.",)),
    ]
    assert found.reports[0].checked == "Reported by the government. The secretariat has not checked it."


def test_what_the_secretariat_checked_says_so() -> None:
    published(an_action())
    published(a_report(checked_on="2026-05-09"))
    found = view(date(2026, 6, 1))
    assert found.sentence.endswith("(report 1), checked by the secretariat.")
    assert found.reports[0].checked == (
        "Reported by the government. Checked by the secretariat on 9 May 2026."
    )


def test_silence_is_said_with_its_month_and_never_counted_as_progress() -> None:
    published(an_action())
    published(a_report(reported_on="2025-05-20"))
    found = view(date(2026, 8, 21))
    assert (found.stage, found.tone, found.is_silent) == ("No word since May 2025", "quiet", True)
    assert found.sentence == (
        "The last word was “In progress”, on 20 May 2025. Nobody has told how it goes since."
    )
    assert not view(date(2026, 8, 20)).is_silent


def test_a_report_ticks_the_milestone_in_the_action() -> None:
    action = an_action(milestones=(Dated(text="Twelve schools."), Dated(text="A crèche.", done_on="2024")))
    reports = [
        a_report(milestones=(Reached(text="Twelve schools.", done_on="2026-04"), Reached(text="Other")))
    ]
    shown = with_reached(action, reports)
    assert [one.done_on for one in shown.milestones] == ["2026-04", "2024"]
    assert with_reached(action, []) is action


def test_claims_stand_alone_with_method_source_and_date() -> None:
    published(an_action())
    claim = Served(number=1240, who="pupils", method="survey", source="School office", as_of="2026-04")
    published(a_report(served=(claim, Served(number=3))))
    assert view(date(2026, 6, 1)).reports[0].claims == (
        ("1,240 pupils", "Survey · School office · April 2026"),
        ("3", "How they were counted is not known."),
    )


def test_only_web_addresses_become_links(client: Client) -> None:
    published(an_action())
    published(a_report(evidence_link="javascript:alert(1)", changed="<script>alert(1)</script>"))
    shown = client.get("/en/actions/LA-AAAAAA/").content.decode()
    assert "javascript:alert" not in shown
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown


def test_the_page_of_an_action_shows_its_reports_in_one_more_query(client: Client) -> None:
    published(an_action())
    published(a_report(stage="fulfilled", changed="Tout est fait.", language="fr", checked_on="2026-05-09"))
    shown = client.get("/en/actions/LA-AAAAAA/").content.decode()
    assert 'id="report-1"' in shown
    assert "Tout est fait." in shown
    assert 'lang="fr"' in shown
    assert "status--good" in shown
    operations.withdraw(actor=SYSTEM, kind="progress", reference="LA-AAAAAA-P1", because="Not theirs.")
    assert "Tout est fait." not in client.get("/en/actions/LA-AAAAAA/").content.decode()


@pytest.mark.parametrize("count", [1, 12])
def test_the_page_of_an_action_costs_the_same_with_many_reports(
    client: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    published(a_government())
    published(an_action())
    for number in range(1, count + 1):
        published(a_report(number))
    index.follow()
    client.get("/en/actions/LA-AAAAAA/")
    with django_assert_max_num_queries(12) as counted:
        client.get("/en/actions/LA-AAAAAA/")
    assert sum("'progress'" in query["sql"] for query in counted.captured_queries) == 1


def test_lists_and_the_government_s_page_say_who_is_silent(client: Client) -> None:
    old = (TODAY - timedelta(days=600)).isoformat()
    things.publish(a_government(), an_action(), an_action("LA-BBBBBB", title="Open doors"))
    published(a_report(1, "LA-BBBBBB", reported_on=old, changed="Two doors."))
    published(an_action("LA-CCCCCC", origin=Origin(how="collected", signature="none", collected_on=old)))
    published(a_report(1, "LA-CCCCCC", stage="fulfilled", reported_on=old))
    index.follow()
    page = government_page("kampala", "en")
    assert page is not None
    assert page.progress_sentence == "On 1 action there has been no word for 15 months or more."
    told = {card.reference: card.is_silent for card in page.actions}
    assert told == {"LA-AAAAAA": False, "LA-BBBBBB": True, "LA-CCCCCC": False}
    texts = [event["text"] for event in page.timeline]
    assert "Reported: Fulfilled · \u2068Kampala for All: safety nets for recovery\u2069" in texts
    shown = client.get("/en/actions/").content.decode()
    assert shown.count("No word since") == 1
    assert 'value="silent"' in shown
    found = client.get("/en/actions/?stage=silent").content.decode()
    assert "LA-BBBBBB" in found
    assert "LA-AAAAAA" not in found


def test_told_of_keeps_only_reports() -> None:
    published(an_action())
    published(a_report())
    everything = [*register.newest("action", 5), *register.newest("progress", 5)]
    assert told_of(everything) == [a_report()]
