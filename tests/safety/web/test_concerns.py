"""The desk answers concerns."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
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
