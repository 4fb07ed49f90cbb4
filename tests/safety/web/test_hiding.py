"""The secretariat hides from the public page and the desk, and two restore."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.governments import making as people
from tests.register.published_things import an_action, published
from tests.safety import making

from localaction.register import queries as register
from localaction.safety.models import Hiding

pytestmark = pytest.mark.django_db
ABOUT = "/en/actions/LA-AAAAAA/"


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


def test_the_public_page_leads_to_hiding(client: Client) -> None:
    making.public()
    assert "/en/desk/hide/?about=%2Fen%2Factions%2FLA-AAAAAA%2F" in client.get(ABOUT).content.decode()
    assert client.get("/en/desk/hide/", {"about": ABOUT}).status_code == 302  # to sign in
    people.at_desk(client, making.sara())
    form = client.get("/en/desk/hide/", {"about": ABOUT})
    assert "Kampala for All" in form.content.decode()
    done = client.post(
        "/en/desk/hide/?about=/en/actions/LA-AAAAAA/", {"why": "person", "note": ""}, follow=True
    )
    assert done.status_code == 200
    assert register.current("action", "LA-AAAAAA") is None
    hiding = Hiding.objects.get()
    assert done.redirect_chain == [(f"/en/desk/hidden/{hiding.pk}/", 302)]
    assert "Cash, school fees" in done.content.decode()  # the desk still reads what is hidden
    again = client.get("/en/desk/hide/", {"kind": "action", "reference": "LA-AAAAAA"})
    assert again.headers["Location"] == f"/en/desk/hidden/{hiding.pk}/"


def test_two_people_restore_at_the_desk(client: Client) -> None:
    making.public()
    sara, omar = making.sara(), making.omar()
    address = f"/en/desk/hidden/{making.hidden(sara).pk}/"
    people.at_desk(client, sara)
    assert "error-summary" in client.post(address, {"go": "ask", "because": ""}).content.decode()
    client.post(address, {"go": "ask", "because": "A pseudonym."})
    assert "A second person must agree" in client.get(address).content.decode()
    client.post(address, {"go": "restore"})
    assert register.current("action", "LA-AAAAAA") is None
    people.at_desk(client, omar)
    client.post(address, {"go": "keep", "because": "Wait for her answer."})
    assert Hiding.objects.get().status == "hidden"
    client.post(address, {"go": "ask", "because": "She agreed."})
    people.at_desk(client, sara)
    client.post(address, {"go": "restore"})
    assert register.current("action", "LA-AAAAAA") is not None


def test_what_is_not_public_cannot_be_hidden(client: Client) -> None:
    people.at_desk(client, making.sara())
    for query in ({"about": "/en/actions/NOTHING/"}, {"kind": "user", "reference": "1"}, {}):
        answer = client.get("/en/desk/hide/", query)
        assert answer.status_code == 404
        assert "There is nothing to hide" in answer.content.decode()


@pytest.mark.parametrize("address", ["/en/desk/hidden/", "/en/desk/concerns/"])
def test_lists_ask_the_same_for_one_and_for_twelve(client: Client, address: str) -> None:
    sara = making.sara()
    people.at_desk(client, sara)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    def add(number: int) -> None:
        reference = f"LA-{number:06}"
        published(an_action(reference))
        client.post("/en/concern/", {"about": f"/en/actions/{reference}/", "why": "person"})
        making.hidden(sara, "action", reference)

    add(1)
    asked()
    one = asked()
    for number in range(2, 13):
        add(number)
    assert asked() == one
