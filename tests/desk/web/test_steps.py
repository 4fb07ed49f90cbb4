"""A step for many things: foreseen, done to each on its own, and told."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from localaction.actions.lifecycle import Status
from localaction.actions.models import Action, Question
from localaction.desk.models import Care
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World


def names(*actions: Action) -> list[str]:
    """What the boxes of these actions send."""
    return [f"submission:{one.pk}" for one in actions]


def preview(client: Client, step: str, things: list[str], **more: str) -> str:
    """The page before anything is done."""
    answer = client.get(reverse("desk:steps"), {"step": step, "thing": things, **more})
    assert answer.status_code == 200, answer.headers
    return answer.content.decode()


def test_a_preview_says_what_will_happen_and_what_cannot_and_changes_nothing(here: World) -> None:
    client, mine = world.client_of(here.nadia), world.action(here.kampala)
    Care.objects.create(kind="submission", thing=mine.pk, person=here.omar)
    page = preview(client, "take", names(here.action, mine))
    assert "This will be done to 1 thing" in page
    assert "It will be yours." in page
    assert "A colleague has it." in page
    assert Care.objects.count() == 1


def test_each_is_done_on_its_own_and_told(here: World) -> None:
    client, other = world.client_of(here.nadia), world.action(here.kampala)
    sent = {"step": "take", "thing": names(here.action, other), "query": "kind=submission"}
    Care.objects.create(kind="submission", thing=other.pk, person=here.omar)  # since the preview
    answer = client.post(reverse("desk:steps"), sent, follow=True)
    page = answer.content.decode()
    assert "1 thing is done." in page
    assert "1 was left as it is." in page
    assert "A colleague has it." in page
    assert answer.context["back_href"] == reverse("desk:queue") + "?kind=submission"
    assert set(Care.objects.values_list("thing", "person_id")) == {
        (here.action.pk, here.nadia.pk),
        (other.pk, here.omar.pk),
    }


def test_everything_that_answers_the_question_can_be_chosen(here: World) -> None:
    client = world.client_of(here.nadia)
    for _ in range(30):
        world.action(here.kampala)
    page = preview(client, "take", [], all="1", query="kind=submission")
    assert "This will be done to 31 things" in page


def test_a_question_goes_to_each_government(here: World) -> None:
    client, other = world.client_of(here.nadia), world.action(here.kampala)
    things = names(here.action, other)
    assert "Your question" in preview(client, "ask", things)
    empty = client.post(reverse("desk:steps"), {"step": "ask", "thing": things, "question": ""})
    assert empty.status_code == 200
    assert not Question.objects.exists()
    client.post(reverse("desk:steps"), {"step": "ask", "thing": things, "question": "Who paid for it?"})
    assert list(Question.objects.values_list("text", flat=True)) == ["Who paid for it?"] * 2
    assert set(Action.objects.values_list("status", flat=True)) == {Status.HANDED_BACK}


def test_a_step_is_not_done_to_other_kinds(here: World) -> None:
    page = preview(world.client_of(here.nadia), "check_report", names(here.action))
    assert "This step is not for things of this kind." in page


def test_a_thing_is_given_to_a_colleague(here: World) -> None:
    client = world.client_of(here.nadia)
    sent = {"step": "give", "thing": names(here.action), "to": str(here.omar.pk)}
    client.post(reverse("desk:steps"), sent)
    assert Care.objects.get().person == here.omar
    assert (
        "That person has it already."
        in client.post(reverse("desk:steps"), sent, follow=True).content.decode()
    )


@pytest.mark.parametrize("sent", [{"step": "whim"}, {}])
def test_an_unknown_step_is_no_page(here: World, sent: dict[str, str]) -> None:
    assert world.client_of(here.nadia).get(reverse("desk:steps"), sent).status_code == 404


def test_nothing_chosen_leads_back(here: World) -> None:
    answer = world.client_of(here.nadia).get(reverse("desk:steps"), {"step": "take", "query": "region=002"})
    assert answer.headers["Location"] == reverse("desk:queue") + "?region=002"


def test_what_nobody_did_is_not_told(here: World) -> None:
    assert world.client_of(here.nadia).get(reverse("desk:done")).headers["Location"] == reverse("desk:queue")


def test_only_the_secretariat_does_steps(here: World) -> None:
    for person in (here.lea, here.amina):
        sent = {"step": "take", "thing": names(here.action)}
        assert world.client_of(person).post(reverse("desk:steps"), sent).status_code == 403
        assert world.client_of(person).post(reverse("desk:at_once"), sent).status_code == 403
    assert not Care.objects.exists()


@pytest.mark.parametrize("rows", [1, 12])
def test_a_preview_costs_little_a_thing(
    here: World, rows: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = world.client_of(here.nadia)
    things = names(*(world.action(here.kampala) for _ in range(rows)))
    preview(client, "take", things)
    with django_assert_max_num_queries(8 + rows):  # who has it is asked of each, as when it is done
        preview(client, "take", things)
