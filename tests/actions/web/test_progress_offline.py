"""A progress report filled in offline."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.actions import making
from tests.actions.filling import answered

from localaction.actions.models import Report
from localaction.actions.reports import key_of

pytestmark = pytest.mark.django_db
TEXT = "Twelve schools are open."


@pytest.fixture
def door(client: Client) -> tuple[Client, str, Any]:
    """A signed-in focal point, the page of the form, and a public action with a milestone."""
    who, home = making.focal_point()
    action = making.public_action(home, kind="commitment")
    making.at_portal(client, who)
    return client, reverse("actions:progress_offline", args=[home.slug, action.reference]), action


def bring(client: Client, address: str, content: bytes, kind: str) -> Any:
    return client.post(address, {"file": SimpleUploadedFile(f"form.{kind}", content)})


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_sheet_says_what_the_file_says_and_is_sent_after_a_look(
    door: tuple[Client, str, Any], kind: str
) -> None:
    client, address, _action = door
    file = client.get(f"{address}form.{kind}")
    assert file.content == client.get(f"{address}form.{kind}").content
    content = answered(file.content, kind, changed="=Two more schools.", evidence="https://example.org/a")
    page = bring(client, address, content, kind)
    form = page.context["form"]
    assert "Nothing is sent yet" in page.content.decode()
    assert (form["changed"].value(), form["evidence"].value(), form["stage"].value()) == (
        "=Two more schools.",
        "https://example.org/a",
        "in_progress",
    )
    assert Report.objects.count() == 0
    sent = client.post(address, {"stage": "in_progress", "changed": form["changed"].value()})
    assert sent.status_code == 302
    assert Report.objects.get().changed == "=Two more schools."


def test_a_milestone_that_was_reported_meanwhile_is_told(door: tuple[Client, str, Any]) -> None:
    client, address, _action = door
    content = client.get(f"{address}form.xlsx").content
    proof = f"proof-{key_of(TEXT)}"
    filled = answered(content, "xlsx", **{proof: "School register"})
    assert bring(client, address, filled, "xlsx").context["form"][proof].value() == "School register"
    client.post(address, {"stage": "in_progress", f"done-{key_of(TEXT)}": "on"})
    page = bring(client, address, filled, "xlsx")
    assert proof not in page.context["form"].fields
    assert "School register" in page.content.decode()


def test_another_form_is_refused(door: tuple[Client, str, Any]) -> None:
    client, address, _action = door
    other = client.get("/en/offline/small.docx").content
    assert "another of our forms" in bring(client, address, other, "docx").content.decode()


def test_strangers_find_nothing(door: tuple[Client, str, Any]) -> None:
    _client, address, _action = door
    stranger, _home = making.focal_point("Stranger", of=making.government("Gulu"))
    elsewhere = making.at_portal(Client(), stranger)
    assert elsewhere.get(address).status_code == 404
    assert elsewhere.get(f"{address}form.docx").status_code == 404
