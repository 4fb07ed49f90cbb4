"""Requests to be erased at the desk, and the rules of retention."""

from __future__ import annotations

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from localaction.accounts import operations as accounts
from localaction.accounts.models import ErasureRequest
from localaction.kit import retention
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World


@pytest.fixture
def asked(here: World) -> ErasureRequest:
    return accounts.ask_erasure(actor=world.actor(here.amina), person=here.amina, because="I moved")


def test_the_desk_reads_what_goes_and_what_stays_and_erases(here: World, asked: ErasureRequest) -> None:
    client = world.client_of(here.nadia)
    assert "Amina Kato" in client.get(reverse("desk:erasures")).content.decode()
    page = reverse("desk:erasure", args=[asked.pk])
    text = client.get(page).content.decode()
    assert "I moved" in text
    assert "Kampala" in text
    assert client.post(page, {"move": "erase"}).status_code == 200  # not without the tick
    asked.refresh_from_db()
    assert asked.status == "asked"
    client.post(page, {"move": "erase", "understood": "on"})
    here.amina.refresh_from_db()
    assert here.amina.name == "a former member"
    text = client.get(reverse("desk:erasures")).content.decode()
    assert "Amina" not in text
    assert "Nadia Haddad" in text


def test_a_refusal_needs_a_reason(here: World, asked: ErasureRequest) -> None:
    client, page = world.client_of(here.nadia), reverse("desk:erasure", args=[asked.pk])
    assert client.post(page, {"move": "refuse", "because": " "}).status_code == 200
    client.post(page, {"move": "refuse", "because": "You are the last contact"})
    asked.refresh_from_db()
    assert (asked.status, asked.answer, asked.decided_by) == (
        "refused",
        "You are the last contact",
        here.nadia,
    )


def test_nobody_answers_the_own_request(here: World) -> None:
    own = accounts.ask_erasure(actor=world.actor(here.nadia), person=here.nadia)
    client, page = world.client_of(here.nadia), reverse("desk:erasure", args=[own.pk])
    assert "A colleague must answer" in client.get(page).content.decode()
    client.post(page, {"move": "erase", "understood": "on"})
    own.refresh_from_db()
    assert own.status == "asked"


def test_a_request_that_is_not_there_is_not_found(here: World) -> None:
    assert world.client_of(here.nadia).get(reverse("desk:erasure", args=[999])).status_code == 404


@pytest.mark.parametrize("rows", [1, 12])
def test_the_list_asks_a_fixed_number_of_questions(
    here: World, rows: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        who = world.person(f"Person {number}")
        accounts.ask_erasure(actor=world.actor(who), person=who)
    client = world.client_of(here.nadia)
    client.get(reverse("desk:erasures"))
    with django_assert_max_num_queries(14):
        client.get(reverse("desk:erasures"))


def test_every_rule_is_shown_with_its_period_and_its_reason(here: World) -> None:
    text = world.client_of(here.nadia).get(reverse("desk:retention")).content.decode()
    for rule in retention.rules():
        assert str(rule.what) in text
