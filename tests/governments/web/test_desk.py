import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.governments import making

from localaction.governments import operations

pytestmark = pytest.mark.django_db


def test_the_queue_and_the_record_show_what_was_given_and_what_we_know(client: Client) -> None:
    nadia = making.somebody(domain="kcca.go.ug")
    given = making.facts(geonames_id=232422, claimed_domain="kcca.go.ug", latitude=0.3, longitude=32.5)
    government = operations.found(actor=nadia, facts=given).government
    making.government("Karnpala")
    making.at_desk(client, making.secretariat())
    assert government.slug in client.get("/en/desk/governments/").content.decode()
    page = client.get(f"/en/desk/governments/{government.slug}/").content.decode()
    assert [word for word in (nadia.email, "kcca.go.ug", "Karnpala", "Central") if word not in page] == []


def test_verifying_refusing_and_merging_from_the_desk(client: Client) -> None:
    making.at_desk(client, making.secretariat())
    one, two, three = (
        operations.found(actor=making.somebody(), facts=making.facts(name)).government
        for name in ("Gulu", "Arua", "Lira")
    )
    page = client.post(
        f"/en/desk/governments/{one.slug}/", {"move": "verify", "domains": "gulu.go.ug\ngmail.com"}
    )
    assert "gulu.go.ug" in page.content.decode()
    client.post(f"/en/desk/governments/{one.slug}/", {"move": "verify", "domains": "gulu.go.ug"})
    client.post(
        f"/en/desk/governments/{two.slug}/", {"move": "reject", "reject-because": "Not a government."}
    )
    assert (
        client.post(
            f"/en/desk/governments/{three.slug}/", {"move": "merge", "merge-into": "nothing"}
        ).status_code
        == 200
    )
    answer = client.post(f"/en/desk/governments/{three.slug}/", {"move": "merge", "merge-into": one.slug})
    assert answer["Location"] == f"/en/desk/governments/{one.slug}/"
    for government in (one, two, three):
        government.refresh_from_db()
    assert [one.status, two.status, three.status] == ["verified", "rejected", "merged"]
    client.post(f"/en/desk/governments/{two.slug}/", {"move": "reopen"})
    two.refresh_from_db()
    assert two.status == "proposed"


@pytest.mark.parametrize("page", ["", "kampala-ug/"])
def test_the_desk_is_for_the_secretariat(client: Client, page: str) -> None:
    government = making.government()
    making.at_portal(client, making.member(government))
    assert client.get(f"/en/desk/governments/{page}").status_code == 403


def _queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get("/en/desk/governments/")
    return len(captured)


def test_the_queue_asks_as_much_for_twelve_as_for_one(client: Client) -> None:
    making.at_desk(client, making.secretariat())
    operations.found(actor=making.somebody(), facts=making.facts("Town"))
    few = _queries(client)
    for number in range(11):
        operations.found(actor=making.somebody(), facts=making.facts(f"Town {number}"))
    assert _queries(client) == few
