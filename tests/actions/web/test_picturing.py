"""Pictures as pages: refused in words, taken down by those who may."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.actions.making import (
    at_desk,
    at_portal,
    draft,
    focal_point,
    in_state,
    jpeg_with_place,
    secretariat,
)

from localaction.actions import operations
from localaction.actions.models import Picture

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"<svg/>", "Drawings that can hold programs"),
        (b"GIF89a" + b"\0" * 30, "not a JPEG, PNG or WebP picture"),
        (jpeg_with_place()[:900], "cut off"),
    ],
)
def test_a_file_is_refused_in_words(client: Client, raw: bytes, words: str) -> None:
    who, home = focal_point()
    action = draft(who, home)
    at_portal(client, who)
    add = reverse("actions:add_picture", args=[action.reference])
    answer = client.post(add, {"picture": SimpleUploadedFile("x.jpg", raw)}, follow=True)
    assert words in answer.content.decode()
    assert action.pictures.count() == 0


def test_every_question_of_consent_is_kept_and_shown_again(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    picture = operations.add_picture(actor=who, action=action, raw=jpeg_with_place())
    at_portal(client, who)
    page = reverse("actions:page", args=[action.reference, "pictures"])
    typed = {
        "alt": "Two girls", "subjects": "children", "consent_by": "Noor", "consent_guardian": "Her mother",
        "consent_language": "Dari", "channels": ["web", "print"], "consent_on": "2025-05-17",
        "consent_until": "2027", "consent_text": "No names.",
    }  # fmt: skip
    client.post(
        page, {"version": "0", "sheet": "s", **{f"{name}-{picture.pk}": v for name, v in typed.items()}}
    )
    picture.refresh_from_db()
    assert (picture.consent_guardian, picture.consent_language) == ("Her mother", "Dari")
    assert (picture.channels, str(picture.consent_until)) == (["web", "print"], "2027-12-31")
    form = client.get(page).context["form"]
    assert form[f"channels-{picture.pk}"].value() == ["web", "print"]
    assert form[f"consent_guardian-{picture.pk}"].value() == "Her mother"


def test_a_picture_is_taken_down_with_a_reason(client: Client) -> None:
    who, home = focal_point()
    action = in_state("handed_back", who, home)
    picture = operations.add_picture(actor=who, action=action, raw=jpeg_with_place())
    at_desk(client, secretariat())
    address = reverse("actions:desk_take_down_picture", args=[action.reference, picture.pk])
    assert client.get(address).status_code == 200
    client.post(address, {"because": ""})
    assert Picture.objects.count() == 1
    client.post(address, {"because": "She asked us to."})
    assert Picture.objects.count() == 0
