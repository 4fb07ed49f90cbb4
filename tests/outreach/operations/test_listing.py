"""A government stands on a list once, however it came there; one on record is recognised."""

from __future__ import annotations

import pytest

from localaction.governments.models import NetworkMembership, Organisation
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.outreach import operations, queries
from localaction.outreach.models import Prospect, ReachList
from localaction.outreach.operations import Contact
from localaction.outreach.queries import Wanted
from tests.actions import making

pytestmark = pytest.mark.django_db


def test_the_place_of_the_gazetteer_is_found_by_its_name(quito: Prospect) -> None:
    assert quito.geonames_id == 3652462
    assert quito.government is None


def test_a_government_on_record_is_recognised(sara: Actor, andes: ReachList) -> None:
    kampala = making.government("Kampala")
    listed = operations.add(actor=sara, one=andes, name="kampala", country="UG", contact=Contact())
    assert listed.government == kampala


def test_nobody_stands_on_a_list_twice(sara: Actor, andes: ReachList, quito: Prospect) -> None:
    with pytest.raises(Refused):
        operations.add(actor=sara, one=andes, name="Quito", country="EC", contact=Contact())
    same_address = Contact(contact_email="Lucia@Quito.example")
    with pytest.raises(Refused):
        operations.add(actor=sara, one=andes, name="Ambato", country="EC", contact=same_address)


def test_who_was_taken_off_can_come_back(sara: Actor, andes: ReachList, quito: Prospect) -> None:
    operations.drop(actor=sara, prospect=quito)
    contact = Contact(contact_email=quito.contact_email)
    Prospect.objects.filter(pk=quito.pk).update(geonames_id=None)
    assert operations.add(actor=sara, one=andes, name="Quito", country="EC", contact=contact).pk != quito.pk


def test_those_on_record_bring_their_contact(sara: Actor, andes: ReachList) -> None:
    nadia, kampala = making.focal_point("Nadia")
    gulu = making.government("Gulu")
    assert operations.add_governments(actor=sara, one=andes, governments=[kampala, gulu]) == 2
    assert operations.add_governments(actor=sara, one=andes, governments=[kampala, gulu]) == 0
    found = {one.name: one.contact_email for one in Prospect.objects.all()}
    assert found == {"Kampala": nadia.email, "Gulu": ""}


def test_lists_are_filled_by_network_region_and_standing(sara: Actor, andes: ReachList) -> None:
    _nadia, kampala = making.focal_point("Nadia")
    gulu, lima = making.government("Gulu"), making.government("Lima", country="PE")
    network = Organisation.objects.create(slug="net", name="Net", folded="net", kind="network")
    NetworkMembership.objects.create(government=lima, organisation=network)

    def names(wanted: Wanted) -> set[str]:
        return set(queries.governments_to_reach(wanted, andes).values_list("official_name", flat=True))

    assert names(Wanted(network=network.pk)) == {"Lima"}
    assert names(Wanted(region="002")) == {"Kampala", "Gulu"}
    assert names(Wanted(country="PE")) == {"Lima"}
    assert names(Wanted(standing="no_team")) == {"Gulu", "Lima"}
    operations.add_governments(actor=sara, one=andes, governments=[gulu])
    assert names(Wanted()) == {"Kampala", "Lima"}
    assert kampala.pk not in andes.prospects.values_list("government", flat=True)


def test_many_are_added_each_on_its_own(sara: Actor, andes: ReachList, quito: Prospect) -> None:
    rows = [("Quito", "EC", Contact()), ("Cuenca", "EC", Contact(contact_email="a@cuenca.example"))]
    assert operations.add_many(actor=sara, one=andes, rows=rows) == (1, [1])


def test_an_invited_address_is_not_changed_under_its_link(sara: Actor, quito: Prospect) -> None:
    operations.invite(actor=sara, prospect=quito)
    with pytest.raises(Refused):
        operations.change(actor=sara, prospect=quito, contact=Contact(contact_email="other@quito.example"))
