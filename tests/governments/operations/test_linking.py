import pytest
from tests.governments import making

from localaction.governments import operations, queries
from localaction.governments.models import Organisation
from localaction.kit import trail
from localaction.kit.answers import Refused

pytestmark = pytest.mark.django_db


def test_networks_and_twins_are_noted_once_and_taken_back_each_with_its_trail() -> None:
    sara, kampala, amman = making.secretariat(), making.government(), making.government("Amman")
    uclg = Organisation.objects.create(slug="uclg", name="UCLG", folded="uclg", kind="network")
    for _ in range(2):
        operations.join_network(actor=sara, government=kampala, organisation=uclg)
        operations.twin(actor=sara, government=amman, other=kampala)
    assert queries.twinned_with(kampala) == [amman]
    operations.leave_network(actor=sara, government=kampala, organisation=uclg)
    operations.untwin(actor=sara, government=kampala, other=amman)
    assert queries.networks_of([kampala.pk]) == {kampala.pk: frozenset()}
    assert queries.twins_of([kampala.pk]) == {kampala.pk: frozenset()}
    verbs = [event.verb for event in trail.history_of(kampala)]
    assert verbs == [
        "government.listed", "government.joined_network", "government.left_network", "government.untwinned"
    ]  # fmt: skip


def test_only_the_secretariat_notes_them() -> None:
    kampala = making.government()
    with pytest.raises(Refused):
        operations.note_mailbox(actor=making.member(kampala), government=kampala, email="me@gmail.com")
