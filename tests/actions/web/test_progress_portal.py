"""Progress in the portal: the same sheets, and dates that move."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.actions import making

from localaction.actions import operations
from localaction.actions.models import Report, ReportDate

pytestmark = pytest.mark.django_db


def test_no_change_and_a_whole_sheet_with_an_account(client: Client) -> None:
    who, home = making.focal_point()
    first, second = (making.public_action(home, title=title) for title in ("First", "Second"))
    making.at_portal(client, who)
    path = reverse("actions:progress", args=[home.slug])
    assert "No change in all 2 actions" in client.get(path).content.decode()
    client.post(path, {"do": "same", "action": first.reference})
    sheet = reverse("actions:progress_sheet", args=[home.slug, second.reference])
    assert client.post(sheet, {"stage": "ended", "changed": "No money."}).status_code == 302
    told = list(Report.objects.order_by("id").values_list("action_id", "stage", "person_id"))
    assert told == [
        (first.pk, "in_progress", who.person_id),
        (second.pk, "ended", who.person_id),
    ]
    assert "That was all." in client.get(path).content.decode()


def test_nobody_is_credited_with_a_word_before_the_first_report(client: Client) -> None:
    who, home = making.focal_point()
    action = making.public_action(home)
    making.at_portal(client, who)
    path = reverse("actions:progress", args=[home.slug])
    before = client.get(path).content.decode()
    assert "public since" in before
    assert "last word:" not in before
    client.post(path, {"do": "same", "action": action.reference})
    after = client.get(reverse("actions:progress_sheet", args=[home.slug, action.reference])).content.decode()
    assert "last word:" in after


def test_the_form_token_is_asked_for_here() -> None:
    who, home = making.focal_point()
    action = making.public_action(home)
    client = making.at_portal(Client(enforce_csrf_checks=True), who)
    path = reverse("actions:progress", args=[home.slug])
    assert client.post(path, {"do": "same", "action": action.reference}).status_code == 403
    assert "csrfmiddlewaretoken" in client.get(path).content.decode()
    assert Report.objects.count() == 0


def test_viewers_and_strangers_find_no_sheet(client: Client) -> None:
    _who, home = making.focal_point()
    action = making.public_action(home)
    viewer = making.person("Viewer")
    making.member(viewer, home, "viewer")
    stranger, _gulu = making.focal_point("Stranger", of=making.government("Gulu"))
    for other in (making.actor(viewer), stranger, making.secretariat()):
        making.at_portal(client, other)
        assert client.get(reverse("actions:progress", args=[home.slug])).status_code == 404
        sheet = reverse("actions:progress_sheet", args=[home.slug, action.reference])
        assert client.post(sheet, {"stage": "ended"}).status_code == 404
    assert Report.objects.count() == 0


def test_a_date_is_moved_with_its_reason(client: Client) -> None:
    who, home = making.focal_point()
    making.public_action(home)
    operations.plan_report_dates(on=timezone.localdate())
    when = ReportDate.objects.get(why="yearly")
    making.at_portal(client, who)
    dates = reverse("actions:progress_dates", args=[home.slug])
    move = reverse("actions:move_report_date", args=[home.slug, when.pk])
    assert move in client.get(dates).content.decode()
    to = when.due_on + timedelta(days=30)
    refused = client.post(move, {"to": to.isoformat(), "because": ""})
    assert refused.status_code == 200
    too_late = client.post(move, {"to": "2099-01-01", "because": "Elections."})
    assert "by a year at most" in too_late.content.decode()
    assert client.post(move, {"to": to.isoformat(), "because": "Elections."}).status_code == 302
    shown = client.get(dates).content.decode()
    assert "Elections." in shown
    when.refresh_from_db()
    assert when.due_on == to


def test_the_secretariat_moves_dates_and_viewers_only_read(client: Client) -> None:
    _who, home = making.focal_point()
    making.public_action(home)
    operations.plan_report_dates(on=timezone.localdate())
    when = ReportDate.objects.get(why="yearly")
    move = reverse("actions:move_report_date", args=[home.slug, when.pk])
    viewer = making.person("Viewer")
    making.member(viewer, home, "viewer")
    making.at_portal(client, making.actor(viewer))
    assert move not in client.get(reverse("actions:progress_dates", args=[home.slug])).content.decode()
    assert client.get(move).status_code == 403
    desk = making.at_desk(Client(), making.secretariat())
    sent = {"to": (when.due_on - timedelta(days=30)).isoformat(), "because": "The forum is earlier."}
    assert desk.post(move, sent).status_code == 302


@pytest.mark.parametrize("count", [1, 12])
def test_the_pages_cost_the_same_for_many(
    client: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    who, home = making.focal_point()
    for number in range(count):
        making.public_action(home, title=f"Action {number}")
    operations.plan_report_dates(on=timezone.localdate())
    making.at_portal(client, who)
    for name in ("actions:progress", "actions:progress_dates"):
        path = reverse(name, args=[home.slug])
        client.get(path)
        with django_assert_max_num_queries(15):
            client.get(path)
