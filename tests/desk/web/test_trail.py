"""The trail as pages."""

from __future__ import annotations

import csv
import io

import pytest
from django.db import connection
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from localaction.kit import guards, sealing, trail
from localaction.kit.models import TrailEvent
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

QUERIES = 22


def _do(here: World, times: int) -> None:
    for number in range(times):
        trail.record(
            world.actor(here.nadia),
            "action.withdrawn",
            world.action(here.kampala),
            because=f"Reason {number}",
        )
        trail.record(world.actor(here.nadia), "government.verified", world.government(f"Town {number}"))


def test_the_secretariat_reads_who_did_what_when_and_why(here: World) -> None:
    _do(here, 1)
    page = world.client_of(here.nadia).get(reverse("desk:trail"))
    text = page.content.decode()
    assert "Reason 0" in text
    assert "Nadia Haddad" in text
    assert "not sealed yet" in text
    sealing.seal_waiting()
    sealing.check()
    text = world.client_of(here.nadia).get(reverse("desk:trail")).content.decode()
    assert "not sealed yet" not in text
    assert "were found in order" in text


def test_a_fault_that_was_found_is_said_on_top(here: World) -> None:
    _do(here, 1)
    sealing.seal_waiting()
    guards.take_down(connection)
    TrailEvent.objects.filter(because="Reason 0").update(because="Another reason")
    guards.put_up(connection)
    sealing.check()
    text = world.client_of(here.nadia).get(reverse("desk:trail")).content.decode()
    assert "the trail was changed" in text


@pytest.mark.parametrize("rows", [1, 12])
def test_a_page_asks_a_fixed_number_of_questions(
    here: World, rows: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    _do(here, rows)
    sealing.seal_waiting()
    client = world.client_of(here.nadia)
    client.get(reverse("desk:trail"))
    with django_assert_max_num_queries(QUERIES):
        client.get(reverse("desk:trail"))


def test_the_next_page_keeps_the_question(here: World) -> None:
    for _ in range(60):
        trail.record(world.actor(here.nadia), "action.withdrawn", here.action, because="Twice")
    client = world.client_of(here.nadia)
    sealing.seal_waiting()
    first = client.get(reverse("desk:trail") + "?words=twice&verb=action.withdrawn")
    older = first.context["page"].older
    assert f"?verb=action.withdrawn&amp;words=twice&amp;before={older}" in first.content.decode()
    second = client.get(f"{reverse('desk:trail')}?verb=action.withdrawn&words=twice&before={older}")
    assert len(second.context["page"].lines) == 10
    assert "To the newest" in second.content.decode()


def test_the_table_holds_everything_found_and_no_formula(here: World) -> None:
    trail.record(world.actor(here.nadia), "action.withdrawn", here.action, because="=1+1", source="a")
    trail.record(world.actor(here.nadia), "government.verified", here.kampala)
    answer = world.client_of(here.nadia).get(reverse("desk:trail_csv") + "?verb=action.withdrawn")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    heads, row = csv.reader(io.StringIO(text))
    assert heads[:4] == ["Number", "When", "Who", "Verb"]
    assert row[2:] == [
        "Nadia Haddad",
        "action.withdrawn",
        "Withdrawn",
        "Action",
        here.action.reference,
        "'=1+1",
        "source: a",
    ]


@pytest.mark.parametrize("page", ["trail", "trail_csv", "erasures", "retention"])
def test_nobody_else_reads_it(here: World, page: str) -> None:
    for who in (here.amina, here.lea):
        assert world.client_of(who).get(reverse(f"desk:{page}")).status_code == 403


@pytest.mark.parametrize(
    "query", ["?before=x", "?verb=a.b", "?since=soon", "?kind=x&record=%00", "?words=%27%22"]
)
def test_odd_questions_are_answered_too(here: World, query: str) -> None:
    assert world.client_of(here.nadia).get(reverse("desk:trail") + query).status_code == 200
