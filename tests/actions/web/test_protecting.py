"""The protection check as pages: beside the field, on the list of answers, at the desk."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.actions.making import at_desk, at_portal, draft, focal_point, in_state, ready, secretariat

from localaction.actions import clearance, operations
from localaction.actions.models import Action, Finding

pytestmark = pytest.mark.django_db
CALL = "Call +256 772 123 456 <b>now</b>."


def key_of(action: Action) -> str:
    return clearance.passages_of(Action.objects.with_details().get(pk=action.pk))[0].key


def test_a_passage_is_marked_on_its_page_and_on_the_list(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home, results=CALL)
    at_portal(client, who)
    marked = "Call <mark>+256 772 123 456</mark> &lt;b&gt;now&lt;/b&gt;."
    passage = "<mark>+256 772 123 456</mark>"
    results = client.get(reverse("actions:page", args=[action.reference, "results"])).content.decode()
    lessons = client.get(reverse("actions:page", args=[action.reference, "lessons"])).content.decode()
    assert (passage in results, passage in lessons) == (True, False)
    page = client.get(reverse("actions:check", args=[action.reference])).content.decode()
    assert marked in page
    assert reverse("actions:page", args=[action.reference, "results"]) + "#id_results" in page
    assert "Send to the secretariat" not in page


def test_it_is_kept_with_a_reason_only(client: Client) -> None:
    who, home = focal_point()
    action = ready(who, home, results=CALL)
    at_portal(client, who)
    keep = reverse("actions:keep_passage", args=[action.reference])
    client.post(keep, {"key": key_of(action), "reason": ""})
    assert Finding.objects.count() == 0
    client.post(keep, {"key": key_of(action), "reason": "A public line."})
    page = client.get(reverse("actions:check", args=[action.reference])).content.decode()
    assert "A public line." in page
    assert "Send to the secretariat" in page
    client.post(reverse("actions:check", args=[action.reference]))
    action.refresh_from_db()
    assert action.status == "submitted"


def test_the_desk_sees_what_waits_and_clears_it(client: Client) -> None:
    who, home = focal_point()
    action = in_state("submitted", who, home)
    Action.objects.filter(pk=action.pk).update(results=CALL)
    operations.note_findings(action)
    at_desk(client, secretariat())
    waiting = reverse("actions:desk_passages")
    assert action.reference in client.get(waiting).content.decode()
    assert waiting in client.get(reverse("actions:desk")).content.decode()
    assert (
        "<mark>+256 772 123 456</mark>"
        in client.get(reverse("actions:desk_action", args=[action.reference])).content.decode()
    )
    clear = reverse("actions:clear_passage", args=[action.reference])
    client.post(clear, {"key": key_of(action), "because": " "})
    assert Finding.objects.get().state == "open"
    client.post(clear, {"key": key_of(action), "because": "On a poster."})
    assert Finding.objects.get().state == "cleared"
    assert action.reference not in client.get(waiting).content.decode()


def test_what_leads_nowhere_is_said_plainly(client: Client) -> None:
    who, home = focal_point()
    action = draft(who, home)
    at_portal(client, who)
    page = client.get(reverse("actions:check", args=[action.reference])).content.decode()
    assert "We found no names with contact details" in page


def test_the_list_to_clear_asks_as_often_for_twelve_as_for_one(
    client: Client, django_assert_max_num_queries: object
) -> None:
    who, home = focal_point()
    at_desk(client, secretariat())
    for _number in range(12):
        action = in_state("submitted", who, home)
        Action.objects.filter(pk=action.pk).update(results=CALL)
        operations.note_findings(action)
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        client.get(reverse("actions:desk_passages"))
