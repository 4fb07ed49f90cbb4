"""What a draft lacks, page by page."""

from typing import Any

import pytest

from localaction.actions.readiness import DraftFacts, PictureFacts, readiness
from localaction.actions.sections import ASKS, PAGES

COMPLETE: dict[str, Any] = {
    "title": "A night school",
    "kind": "ongoing",
    "language": "en",
    "summary": "Parents learn.",
    "place_name": "Kampala",
    "place_country": "UG",
    "stage": "in_progress",
    "starts_on": "2024-01-01",
    "priorities": ["PO-4"],
    "challenge": "None could attend.",
    "what_was_done": "We opened schools.",
    "populations": ["refugees"],
    "consent_hub": True,
    "consent_gcm": False,
    "consent_gcr": False,
    "consent_gfmd": True,
}
ALIGNED: dict[str, tuple[dict[str, Any], ...]] = {"alignments": ({"item": "GCM-15", "reason": ""},)}


def facts(rows: dict[str, tuple[dict[str, Any], ...]] | None = None, **changed: Any) -> DraftFacts:
    return DraftFacts(
        answers={**dict.fromkeys(ASKS), **COMPLETE, **changed}, rows={**ALIGNED, **(rows or {})}
    )


def lacking(draft: DraftFacts) -> list[tuple[str, str, str]]:
    return [(lack.page, lack.field, lack.kind) for lack in readiness(draft).lacks]


def test_a_complete_action_lacks_nothing() -> None:
    found = readiness(facts())
    assert (found.lacks, found.is_ready, found.minutes_left) == ((), True, 0)


@pytest.mark.parametrize("name", sorted(COMPLETE))
def test_every_needed_answer_is_missed_when_it_is_not_there(name: str) -> None:
    empty: Any = [] if isinstance(COMPLETE[name], list) else None if name.startswith("consent") else ""
    assert [field for _page, field, _kind in lacking(facts(**{name: empty}))][:1] == [name] or name == "kind"
    assert not readiness(facts(**{name: empty})).is_ready


def test_no_is_an_answer() -> None:
    assert lacking(facts(consent_hub=False, consent_gfmd=False)) == []


def test_a_practice_needs_results_and_lessons() -> None:
    assert lacking(facts(kind="practice")) == [
        ("results", "results", "missing"),
        ("lessons", "lessons", "missing"),
    ]


def test_a_commitment_needs_a_promise_and_a_milestone() -> None:
    assert lacking(facts(kind="commitment")) == [
        ("commitments", "further_commitment", "missing"),
        ("commitments", "milestones", "missing"),
    ]
    done = facts(
        {"milestones": ({"text": "Twelve schools are open."},)}, kind="commitment", further_commitment="More."
    )
    assert lacking(done) == []


def test_a_text_over_its_limit_stops_sending_and_says_by_how_much() -> None:
    (lack,) = readiness(facts(title="word " * 23)).lacks
    assert (lack.kind, str(lack.words)) == ("too_long", "“What is your action called?” is 3 words too long.")


def test_what_could_not_be_understood_stops_sending() -> None:
    draft = DraftFacts(answers=COMPLETE, rows=ALIGNED, unread={"where-and-when": ("ends_on",)})
    assert lacking(draft) == [("where-and-when", "ends_on", "unread")]


def test_pictures_need_words_and_consent() -> None:
    def draft(*pictures: PictureFacts) -> DraftFacts:
        return DraftFacts(answers=COMPLETE, rows=ALIGNED, pictures=pictures)

    assert len(lacking(draft(PictureFacts("", "", "", "", None)))) == 2
    assert len(lacking(draft(PictureFacts("A school", "children", "", "", None)))) == 1
    assert lacking(draft(PictureFacts("A school", "nobody", "", "", None))) == []
    assert lacking(draft(PictureFacts("A school", "adults", "Amina", "On this site", "2025-01-01"))) == []


def test_a_fresh_draft_has_no_page_begun_and_all_minutes_left() -> None:
    found = readiness(DraftFacts(answers={"language": "en"}))
    assert {standing.state for standing in found.pages} == {"not_started"}
    assert 20 <= found.minutes_left <= 45


def test_a_saved_page_is_begun_until_it_lacks_nothing() -> None:
    begun = DraftFacts(answers={**COMPLETE, "summary": ""}, saved=frozenset({"essentials", "challenge"}))
    states = {standing.page.slug: standing.state for standing in readiness(begun).pages}
    assert (states["essentials"], states["challenge"], states["results"]) == ("begun", "ready", "not_started")


def test_every_page_has_its_own_address() -> None:
    assert len({page.slug for page in PAGES}) == len(PAGES) == 18
