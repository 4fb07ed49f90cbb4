"""Where copies are is noted by hand."""

import pytest
from django.test import Client
from tests.governments import making as people
from tests.safety import making

from localaction.safety.models import Carried

pytestmark = pytest.mark.django_db
ADDRESS = "/en/desk/copies/action/LA-AAAAAA/"


def test_a_place_is_noted_and_crossed_out(client: Client) -> None:
    making.public()
    people.at_desk(client, making.sara())
    given = {
        "place": "Hub",
        "url": "https://hub.example.org/1",
        "contact_email": "hub@example.org",
        "language": "fr",
    }
    assert "error-summary" in client.post(ADDRESS, given | {"contact_email": "nobody"}).content.decode()
    client.post(ADDRESS, given)
    assert "hub@example.org" in client.get(ADDRESS).content.decode()
    client.post(ADDRESS, {"end": str(Carried.objects.get().pk)})
    assert "hub@example.org" not in client.get(ADDRESS).content.decode()


def test_there_are_no_copies_of_nothing(client: Client) -> None:
    people.at_desk(client, making.sara())
    assert client.get("/en/desk/copies/action/NOTHING/").status_code == 404
    assert client.get("/en/desk/copies/user/1/").status_code == 404
