"""Owners, as pages."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.actions.making import at_portal, focal_point, government, ready

from localaction.actions.models import Owner
from localaction.governments.models import GovernmentName

pytestmark = pytest.mark.django_db


def test_a_government_is_found_asked_and_answers(client: Client) -> None:
    who, home = focal_point()
    nairobi = government("Nairobi", country="KE")
    GovernmentName.objects.create(
        government=nairobi, country="KE", family="local", folded="nairobi", skeleton="nairobi"
    )
    partner, _same = focal_point("Omar", of=nairobi)
    action = ready(who, home)
    at_portal(client, who)
    owners = reverse("actions:owners", args=[action.reference])
    assert nairobi.slug in client.get(owners, {"name": "nairo"}).content.decode()
    client.post(owners, {"government": nairobi.slug})
    owner = Owner.objects.get(government=nairobi)
    other = at_portal(Client(), partner)
    assert (
        reverse("actions:owner", args=[action.reference, owner.pk])
        in other.get(reverse("actions:home")).content.decode()
    )
    other.post(reverse("actions:owner", args=[action.reference, owner.pk]), {"go": "join"})
    owner.refresh_from_db()
    assert owner.agreement == "agreed"


def test_an_organisation_is_added_and_removed(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home)
    at_portal(client, who)
    client.post(reverse("actions:owners", args=[action.reference]), {"organisation": "Refugee Council"})
    owner = Owner.objects.get(role="supporting")
    assert (
        "Refugee Council" in client.get(reverse("actions:owners", args=[action.reference])).content.decode()
    )
    client.post(reverse("actions:owner", args=[action.reference, owner.pk]), {"go": "remove"})
    assert Owner.objects.filter(role="supporting").count() == 0


def test_the_lead_cannot_be_removed(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home)
    (lead,) = action.owners.all()
    answer = at_portal(client, who).post(
        reverse("actions:owner", args=[action.reference, lead.pk]), {"go": "remove"}
    )
    assert (answer.status_code, Owner.objects.count()) == (403, 1)
