"""The demo's set-up can be run again and again, and its accounts can do what their roles promise."""

import socket

import pytest

from localaction.accounts.models import Person
from localaction.actions.models import Action
from localaction.config import demo
from localaction.governments.models import Membership
from localaction.register import queries as register

pytestmark = pytest.mark.django_db


def test_a_second_set_up_changes_nothing() -> None:
    for _ in range(2):
        demo.make_accounts()
        demo.import_first_cohort()
        demo.seat_the_focal_point()
    assert Person.objects.count() == len(demo.ACCOUNTS)
    assert (Action.objects.count(), register.count("action")) == (78, 78)
    assert [
        (row.person.email, row.role, row.status) for row in Membership.objects.select_related("person")
    ] == [("focal@example.org", "focal_point", "active")]


def test_the_welcome_says_where_to_go_and_who_can_sign_in() -> None:
    text = demo.welcome("http://127.0.0.1:8000")
    assert "http://127.0.0.1:8000/dev/mail/" in text
    assert [account.email for account in demo.ACCOUNTS if account.email not in text] == []


def test_a_port_that_somebody_listens_at_is_taken() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert demo.is_taken("127.0.0.1", port)
    assert not demo.is_taken("127.0.0.1", port)
