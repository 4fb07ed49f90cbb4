"""Concerns are told from every public page: no account, no script, no cookie."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.safety import making

from localaction.safety import operations, queries
from localaction.safety.models import Concern, Recall

pytestmark = pytest.mark.django_db
ABOUT = "/en/actions/LA-AAAAAA/"


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


@pytest.fixture
def strict() -> Client:
    return Client(enforce_csrf_checks=True)


def test_every_public_page_leads_there_with_its_address(client: Client) -> None:
    making.public()
    for address in (
        "/en/",
        "/en/actions/",
        ABOUT,
        "/en/governments/kampala/",
        "/fr/about/",
        "/en/actions/NOTHING/",
    ):
        page = client.get(address)
        link = f'concern/?about={address.replace("/", "%2F")}"'
        assert link in page.content.decode(), address
        assert not page.cookies, address


def test_anybody_tells_a_concern_and_reads_what_became_of_it(strict: Client) -> None:
    making.public()
    form = strict.get("/en/concern/", {"about": ABOUT})
    assert "Kampala for All" in form.content.decode()
    sent = strict.post("/en/concern/", {"about": ABOUT, "why": "person", "words": "Her name."}, follow=True)
    page = sent.content.decode()
    concern = Concern.objects.get()
    assert (concern.kind, concern.reference, concern.address) == ("action", "LA-AAAAAA", ABOUT)
    assert concern.number in page
    assert "Her name" not in page
    assert not strict.cookies
    operations.answer(actor=making.sara(), concern=concern, answer="We took the name away.")
    assert "We took the name away." in strict.get(sent.redirect_chain[-1][0]).content.decode()


def test_errors_keep_what_was_typed(client: Client) -> None:
    page = client.post("/fr/concern/", {"about": ABOUT, "why": "untrue", "words": " ", "email": "nobody"})
    assert page.status_code == 200
    assert "error-summary" in page.content.decode()
    assert Concern.objects.count() == 0


@pytest.mark.parametrize(
    "address", ["/en/recall/secret/", "/en/desk/hidden/", "https://evil.example/", "/nothing"]
)
def test_an_address_that_is_not_public_is_not_kept(client: Client, address: str) -> None:
    client.post("/en/concern/", {"about": address, "why": "other", "words": "Something."})
    assert Concern.objects.get().address == ""


def test_who_sends_too_much_is_asked_to_wait_and_loses_nothing(client: Client) -> None:
    given = {"about": ABOUT, "why": "other", "words": "Again and again."}
    answers = [client.post("/en/concern/", given).status_code for _ in range(11)]
    assert answers == [302] * 10 + [429]
    assert "Again and again." in client.post("/en/concern/", given).content.decode()


def test_a_foreign_mailbox_is_not_filled(client: Client) -> None:
    given = {"why": "other", "words": "Spam.", "email": "victim@example.org"}
    for _ in range(5):
        client.post("/en/concern/", given)
    assert Concern.objects.filter(email="victim@example.org").count() == 3


def test_the_trap_stands_on_the_page_once_and_unseen(client: Client) -> None:
    page = client.get("/en/concern/").content.decode()
    assert page.count('name="website"') == page.count('name="about"') == 1
    assert "visually-hidden" in page.rpartition('name="website"')[0].rpartition("<div")[2]


def test_the_trap_is_kept_aside(client: Client) -> None:
    client.post("/en/concern/", {"why": "other", "words": "Buy.", "website": "http://spam.example"})
    assert Concern.objects.get().status == "aside"


def test_a_place_confirms_by_its_link(strict: Client) -> None:
    making.public()
    operations.note_copy(
        actor=making.sara(),
        kind="action",
        reference=making.REFERENCE,
        place="Hub",
        contact_email="hub@example.org",
    )
    making.hidden(making.sara())
    address = f"/en/recall/{queries.recall_token(Recall.objects.get())}/"
    assert Recall.objects.get().acknowledged_at is None
    assert "Please hide your copy" in strict.get(address).content.decode()
    assert strict.post(address, {"said": "Done."}).status_code == 302
    assert Recall.objects.get().said == "Done."
    assert "It is noted" in strict.get(address).content.decode()


def test_links_that_hold_nothing_lead_nowhere(client: Client) -> None:
    assert client.get("/en/concern/nonsense/").status_code == 404
    assert client.get("/en/recall/nonsense/").status_code == 404


def test_what_is_hidden_says_so_and_no_more(client: Client) -> None:
    making.public()
    making.hidden(making.sara())
    page = client.get(ABOUT)
    assert page.status_code == 410
    assert "hidden while we look into it" in page.content.decode()
    assert "Kampala for All" not in page.content.decode()
    record = client.get("/api/v1/actions/LA-AAAAAA")
    assert record.status_code == 410
    assert "hidden" in record.json()["title"]
