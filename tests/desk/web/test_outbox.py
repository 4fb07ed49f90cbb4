"""The outbox: letters read before they leave."""

import pytest
from django.test import Client
from django.urls import reverse

from localaction.actions.lifecycle import Status
from localaction.assessment import queries
from localaction.kit import outbox
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World, here  # noqa: F401
from tests.assessment.operations.test_pending import pending


@pytest.fixture
def desk(here: World) -> Client:  # noqa: F811
    return world.client_of(here.nadia)


def test_a_letter_is_read_in_its_readers_language_and_released(here: World, desk: Client) -> None:  # noqa: F811
    (letter,) = queries.held_letters_of(pending(here, "hand_back", level=2))
    assert letter.subject in desk.get(reverse("desk:letters")).content.decode()
    shown = desk.get(reverse("desk:letter", args=[letter.pk])).content.decode()
    assert 'lang="ar"' in shown
    assert "Pas encore." in shown
    desk.post(reverse("desk:release_letters"), {"letter": [letter.pk]})
    here.action.refresh_from_db()
    assert here.action.status == Status.HANDED_BACK
    assert [one.pk for one in outbox.letters_of(here.amina.email)] == [letter.pk]
    assert "Released" in desk.get(reverse("desk:letters") + "?earlier=1").content.decode()


def test_a_letter_is_withdrawn_only_with_a_reason(here: World, desk: Client) -> None:  # noqa: F811
    decision = pending(here, "accept")
    (letter,) = queries.held_letters_of(decision)
    desk.post(reverse("desk:withdraw_letter", args=[letter.pk]), {"because": ""})
    assert queries.held_letters_of(decision).exists()
    desk.post(reverse("desk:withdraw_letter", args=[letter.pk]), {"because": "The name is wrong."})
    decision.refresh_from_db()
    assert decision.pending_at is None
    assert "The name is wrong." in desk.get(reverse("desk:letters") + "?earlier=1").content.decode()


def test_nobody_reads_the_letter_about_their_own_government(here: World, desk: Client) -> None:  # noqa: F811
    (letter,) = queries.held_letters_of(pending(here, "accept"))
    world.member(here.nadia, here.kampala, role="viewer")
    assert desk.get(reverse("desk:letter", args=[letter.pk])).status_code == 404
    assert desk.get(reverse("desk:letter_as_sent", args=[letter.pk])).status_code == 404
    desk.post(reverse("desk:release_letters"), {"letter": [letter.pk]})
    assert outbox.held().exists()


def test_what_a_mail_program_shows_runs_and_loads_nothing(here: World, desk: Client) -> None:  # noqa: F811
    (letter,) = queries.held_letters_of(pending(here, "accept"))
    answer = desk.get(reverse("desk:letter_as_sent", args=[letter.pk]))
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_costs_the_same_for_one_and_twelve(
    here: World,  # noqa: F811
    desk: Client,
    number: int,
    django_assert_max_num_queries: object,
) -> None:
    for _one in range(number):
        pending(here, "accept", of=world.action(here.kampala))
    desk.get(reverse("desk:letters"))
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        desk.get(reverse("desk:letters"))
