"""The desk's pages about edits."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.actions.making import at_desk, focal_point, in_state, secretariat

from localaction.actions.models import Edit, EditedText, TextTranslation

pytestmark = pytest.mark.django_db
BETTER = "A night school for parents who arrived last year"


def test_an_edit_is_begun_written_and_sent(client: Client) -> None:
    who, home = focal_point()
    action = in_state("published", who, home)
    at_desk(client, secretariat())
    overview = reverse("actions:desk_edit", args=[action.reference])
    begun = client.post(overview, {"go": "begin", "language": "en"})
    texts = reverse("actions:desk_edit_texts", args=[action.reference, "en"])
    assert begun["Location"] == texts
    form = client.get(texts).context["form"]
    sent = {field.html_name: field.value() or "" for field in form} | {"text-title": BETTER}
    saved = client.post(texts, sent, headers={"X-Autosave": "1"})
    assert saved.json()["errors"] == {}
    shown = client.get(overview).content.decode()
    assert "<del>" in shown
    assert "who" in shown
    client.post(overview, {"go": "propose", "note": "Clearer."})
    edit = Edit.objects.get()
    assert (edit.status, edit.note) == ("proposed", "Clearer.")
    assert client.get(texts).status_code == 302


def test_a_text_cannot_be_emptied_nor_made_too_long(client: Client) -> None:
    who, home = focal_point()
    action = in_state("published", who, home)
    at_desk(client, secretariat())
    client.post(reverse("actions:desk_edit", args=[action.reference]), {"go": "begin"})
    texts = reverse("actions:desk_edit_texts", args=[action.reference, "en"])
    sent = {field.html_name: field.value() or "" for field in client.get(texts).context["form"]}
    answer = client.post(texts, sent | {"text-title": "", "text-challenge": "x " * 60_000})
    assert answer.status_code == 422
    assert {"text-title", "text-challenge"} <= set(answer.context["form"].errors)
    assert EditedText.objects.count() == 0


def test_outdated_translations_ask_as_often_for_twelve_as_for_one(client: Client) -> None:
    who, home = focal_point()
    at_desk(client, secretariat())

    def outdated(more: int) -> None:
        for _number in range(more):
            TextTranslation.objects.create(
                action=in_state("published", who, home),
                language="fr",
                key="title",
                text="Une école",
                source="Before",
                released_text="Une école",
                outdated_at=timezone.now(),
            )

    address = reverse("actions:desk_translations")
    outdated(1)
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        assert "Une" not in client.get(address).content.decode()
    outdated(11)
    with CaptureQueriesContext(connection) as twelve:
        page = client.get(address)
    assert len(page.context["rows"]) == 12
    assert len(twelve) == len(one)


def test_one_step_begins_the_edit_of_an_outdated_text(client: Client) -> None:
    who, home = focal_point()
    action = in_state("published", who, home)
    at_desk(client, secretariat())
    answer = client.post(
        reverse("actions:desk_translations"), {"reference": action.reference, "language": "fr"}
    )
    assert answer["Location"] == reverse("actions:desk_edit_texts", args=[action.reference, "fr"])
    assert Edit.objects.get().action == action
