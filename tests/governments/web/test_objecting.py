import pytest
from django.test import Client
from tests.governments import making

from localaction.governments import operations

pytestmark = pytest.mark.django_db


def test_opening_the_link_says_nothing_and_sending_objects(client: Client) -> None:
    request = operations.join(actor=making.somebody("Eve"), government=making.government())
    address = f"/en/not-us/person/{operations.member_objection_token(request, 'info@kcca.go.ug')}/"
    assert "Do you know this person?" in client.get(address).content.decode()
    assert not request.objections.exists()
    assert "Thank you" in client.post(address, {"text": ""}).content.decode()
    assert [one.email for one in request.objections.all()] == ["info@kcca.go.ug"]


def test_a_link_that_is_not_ours_is_closed(client: Client) -> None:
    assert client.get("/en/not-us/person/nothing/").status_code == 410
