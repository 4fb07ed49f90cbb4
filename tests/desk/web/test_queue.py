"""The queue as a page."""

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.actions.lifecycle import Status
from localaction.actions.models import Report, TextTranslation
from localaction.assessment import operations


def test_the_secretariat_finds_one_next_step(here: World) -> None:
    text = world.client_of(here.nadia).get(reverse("desk:queue")).content.decode()
    assert here.action.title in text
    assert f'href="/en/desk/decisions/{here.action.reference}/"' in text
    assert "Assign assessors" in text


def test_everything_in_the_queue_leads_to_a_page(here: World) -> None:
    proposed = world.government("Gulu")
    proposed.status = "proposed"
    proposed.save()
    world.action(here.kampala, status=Status.CORRECTION_OFFERED)
    world.action(here.kampala, status=Status.ASSESSING)
    told = world.action(here.kampala, status=Status.PUBLISHED)
    TextTranslation.objects.create(
        action=told, language="ar", key="title", text="مدرسة", offered_at=timezone.now()
    )
    Report.objects.create(
        action=told, number=1, government=here.kampala, status="held", language="en", stage="stalled"
    )
    client = world.client_of(here.nadia)
    lines = client.get(reverse("desk:queue")).context["lines"]
    assert {line.waiting.kind for line in lines} == {
        "government",
        "submission",
        "decision",
        "correction",
        "translation",
        "report",
    }
    assert [client.get(line.href).status_code for line in lines] == [200] * 6


def test_an_assessor_sees_only_the_own_work(here: World) -> None:
    operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)
    world.action(here.kampala)
    mine = world.client_of(here.lea).get(reverse("desk:queue"))
    assert [line.waiting.kind for line in mine.context["lines"]] == ["assessment"]
    assert not world.client_of(here.jose).get(reverse("desk:queue")).context["lines"]


@pytest.mark.parametrize("query", ["?kind=whim", "?page=999", "?page=x", "?kind=government"])
def test_odd_questions_are_answered_too(here: World, query: str) -> None:
    assert world.client_of(here.nadia).get(reverse("desk:queue") + query).status_code == 200


def test_a_focal_point_has_no_desk(here: World) -> None:
    assert world.client_of(here.amina).get(reverse("desk:queue")).status_code == 403


@pytest.mark.parametrize("rows", [1, 12])
def test_the_page_costs_the_same_at_any_length(
    here: World, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = world.client_of(here.nadia)
    for _ in range(rows):
        proposed = world.government("Gulu")
        proposed.status = "proposed"
        proposed.save()
        world.action(here.kampala, status=Status.ASSESSING)
        world.action(here.kampala, status=Status.CORRECTION_OFFERED)
    with django_assert_num_queries(COST):
        client.get(reverse("desk:queue"))


COST = 14
