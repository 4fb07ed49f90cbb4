"""The desk's lists: made, filled, invited from, and read, with the same number of queries for one row and twelve."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from localaction.kit.actors import Actor
from localaction.kit.models import OutgoingLetter
from localaction.outreach import operations
from localaction.outreach.models import Prospect, ReachList
from localaction.outreach.operations import Contact
from tests.actions import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(sara: Actor) -> Client:
    return making.at_desk(Client(), sara)


def fill(sara: Actor, one: ReachList, number: int) -> None:
    for each in range(number):
        contact = Contact(contact_email=f"a{each}@city.example")
        operations.add(actor=sara, one=one, name=f"Nowhere {each}", country="EC", contact=contact)


def test_a_list_is_made_filled_and_invited_from(desk: Client) -> None:
    made = desk.post("/en/desk/outreach/new/", {"name": "Andes"})
    pk = ReachList.objects.get().pk
    assert made.headers["Location"] == f"/en/desk/outreach/{pk}/"
    desk.post(
        f"/en/desk/outreach/{pk}/many/", {"rows": "Quito; EC; mayor@quito.example; es; Lucía\nCuenca;EC"}
    )
    assert Prospect.objects.count() == 2
    read = desk.get(f"/en/desk/outreach/{pk}/invitations/").text
    assert "mayor@quito.example" in read
    assert OutgoingLetter.objects.count() == 0
    quito = Prospect.objects.get(name="Quito")
    desk.post(f"/en/desk/outreach/{pk}/invitations/", {"prospect": [quito.pk]})
    assert OutgoingLetter.objects.count() == 1
    assert "invited" in desk.get(f"/en/desk/outreach/{pk}/csv/").text


def test_the_same_name_is_refused_at_its_field(desk: Client, andes: ReachList) -> None:
    answer = desk.post("/en/desk/outreach/new/", {"name": "Andes"})
    assert "There is a list of this name." in answer.text


def test_lines_that_cannot_be_read_are_named_and_nothing_is_lost(desk: Client, andes: ReachList) -> None:
    rows = "Quito; EC\nLima; XX\n; PE\nBogotá; CO; not-an-address"
    answer = desk.post(f"/en/desk/outreach/{andes.pk}/many/", {"rows": rows})
    assert "2, 3, 4" in answer.text
    assert "Bogotá; CO; not-an-address" in answer.text
    assert Prospect.objects.count() == 0


def test_those_on_record_are_ticked_and_added(desk: Client, andes: ReachList) -> None:
    gulu = making.government("Gulu")
    making.government("Mbale")
    path = f"/en/desk/outreach/{andes.pk}/on-record/"
    assert "Mbale" in desk.get(path).text
    desk.post(path, {"government": [gulu.pk], "go": "ticked"})
    assert Prospect.objects.get().government == gulu


@pytest.mark.parametrize("path", ["", "{pk}/", "{pk}/invitations/", "{pk}/on-record/"])
def test_pages_ask_as_much_for_one_as_for_twelve(
    desk: Client, sara: Actor, andes: ReachList, path: str, django_assert_max_num_queries: Any
) -> None:
    address = "/en/desk/outreach/" + path.format(pk=andes.pk)
    fill(sara, andes, 1)
    with django_assert_max_num_queries(26):
        desk.get(address)
    for number in range(11):
        making.government(f"Town {number}")
        operations.make_list(actor=sara, name=f"List {number}")
    Prospect.objects.all().delete()
    fill(sara, andes, 12)
    with django_assert_max_num_queries(26):
        desk.get(address)


def test_one_prospect_shows_its_letter_answer_and_history(desk: Client, sara: Actor, quito: Prospect) -> None:
    operations.redirect(prospect=operations.invite(actor=sara, prospect=quito), said="The inclusion office")
    page = desk.get(f"/en/desk/outreach/governments/{quito.pk}/").text
    assert "The inclusion office" in page
    assert "Invited to the Call" in page
    desk.post(f"/en/desk/outreach/governments/{quito.pk}/", {"go": "read"})
    assert Prospect.objects.get().read_at is not None
