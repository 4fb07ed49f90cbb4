import pytest
from django.test import Client
from tests.governments import making

from localaction.governments import queries
from localaction.governments.models import Government, Organisation

pytestmark = pytest.mark.django_db


def test_networks_twins_and_the_mailbox_are_kept_at_the_desk(client: Client) -> None:
    kampala, amman = making.government(), making.government("Amman")
    Organisation.objects.create(slug="uclg", name="UCLG Africa", folded="uclg africa", kind="network")
    making.at_desk(client, making.secretariat())
    address = f"/en/desk/governments/{kampala.slug}/links/"
    client.post(address, {"move": "network", "network-organisation": "uclg", "network-since": ""})
    client.post(address, {"move": "twin", "twin-other": f"https://x.example/en/governments/{amman.slug}/"})
    client.post(address, {"move": "mailbox", "mailbox-email": "info@kcca.go.ug"})
    page = client.get(f"/en/desk/governments/{kampala.slug}/").content.decode()
    assert ("UCLG Africa" in page, "Amman" in page, "info@kcca.go.ug" in page) == (True, True, True)
    assert "no such record" in client.post(address, {"move": "twin", "twin-other": "x"}).content.decode()
    client.post(address, {"move": "untwin", "which": amman.slug})
    client.post(address, {"move": "leave", "which": "uclg"})
    assert queries.twinned_with(kampala) == []
    assert not queries.memberships_in_networks(kampala)


def test_a_succession_is_shown_before_it_is_done(client: Client) -> None:
    old, new = making.government("Nyon"), making.government("Nyon-Gland")
    making.at_desk(client, making.secretariat())
    address = f"/en/desk/governments/{new.slug}/succession/"
    given = {"olds": old.slug, "on": "2026-01-01", "signatures": "end"}
    assert "This cannot be undone" in client.post(address, {**given, "move": "check"}).content.decode()
    assert Government.objects.get(pk=old.pk).is_live
    client.post(address, {**given, "move": "succeed"})
    assert Government.objects.get(pk=old.pk).merged_into == new
