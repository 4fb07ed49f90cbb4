import pytest
from django.test import Client
from tests.declarations import making
from tests.governments import making as people

from localaction.declarations import operations

pytestmark = pytest.mark.django_db


def test_opening_the_link_says_nothing_and_sending_objects(client: Client) -> None:
    signature = making.listed(people.government())
    address = f"/en/not-us/signature/{operations.objection_token(signature, 'clerk@kcca.go.ug')}/"
    assert "Is this signature yours?" in client.get(address).content.decode()
    assert not signature.objections.exists()
    assert "Thank you" in client.post(address, {"text": "We never signed."}).content.decode()
    assert [(one.email, one.text) for one in signature.objections.all()] == [
        ("clerk@kcca.go.ug", "We never signed.")
    ]
    assert "Thank you" in client.get(address).content.decode()


def test_a_link_that_is_not_ours_is_closed(client: Client) -> None:
    assert client.get("/en/not-us/signature/nothing/").status_code == 410
