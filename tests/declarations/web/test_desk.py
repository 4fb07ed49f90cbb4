import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.declarations import making
from tests.governments import making as people

from localaction.declarations.models import Signature

pytestmark = pytest.mark.django_db

CALL = {
    "move": "add_call",
    "add_call-number": "+256 414 231 446",
    "add_call-number_found": "The ministry's list of town halls",
    "add_call-answered_by": "The town clerk",
    "add_call-said": "The council decided it.",
    "add_call-called_on": "2026-11-20",
}


def test_two_people_confirm_at_the_desk(client: Client) -> None:
    government = people.government()
    nadia, sara, omar = people.member(government), people.secretariat("Sara"), people.secretariat("Omar")
    signature = making.with_letter(nadia, making.sent(nadia, government))
    address = f"/en/desk/signatures/{signature.reference}/"
    people.at_desk(client, sara)
    page = client.get(address).content.decode()
    assert "Two kinds of evidence are needed" in page
    assert "/desk/hide/" not in page
    given = {**CALL, "add_call-number_found": ""}
    assert "error-summary" in client.post(address, given).content.decode()
    client.post(address, CALL)
    client.post(address, {"move": "confirm"})
    assert "A second person must confirm" in client.get(address).content.decode()
    client.post(address, {"move": "confirm"})
    signature.refresh_from_db()
    assert signature.status == "pending"
    people.at_desk(client, omar)
    client.post(address, {"move": "confirm"})
    signature.refresh_from_db()
    assert signature.status == "announced"
    page = client.get(address).content.decode()
    assert "unless somebody objects" in page
    assert "The ministry&#x27;s list of town halls" in page


def test_wrong_input_keeps_what_was_typed(client: Client) -> None:
    government = people.government()
    signature = making.sent(people.member(government), government)
    address = f"/en/desk/signatures/{signature.reference}/"
    people.at_desk(client, people.secretariat())
    wrong = {
        "move": "add_statement", "add_statement-note": "On the city's website", "add_statement-link": "",
    }  # fmt: skip
    page = client.post(address, wrong).content.decode()
    assert "On the city&#x27;s website" in page
    assert "error-summary" in page
    assert not signature.evidence.exists()


def test_asking_refusing_disputing_and_settling(client: Client) -> None:
    government = people.government()
    signature = making.listed(government)
    address = f"/en/desk/signatures/{signature.reference}/"
    people.at_desk(client, people.secretariat())
    hide = f"/en/desk/hide/?kind=signature&amp;reference={signature.reference}"
    assert hide in client.get(address).content.decode()
    client.post(address, {"move": "dispute", "dispute-because": "The council denies it."})
    assert Signature.objects.get().status == "disputed"
    assert "A second person must settle it" in client.get(address).content.decode()
    people.at_desk(client, people.secretariat("Omar"))
    client.post(address, {"move": "stands", "settle-because": "The council did decide."})
    assert Signature.objects.get().status == "listed"


def test_the_desk_is_for_the_secretariat(client: Client) -> None:
    government = people.government()
    nadia = people.member(government)
    signature = making.with_letter(nadia, making.sent(nadia, government))
    people.at_portal(client, nadia)
    pages = ("", f"{signature.reference}/", f"{signature.reference}/papers/{signature.evidence.get().pk}/")
    assert [client.get(f"/en/desk/signatures/{page}").status_code for page in pages] == [403, 403, 403]


def _queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get("/en/desk/signatures/")
    return len(captured)


def test_the_queue_says_the_next_step_and_asks_as_much_for_twelve_as_for_one(client: Client) -> None:
    people.at_desk(client, people.secretariat())
    for number in range(12):
        government = people.government(f"Town {number}")
        making.sent(people.member(government), government)
        if number == 0:
            few = _queries(client)
    assert _queries(client) == few
    assert "find a second kind of evidence" in client.get("/en/desk/signatures/").content.decode()
