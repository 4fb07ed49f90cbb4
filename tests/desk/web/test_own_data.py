"""A person's own data."""

from __future__ import annotations

import io
import json
import zipfile

from django.urls import reverse

from localaction.accounts.models import ErasureRequest
from localaction.kit.models import OutgoingLetter, TrailEvent
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World


def test_the_copy_is_a_page_and_data_and_leaves_an_event(here: World) -> None:
    client = world.client_of(here.amina)
    answer = client.post(reverse("desk:own_copy"))
    assert answer["Cache-Control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        data = json.loads(archive.read("my-data/data.json"))
        page = archive.read("my-data/data.html").decode()
    assert data["account"]["email"] == here.amina.email
    assert here.amina.email in page
    assert "<script" not in page
    assert TrailEvent.objects.filter(verb="person.took_data", subject_id=here.amina.pk).count() == 1


def test_a_copy_is_only_made_when_asked_for(here: World) -> None:
    assert world.client_of(here.amina).get(reverse("desk:own_copy")).status_code == 405


def test_somebody_asks_to_be_erased_and_takes_it_back(here: World) -> None:
    client = world.client_of(here.amina)
    client.post(reverse("desk:own_data"), {"move": "ask", "because": "I moved"})
    asked = ErasureRequest.objects.get()
    assert (asked.person, asked.status, asked.because) == (here.amina, "asked", "I moved")
    assert OutgoingLetter.objects.get().recipient_email == here.amina.email
    text = client.get(reverse("desk:own_data")).content.decode()
    assert "Withdraw my request" in text
    client.post(reverse("desk:own_data"), {"move": "withdraw"})
    asked.refresh_from_db()
    assert asked.status == "withdrawn"
    assert "Ask to be erased" in client.get(reverse("desk:own_data")).content.decode()


def test_asking_twice_is_one_request(here: World) -> None:
    client = world.client_of(here.amina)
    for _ in range(2):
        client.post(reverse("desk:own_data"), {"move": "ask"})
    assert ErasureRequest.objects.count() == 1


def test_taking_back_what_was_never_asked_does_nothing(here: World) -> None:
    answer = world.client_of(here.amina).post(reverse("desk:own_data"), {"move": "withdraw"})
    assert answer.status_code == 302
    assert not TrailEvent.objects.filter(verb="person.withdrew_erasure").exists()


def test_the_account_leads_there(here: World) -> None:
    assert (
        reverse("desk:own_data") in world.client_of(here.amina).get(reverse("accounts:home")).content.decode()
    )
