"""The desk reads reports: held ones first; it marks, asks, publishes and withdraws."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.actions import making

from localaction.actions import operations
from localaction.actions.models import Report
from localaction.actions.reports import Given
from localaction.register import queries as register

pytestmark = pytest.mark.django_db
PHONE = Given("stalled", "en", "Call Mariam Okello at +256 772 345 678.")


def told(given: Given, title: str = "A night school") -> Report:
    """A report of a city."""
    who, home = making.focal_point()
    return operations.report(actor=who, action=making.public_action(home, title=title), given=given)


def page_of(report: Report) -> str:
    """The address of a report at the desk."""
    return reverse("actions:desk_report", args=[f"{report.action.reference}-P{report.number}"])


@pytest.fixture
def desk() -> Client:
    """A member of the secretariat at the desk."""
    return making.at_desk(Client(), making.secretariat())


def test_held_reports_come_first_and_say_why(desk: Client) -> None:
    plain, held = told(Given("in_progress", "en"), "Plain"), told(PHONE, "Held")
    shown = desk.get(reverse("actions:desk_reports")).content.decode()
    assert 0 < shown.index(page_of(held)) < shown.index(page_of(plain))
    assert "Phone number" in desk.get(page_of(held)).content.decode()


@pytest.mark.parametrize(
    ("given", "sent", "status"),
    [
        (Given("in_progress", "en"), {"go": "check"}, "checked"),
        (PHONE, {"go": "release"}, "checked"),
        (Given("in_progress", "en"), {"go": "question", "question": "How many?"}, "questioned"),
        (Given("in_progress", "en"), {"go": "withdraw", "because": "Not theirs."}, "withdrawn"),
        (PHONE, {"go": "withdraw", "because": "Names a person."}, "withdrawn"),
        (Given("in_progress", "en"), {"go": "withdraw", "because": " "}, "reported"),
        (Given("in_progress", "en"), {"go": "question", "question": ""}, "reported"),
        (PHONE, {"go": "check"}, "held"),
    ],
)
def test_each_move_does_what_it_says(desk: Client, given: Given, sent: dict[str, str], status: str) -> None:
    made = told(given)
    assert desk.post(page_of(made), sent).status_code == 302
    made.refresh_from_db()
    assert made.status == status
    assert desk.get(page_of(made)).status_code == 200


def test_what_is_withdrawn_leaves_its_reason_on_no_page_but_in_the_register(desk: Client) -> None:
    made = told(Given("fulfilled", "en", "All done."))
    desk.post(page_of(made), {"go": "withdraw", "because": "Not written by the city."})
    public = Client().get(f"/en/actions/{made.action.reference}/").content.decode()
    assert "All done." not in public
    tombstone = register.tombstone("progress", f"{made.action.reference}-P1")
    assert tombstone is not None
    assert tombstone.because == "Not written by the city."


def test_unknown_moves_and_reports_are_not_there(desk: Client) -> None:
    made = told(Given("in_progress", "en"))
    assert desk.post(page_of(made), {"go": "delete"}).status_code == 404
    for reference in ("LA-X", "LA-X-P1", f"{made.action.reference}-P2", f"{made.action.reference}-Px"):
        assert desk.get(reverse("actions:desk_report", args=[reference])).status_code == 404


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_costs_the_same_for_many(
    desk: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(count):
        told(Given("in_progress", "en"), f"Action {number}")
    path = reverse("actions:desk_reports")
    desk.get(path)
    with django_assert_max_num_queries(9):
        desk.get(path)
