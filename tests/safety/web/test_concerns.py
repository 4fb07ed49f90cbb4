"""The desk answers concerns."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.declarations import making as signing
from tests.governments import making as people
from tests.safety import making

from localaction.kit.actors import ANONYMOUS
from localaction.safety import operations
from localaction.safety.models import Concern

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


def _told() -> Concern:
    return operations.tell_concern(
        actor=ANONYMOUS, why="person", words="Her name.", address="/en/actions/LA-AAAAAA/", kind="action",
        reference=making.REFERENCE,
    )  # fmt: skip


def test_a_concern_is_read_and_answered(client: Client) -> None:
    making.public()
    concern = _told()
    people.at_desk(client, making.sara())
    assert concern.number in client.get("/en/desk/concerns/").content.decode()
    address = f"/en/desk/concerns/{concern.number}/"
    page = client.get(address).content.decode()
    assert "Her name." in page
    assert "desk/hide/?kind=action&amp;reference=LA-AAAAAA&amp;why=person" in page
    assert "error-summary" in client.post(address, {"go": "answer", "answer": ""}).content.decode()
    client.post(address, {"go": "answer", "answer": "It is gone."})
    concern.refresh_from_db()
    assert (concern.status, concern.answer) == ("answered", "It is gone.")


def test_put_aside_and_back(client: Client) -> None:
    concern = _told()
    people.at_desk(client, making.sara())
    address = f"/en/desk/concerns/{concern.number}/"
    client.post(address, {"go": "put_aside"})
    assert Concern.objects.get().status == "aside"
    client.post(address, {"go": "reopen"})
    assert Concern.objects.get().status == "new"


def test_assessors_and_visitors_do_not_read_concerns(client: Client) -> None:
    address = f"/en/desk/concerns/{_told().number}/"
    assert client.get(address).status_code == 302
    assert client.get("/en/desk/concerns/C-NOTHING/").status_code == 302


def test_a_signature_that_is_not_theirs_leads_to_its_dispute_in_one_step(client: Client) -> None:
    government = people.government()
    signature = signing.listed(government)
    concern = operations.tell_concern(
        actor=ANONYMOUS,
        why="not_ours",
        words="We never signed.",
        kind="government",
        reference=government.slug,
    )
    people.at_desk(client, making.sara())
    step = f"/en/desk/signatures/{signature.reference}/?concern={concern.number}"
    assert f'href="{step}#dispute"' in client.get(f"/en/desk/concerns/{concern.number}/").content.decode()
    page = client.get(step).content.decode()
    assert 'id="dispute"' in page
    assert "Somebody told us that your government did not sign." in page
    assert "We never signed." not in page
    client.post(step, {"move": "dispute", "dispute-because": "Did you sign?"})
    signature.refresh_from_db()
    assert signature.status == "disputed"
    assert signature.objections.get().source == "public"
    assert "#dispute" not in client.get(f"/en/desk/concerns/{concern.number}/").content.decode()


def test_other_concerns_do_not_offer_a_dispute(client: Client) -> None:
    government = people.government()
    signature = signing.listed(government)
    untrue, elsewhere = (
        operations.tell_concern(
            actor=ANONYMOUS, why=why, words="Wrong.", kind="government", reference=reference
        )
        for why, reference in (("untrue", government.slug), ("not_ours", "nowhere"))
    )
    people.at_desk(client, making.sara())
    for concern in (untrue, elsewhere):
        assert "#dispute" not in client.get(f"/en/desk/concerns/{concern.number}/").content.decode()
    address = f"/en/desk/signatures/{signature.reference}/?concern={elsewhere.number}"
    assert "Somebody told us" not in client.get(address).content.decode()
