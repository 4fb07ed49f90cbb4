"""Filling in a draft offline: the form, bringing it back, choosing between two answers, and keeping them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.actions.filling import away
from tests.actions.making import at_portal, focal_point, ready

from localaction.actions.models import Action, FilledForm

pytestmark = pytest.mark.django_db
KINDS = ("docx", "xlsx")


@pytest.fixture
def team(client: Client) -> tuple[Client, Any, Any]:
    """A signed-in focal point with a draft that has answers."""
    who, home = focal_point()
    action = ready(who, home)
    return at_portal(client, who), who, action


def bring(client: Client, action: Action, content: bytes, name: str) -> Any:
    """Upload a file and follow to where it leads."""
    upload = SimpleUploadedFile(name, content)
    return client.post(f"/en/portal/actions/{action.reference}/offline/", {"file": upload}, follow=True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_comes_back_as_it_left(team: tuple[Client, Any, Action], kind: str) -> None:
    client, _actor, action = team
    file = client.get(f"/en/portal/actions/{action.reference}/offline/form.{kind}")
    assert file.status_code == 200
    again = client.get(f"/en/portal/actions/{action.reference}/offline/form.{kind}")
    assert again.content == file.content
    page = bring(client, action, file.content, f"form.{kind}")
    assert "brings nothing new" in page.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_written_offline_is_kept(team: tuple[Client, Any, Action], kind: str) -> None:
    client, _actor, action = team
    text = "=First line\n\n\tsecond – with 👩‍👩‍👧 and \u200fعربي"
    content = away(
        action,
        kind,
        **{
            "challenge__challenge": (text,),
            "people__populations": ("refugees", "migrants"),
            "where-and-when__stage": ("stalled",),
            "alignment__items@sdg-goals": ("SDG-4",),
            "alignment-reasons__extra-1-item": ("GCM-16",),
            "alignment-reasons__extra-1-text": ("Schools include.",),
        },
    )
    page = bring(client, action, content, f"form.{kind}").content.decode()
    assert "5 answers in your file are different" in page
    response = keep(client, action, page)
    assert response.status_code == 302
    kept = Action.objects.get(pk=action.pk)
    assert kept.challenge == text
    assert set(kept.populations) == {"refugees", "migrants"}
    assert kept.stage == "stalled"
    assert set(kept.alignments.values_list("item_id", flat=True)) == {"GCM-15", "SDG-4", "GCM-16"}
    assert kept.alignments.get(item_id="GCM-16").reason == "Schools include."
    assert kept.alignments.get(item_id="GCM-15").reason == "Schools are open to all."
    assert not FilledForm.objects.exists()


def keep(client: Client, action: Action, page: str, **chosen: str) -> Any:
    """Press the button, with choices."""
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', page)
    assert seen
    given = {name.replace("__", "/"): value for name, value in chosen.items()}
    address = f"/en/portal/actions/{action.reference}/offline/differences/"
    return client.post(address, {"seen": seen[1], "go": "keep", **given})
