from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from tests.governments.making import government

from localaction.governments import queries
from localaction.governments.models import NetworkMembership, Organisation, Twinning


@pytest.mark.django_db
def test_networks_and_twins_are_told_from_both_sides_and_for_everyone_asked_about() -> None:
    kampala, amman, dakar = government("Kampala"), government("Amman"), government("Dakar")
    uclg = Organisation.objects.create(slug="uclg", name="UCLG", folded="uclg", kind="network")
    NetworkMembership.objects.create(government=kampala, organisation=uclg)
    Twinning.objects.create(government=kampala, twin=amman)

    assert queries.networks_of([kampala.pk, dakar.pk]) == {
        kampala.pk: frozenset({uclg.pk}),
        dakar.pk: frozenset(),
    }
    assert queries.twins_of([kampala.pk, amman.pk, dakar.pk]) == {
        kampala.pk: frozenset({amman.pk}),
        amman.pk: frozenset({kampala.pk}),
        dakar.pk: frozenset(),
    }
    assert queries.twinned_with(amman) == [kampala]
    assert [one.organisation for one in queries.memberships_in_networks(kampala)] == [uclg]


@pytest.mark.django_db
def test_a_pair_is_kept_once_whoever_is_named_first() -> None:
    kampala, amman = government("Kampala"), government("Amman")

    with pytest.raises(IntegrityError), transaction.atomic():
        Twinning.objects.create(government=amman, twin=kampala)
    with pytest.raises(IntegrityError), transaction.atomic():
        Twinning.objects.create(government=kampala, twin=kampala)


@pytest.mark.django_db
def test_networks_are_found_by_the_beginning_of_their_name() -> None:
    Organisation.objects.create(slug="uclg", name="UCLG", folded="uclg", kind="network")

    assert [one.name for one in queries.networks_matching("Ucl")] == ["UCLG"]
    assert queries.networks_matching("metro") == []
