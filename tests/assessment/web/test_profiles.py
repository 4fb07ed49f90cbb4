"""What is known of assessors, told on a page without a script."""

from __future__ import annotations

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.assessment import operations, queries
from localaction.assessment.models import Profile
from localaction.governments.models import GovernmentName

DATA = {"languages": ["fr", "en"], "country_1": "FR", "regions": ["014"], "capacity": "7"}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_assessor_tells_what_is_known_of_them(here: World, language: str) -> None:
    lea = world.client_of(here.lea)
    page = reverse("assessment:profile").replace("/en/", f"/{language}/")
    assert lea.get(page).status_code == 200
    assert lea.post(page, DATA).status_code == 302
    made = Profile.objects.get(person=here.lea)
    assert (made.languages, made.countries, made.regions, made.capacity) == (["fr", "en"], ["FR"], ["014"], 7)
    assert lea.post(page, DATA | {"languages": []}).status_code == 422


def test_governments_are_found_by_name_and_put_on_the_profile(here: World) -> None:
    GovernmentName.objects.create(
        government=here.kampala, country="UG", family="local", folded="kampala", skeleton="kampala"
    )
    lea = world.client_of(here.lea)
    page = reverse("assessment:profile")
    assert "Kampala" in lea.get(page, {"government": "kamp"}).content.decode()
    tie = reverse("assessment:tie", args=[here.lea.pk])
    lea.post(tie, {"kind": "government", "number": here.kampala.pk, "go": "add"})
    assert queries.ties_of(here.lea, here.action) == ("own_government",)
    lea.post(tie, {"kind": "government", "number": here.kampala.pk, "go": "remove"})
    assert queries.ties_of(here.lea, here.action) == ()
    assert lea.post(tie, {"kind": "whim", "number": "1"}).status_code == 302
    assert lea.post(reverse("assessment:tie", args=[here.jose.pk]), {}).status_code == 404


def test_the_secretariat_sees_and_changes_every_profile(here: World) -> None:
    desk = world.client_of(here.nadia)
    assert here.lea.name in desk.get(reverse("assessment:desk_assessment")).content.decode()
    assert desk.post(reverse("assessment:assessor", args=[here.lea.pk]), DATA).status_code == 302
    assert Profile.objects.get(person=here.lea).saved_by == here.nadia
    assert desk.get(reverse("assessment:assessor", args=[here.amina.pk])).status_code == 404


@pytest.mark.parametrize("rows", [1, 12])
def test_the_list_costs_the_same_at_any_length(
    here: World, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        who = world.person(f"Reader {number}", role="assessor")
        Profile.objects.create(person=who, languages=["fr"])
        operations.assign(actor=world.actor(here.nadia), action=world.action(here.kampala), assessor=who)
    desk = world.client_of(here.nadia)
    with django_assert_num_queries(COST):
        assert desk.get(reverse("assessment:desk_assessment")).status_code == 200


COST = 4
