"""The three pathways: how many questions each asks, counted by the rule that is written in `sections.asked`."""

from __future__ import annotations

from typing import Any

import pytest

from localaction.actions import pathways
from localaction.actions.limits import WORDS
from localaction.actions.readiness import DraftFacts, readiness
from localaction.actions.sections import ASKS, PAGES, Shape
from localaction.actions.sections.asked import ASKED, KNOWN, TOGETHER, names_asked, questions_asked

KINDS = ("practice", "ongoing", "commitment")
EVERYTHING = {name for page in PAGES for name in page.names} | {"alignment", "pictures", "owners"}


@pytest.mark.parametrize(("pathway", "most"), [("small", 12), ("city", 20), ("network", 30)])
@pytest.mark.parametrize("kind", KINDS)
def test_a_person_sees_exactly_so_many_questions(pathway: str, most: int, kind: str) -> None:
    seen = [name for page in pathways.pages(pathway, kind) for name in pathways.questions_on(page)]
    assert (len(seen), len(set(seen))) == (most, most)
    assert pathways.questions(pathway, kind) == most == pathways.QUESTIONS[pathway]
    known = {**dict.fromkeys(ASKS), "kind": kind, **dict.fromkeys(KNOWN, "said")}
    assert readiness(DraftFacts(answers=known, pathway=pathway)).questions == most


@pytest.mark.parametrize("pathway", pathways.PATHWAYS)
@pytest.mark.parametrize("kind", ["", *KINDS])
def test_every_answer_that_sending_needs_is_asked_or_known(pathway: str, kind: str) -> None:
    known = dict.fromkeys(KNOWN, "said")
    draft = DraftFacts(answers={**dict.fromkeys(ASKS), "kind": kind, **known}, pathway=pathway)
    asked = {name for page in pathways.pages(pathway, kind) for name in page.names}
    found = readiness(draft)
    assert {lack.field for lack in found.lacks} - {""} <= asked
    assert found.lacks


@pytest.mark.parametrize("kind", KINDS)
def test_what_sending_needs_is_the_same_on_every_pathway_but_for_the_summary(kind: str) -> None:
    def needed(pathway: str) -> set[str]:
        asked = names_asked(pathway, kind) | set(KNOWN)
        asks = {name for name, ask in ASKS.items() if kind in ask.needed_for and name in asked}
        groups = (group for page in PAGES for group in page.groups)
        return asks | {group.name for group in groups if kind in group.needed_for and group.name in asked}

    assert needed("city") == needed("network")
    assert needed("city") - needed("small") == {"summary"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_longer_pathway_asks_all_that_a_shorter_one_asks(kind: str) -> None:
    assert questions_asked("small", kind) < questions_asked("city", kind) < questions_asked("network", kind)


def test_every_question_that_is_named_exists_and_every_pair_of_boxes_stands_together() -> None:
    named = {name for by_kind in ASKED.values() for kind in by_kind for name in by_kind[kind]}
    boxes = {box for name in named for box in TOGETHER.get(name, (name,))}
    assert boxes <= EVERYTHING
    for names in TOGETHER.values():
        (page,) = (page for page in PAGES if set(names) & set(page.names))
        assert set(names) <= set(page.names)


def test_the_boxes_of_one_question_are_asked_together() -> None:
    (where,) = (page for page in pathways.pages("city", "ongoing") if page.slug == "where-and-when")
    assert where.names == ("place_name", "place_admin1", "place_country", "stage", "starts_on")
    (money,) = (page for page in pathways.pages("city", "ongoing") if page.slug == "partners-and-money")
    assert money.names == ("budget_amount", "budget_currency", "partners")
    assert pathways.questions_on(money) == ("cost", "partners")


@pytest.mark.parametrize("name", KNOWN)
def test_what_should_be_known_is_asked_when_it_is_not(name: str) -> None:
    known = {**dict.fromkeys(KNOWN, "said"), name: ""}
    asked = {one for page in pathways.pages("small", "practice", known) for one in page.names}
    assert asked - {one for page in pathways.pages("small", "practice") for one in page.names} == {name}


@pytest.mark.parametrize(
    ("level", "population", "pathway"),
    [
        ("municipality", 8_000, "small"),
        ("municipality", None, "small"),
        ("city", 49_999, "small"),
        ("city", 50_000, "city"),
        ("city", None, "city"),
        ("district", 12_000, "small"),
        ("metropolitan", 20_000, "city"),
        ("metropolitan", 9_000_000, "city"),
        ("province", 10_000, "network"),
        ("region", 4_000_000, "network"),
        ("state", None, "network"),
        ("association", None, "network"),
    ],
)
def test_the_pathway_suits_the_government(level: str, population: int | None, pathway: str) -> None:
    assert pathways.for_government(level, population) == pathway


def test_every_text_has_a_budget_and_every_answer_its_time() -> None:
    assert {name for name, ask in ASKS.items() if ask.shape is Shape.TEXT} <= set(WORDS)
    assert [page.slug for page in PAGES if page.seconds == 0] == ["call"]  # whose questions its call asks


@pytest.mark.parametrize(
    ("pathway", "low", "high"), [("small", 20, 38), ("city", 30, 50), ("network", 50, 80)]
)
@pytest.mark.parametrize("kind", KINDS)
def test_it_takes_about_as_long_as_we_say(pathway: str, low: int, high: int, kind: str) -> None:
    assert low <= pathways.minutes(pathway, kind) <= high


def test_answering_takes_minutes_and_questions_away() -> None:
    def draft(**answers: Any) -> DraftFacts:
        return DraftFacts(answers={**dict.fromkeys(ASKS), "kind": "practice", **answers}, pathway="small")

    fresh = readiness(draft(**dict.fromkeys(KNOWN, "said")))
    further = readiness(draft(**dict.fromkeys(KNOWN, "said"), challenge="Rain", what_was_done="Roofs"))
    assert (further.answered - fresh.answered, further.questions) == (2, 12)
    assert fresh.minutes_left - further.minutes_left >= 8


def test_a_question_of_several_boxes_is_answered_when_those_that_are_needed_are() -> None:
    def answered(**answers: Any) -> bool:
        found = readiness(DraftFacts(answers={**dict.fromkeys(ASKS), "language": "en", **answers}))
        (where,) = (one for page in found.pages for one in page.questions if one.name == "where")
        return where.is_answered

    assert not answered(place_admin1="Western Area")
    assert not answered(place_name="Freetown")
    assert answered(place_name="Freetown", place_country="SL")
