import re

import pytest
from django.test import Client
from tests.governments import making

from localaction.governments import operations
from localaction.governments.models import Membership
from localaction.kit.models import OutgoingLetter

pytestmark = pytest.mark.django_db


def test_the_team_page_shows_members_requests_and_invitations_to_leaders(client: Client) -> None:
    government = making.government()
    leader = making.member(government, name="Lea")
    operations.join(actor=making.somebody("Omar"), government=government)
    operations.invite(actor=leader, government=government, email="new@city.example")
    page = making.at_portal(client, leader).get(f"/en/portal/g/{government.slug}/people/").content.decode()
    assert [word for word in ("Lea", "Omar", "new@city.example") if word not in page] == []


def test_viewers_see_no_invitations(client: Client) -> None:
    government = making.government()
    operations.invite(actor=making.member(government), government=government, email="new@city.example")
    viewer = making.member(government, "viewer", "Vera")
    page = making.at_portal(client, viewer).get(f"/en/portal/g/{government.slug}/people/").content.decode()
    assert "new@city.example" not in page


@pytest.mark.parametrize("page", ["", "people/", "details/", "people/invite/"])
def test_other_governments_pages_do_not_exist_for_strangers(client: Client, page: str) -> None:
    government = making.government()
    making.at_portal(client, making.member(making.government("Gulu")))
    assert client.get(f"/en/portal/g/{government.slug}/{page}").status_code == 404


def test_inviting_and_accepting_by_the_link(client: Client) -> None:
    government = making.government()
    making.at_portal(client, making.member(government))
    omar = making.somebody("Omar", language="pt")
    address = f"/en/portal/g/{government.slug}/people/invite/"
    assert (
        "new" in client.post(address, {"email": "new@", "role": "editor", "language": "en"}).content.decode()
    )
    client.post(address, {"email": omar.email, "role": "editor", "language": "ar"})
    found = re.search(
        r"/pt/join/invitation/\S+/", OutgoingLetter.objects.get(recipient_email=omar.email).text
    )
    assert found
    link = found[0]
    other = Client()
    assert other.get(link).status_code == 200
    assert Membership.objects.filter(person_id=making.id_of(omar)).count() == 0
    assert making.at_portal(other, omar).post(link)["Location"] == f"/pt/portal/g/{government.slug}/"
    assert making.membership(government, omar).status == "active"


def test_declining_needs_a_reason_and_keeps_the_page(client: Client) -> None:
    government = making.government()
    making.at_portal(client, making.member(government))
    request = operations.join(actor=making.somebody("Eve"), government=government)
    address = f"/en/portal/g/{government.slug}/people/{request.pk}/"
    assert client.post(address, {"move": "decline", "because": ""}).status_code == 200
    client.post(address, {"move": "decline", "because": "We do not know you."})
    request.refresh_from_db()
    assert request.status == "declined"


def test_the_last_focal_point_is_told_to_hand_over(client: Client) -> None:
    government = making.government()
    nadia = making.member(government)
    own = making.membership(government, nadia)
    address = f"/en/portal/g/{government.slug}/people/{own.pk}/"
    assert "last focal point" in making.at_portal(client, nadia).get(address).content.decode()
    client.post(address, {"move": "end"})
    own.refresh_from_db()
    assert own.status == "active"


def test_leaving_leads_home(client: Client) -> None:
    government = making.government()
    making.member(government, name="Lea")
    vera = making.member(government, "viewer", "Vera")
    address = f"/en/portal/g/{government.slug}/people/{making.membership(government, vera).pk}/"
    assert making.at_portal(client, vera).post(address, {"move": "end"})["Location"] == "/en/portal/"


def test_details_are_corrected_and_wrong_ones_kept_in_the_form(client: Client) -> None:
    government = making.government()
    making.at_portal(client, making.member(government))
    address = f"/en/portal/g/{government.slug}/details/"
    wrong = {"names_ar": "كمبالا", "population": "many"}
    assert "كمبالا" in client.post(address, wrong).content.decode()
    client.post(address, {"names_ar": "كمبالا", "population": "1700000"})
    government.refresh_from_db()
    assert (government.names, government.population, government.official_name) == (
        {"ar": "كمبالا"},
        1_700_000,
        "Kampala",
    )
