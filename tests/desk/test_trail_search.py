"""Searching the trail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from localaction.assessment import operations as assessment
from localaction.desk import trail_search
from localaction.desk.trail_search import Asked
from localaction.kit import sealing, trail
from localaction.kit.actors import SYSTEM
from localaction.kit.models import TrailEvent
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World


@pytest.fixture
def told(here: World) -> World:
    """An action with a past: something of its own, and an assignment that hangs on it."""
    nadia = world.actor(here.nadia)
    trail.record(nadia, "action.withdrawn", here.action, because="Envoyée deux fois, pardon", source="letter")
    trail.record(SYSTEM, "government.listed", here.kampala, source="cities.csv")
    assessment.assign(actor=nadia, action=here.action, assessor=here.lea)
    sealing.seal_waiting()
    return here


def _verbs(**asked: str) -> list[str]:
    return [line.verb for line in trail_search.search(Asked(**asked)).lines]


def test_the_newest_comes_first_and_says_who_what_which_and_why(told: World) -> None:
    lines = trail_search.search(Asked(record=told.action.reference)).lines
    assert [line.verb for line in lines] == [
        "assessment.assigned",
        "action.assessment_begun",
        "action.withdrawn",
    ]
    own = lines[2]
    assert (own.who, str(own.words), own.because) == (
        "Nadia Haddad",
        "Withdrawn",
        "Envoyée deux fois, pardon",
    )
    assert (str(own.record.kind), own.record.name) == ("Action", told.action.reference)
    assert own.record.href == f"/en/desk/actions/{told.action.reference}/"
    assert own.facts == (("source", "letter"),)
    assert own.is_sealed


@pytest.mark.parametrize(
    ("asked", "verbs"),
    [
        ({"words": "envoyee"}, ["action.withdrawn"]),
        ({"words": "Deux FOIS"}, ["action.withdrawn"]),
        ({"words": "deux nothing"}, []),
        ({"words": "cities.csv"}, ["government.listed"]),
        ({"who": "nadia"}, ["assessment.assigned", "action.assessment_begun", "action.withdrawn"]),
        ({"who": "nadia.haddad@example.org", "verb": "action.withdrawn"}, ["action.withdrawn"]),
        ({"who": "amina"}, []),
        ({"kind": "governments.government", "words": "cities"}, ["government.listed"]),
        ({"verb": "assessment.assigned"}, ["assessment.assigned"]),
        ({"record": "LA-NOWHERE"}, []),
    ],
)
def test_it_is_found_by_words_who_kind_verb_and_record(
    told: World, asked: dict[str, str], verbs: list[str]
) -> None:
    assert _verbs(**asked) == verbs


def test_the_site_itself_is_somebody_too(told: World) -> None:
    assert "government.listed" in _verbs(who="local action")
    assert "action.withdrawn" not in _verbs(who="local action")


def test_a_day_is_meant_as_a_whole(told: World) -> None:
    today = timezone.localdate()
    assert "action.withdrawn" in _verbs(since=today.isoformat(), until=today.isoformat())
    assert _verbs(since=(today + timedelta(days=1)).isoformat()) == []
    assert "action.withdrawn" not in _verbs(until=(today - timedelta(days=1)).isoformat())


def test_pages_follow_each_other_without_gap_or_repetition(told: World) -> None:
    for number in range(120):
        trail.record(SYSTEM, "action.published", told.action, number=number)
    asked, seen, before = Asked(record=told.action.reference), [], 0
    while True:
        page = trail_search.search(asked, before)
        seen += [line.number for line in page.lines]
        before = page.older
        if not before:
            break
    assert page.count == len(seen) == len(set(seen)) == 123
    assert seen == sorted(seen, reverse=True)
    assert [line.number for line in trail_search.everything(asked, chunk=50)] == seen


def test_what_cannot_be_asked_is_left_out(told: World) -> None:
    asked = trail_search.read(
        {"verb": "x.y", "kind": "nothing", "since": "yesterday", "until": "2026-02-30", "who": " a "}
    )
    assert asked == Asked(who="a")
    assert asked.query() == "who=a"


def test_who_was_erased_is_somebody_who_has_left(told: World) -> None:
    ids = list(TrailEvent.objects.filter(person=told.nadia).values_list("pk", flat=True))
    sealing.erase(ids, ("who",), rule="person")
    line = trail_search.search(Asked(verb="action.withdrawn")).lines[0]
    assert (line.who, line.is_erased) == ("somebody who has left", True)
