"""`localaction verify-trail`."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from localaction.accounts.models import Person
from localaction.kit import guards, sealing, trail
from localaction.kit.actors import SYSTEM
from localaction.kit.models import TrailEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> TrailEvent:
    made = trail.record(SYSTEM, "person.changed_details", Person.objects.create_user("one@example.org"))
    sealing.seal_waiting()
    return made


def test_it_says_that_the_trail_is_in_order_and_which_seal_is_the_last(
    event: TrailEvent, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("verify_trail")
    out = capsys.readouterr().out
    found = sealing.verify()
    assert "The trail is in order." in out
    assert f"last seal: {found.sealed}:{found.hash}" in out
    call_command("verify_trail", "--expect", f"{found.sealed}:{found.hash}")


def test_it_ends_with_1_where_an_event_was_changed(
    event: TrailEvent, capsys: pytest.CaptureFixture[str]
) -> None:
    guards.take_down(connection)
    TrailEvent.objects.filter(pk=event.pk).update(because="another reason")
    guards.put_up(connection)
    with pytest.raises(SystemExit, match="1"):
        call_command("verify_trail")
    assert "NOT in order" in capsys.readouterr().err


@pytest.mark.parametrize("noted", ["7", "x:" + "0" * 64, "7:abc"])
def test_a_seal_is_written_as_number_and_hash(noted: str) -> None:
    with pytest.raises(CommandError, match="NUMBER:HASH"):
        call_command("verify_trail", "--expect", noted)
