"""The queue as a page."""

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from localaction.actions.lifecycle import Status
from localaction.actions.models import Report, TextTranslation
from localaction.assessment import operations
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

HOSTILE = "?whose=99999999999999999&words=%00&longer=99999&country=UG&region=x&call=x"


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


def test_a_thing_is_taken_from_its_line(here: World) -> None:
    client = world.client_of(here.nadia)
    sent = {
        "step": "take",
        "thing": f"submission:{here.action.pk}",
        "back": "/en/desk/?kind=submission&page=2",
    }
    answer = client.post(reverse("desk:at_once"), sent)
    assert answer.headers["Location"] == "/en/desk/?kind=submission&page=2"
    assert "You have it" in client.get(reverse("desk:queue")).content.decode()
    assert "Nadia Haddad has it" in world.client_of(here.omar).get(reverse("desk:queue")).content.decode()
    client.post(reverse("desk:at_once"), sent | {"step": "give_back"})
    assert "Nobody has it" in client.get(reverse("desk:queue")).content.decode()


@pytest.mark.parametrize("back", ["https://elsewhere.example/?kind=x", "//elsewhere.example", "", "\0"])
def test_nobody_is_sent_elsewhere(here: World, back: str) -> None:
    sent = {"step": "take", "thing": "submission:0", "back": back}
    answer = world.client_of(here.nadia).post(reverse("desk:at_once"), sent)
    assert answer.headers["Location"].partition("?")[0] == "/en/desk/"


def test_a_step_that_asks_something_shows_its_page_first(here: World) -> None:
    sent = {"step": "give", "thing": f"submission:{here.action.pk}"}
    answer = world.client_of(here.nadia).post(reverse("desk:at_once"), sent)
    assert answer.headers["Location"].startswith(reverse("desk:steps"))


def test_what_is_left_out_is_told_and_can_be_put_back(here: World) -> None:
    page = world.client_of(here.nadia).get(reverse("desk:queue") + "?region=002&language=pt&longer=7")
    assert [chip["href"] for chip in page.context["chips"]] == [
        "?language=pt&longer=7",
        "?region=002&longer=7",
        "?region=002&language=pt",
    ]
    assert "Nothing answers this question" in page.content.decode()


def test_an_assessor_has_no_filters_and_no_steps(here: World) -> None:
    operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)
    text = world.client_of(here.lea).get(reverse("desk:queue")).content.decode()
    assert "Filter and sort" not in text
    assert "Kampala" not in text.partition("<main")[2].partition("</main>")[0].replace(here.action.title, "")


@pytest.mark.parametrize(
    "query",
    [
        "?kind=whim",
        "?page=999",
        "?page=x",
        "?kind=government",
        "?whose=99999999999999999&words=%00&longer=99999",
    ],
)
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
        world.action(here.kampala, status=Status.CORRECTION_OFFERED)
    client.get(reverse("desk:queue"))  # what a process asks once only
    with django_assert_num_queries(COST):
        client.get(reverse("desk:queue"))


COST = 14
