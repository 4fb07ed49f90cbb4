"""Every kind of waiting thing keeps to what a kind is, whoever declared it."""

from typing import Any

import pytest
from django.db.models import F, Value
from django.urls import NoReverseMatch, reverse

from localaction.desk import queries
from localaction.desk.asked import SORTS, Asked
from localaction.desk.kinds import BY_CODE, KINDS
from localaction.desk.steps import BY_CODE as STEPS
from localaction.desk.waiting import Kind, Why, said
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

codes = pytest.mark.parametrize("code", [*BY_CODE])
QUESTIONS = (
    *(Asked(sort=sort) for sort in SORTS),
    Asked(country="UG"),
    Asked(region="002", language="fr"),
    Asked(call="2026"),
    Asked(longer=3),
    Asked(words="école 1"),
    *(Asked(whose=whose) for whose in ("mine", "nobody", "somebody", "1")),
)


def test_every_kind_has_a_code_of_its_own() -> None:
    assert len(BY_CODE) == len(KINDS)


@codes
@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.query() or "everything")
def test_every_kind_answers_every_question(here: World, code: str, asked: Asked) -> None:
    who = here.lea if "assessor" in BY_CODE[code].roles else here.nadia
    found = queries.queue_for(world.actor(who), asked.but(kind=code))
    assert found.total == len(found.lines)


@codes
def test_every_kind_has_all_its_columns_and_reasons(here: World, code: str) -> None:
    kind, actor = BY_CODE[code], world.actor(here.lea if "assessor" in BY_CODE[code].roles else here.nadia)
    assert list(queries.columns_of(kind, actor, [1, 2])) == [] or kind.code == "submission"
    for why in kind.whys:
        queries.count_for(actor, Asked(kind=code, why=why))


@codes
def test_every_kind_leads_somewhere(code: str) -> None:
    kind = BY_CODE[code]
    for why in kind.whys.values():
        assert not why.does or why.does in STEPS
        assert any(_leads(why.page or kind.page, key) for key in ("LA-1", "1", "slug"))


def _leads(page: str, key: str) -> bool:
    try:
        return bool(reverse(page, args=[key]))
    except NoReverseMatch:
        return False


def test_steps_are_for_kinds_that_there_are() -> None:
    assert {kind for step in STEPS.values() for kind in step.kinds} <= set(BY_CODE)


def test_a_kind_with_several_reasons_says_which() -> None:
    several = {"new": Why("New", "Read"), "old": Why("Old", "Read")}
    told: dict[str, Any] = {
        "code": "x",
        "name": "X",
        "found": lambda _actor: None,
        "page": "x",
        "key": "pk",
        "since": "at",
    }
    with pytest.raises(ValueError, match="several reasons"):
        Kind(**told, title="title", whys=several)
    kind = Kind(**told, title="title", whys=several, why="status")
    assert (kind.why_said, kind.looked_in, kind.anew) == (F("status"), ("title", "pk"), [])


def test_a_column_that_is_left_out_is_the_empty_text() -> None:
    assert (said(None), said("a__b")) == (Value(""), F("a__b"))
