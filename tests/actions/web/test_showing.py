"""What pages say of the history of an action."""

from __future__ import annotations

import pytest

from localaction.actions.models import Action
from localaction.actions.web.showing import events_of
from localaction.kit import trail
from localaction.kit.actors import SYSTEM

pytestmark = pytest.mark.django_db


def test_the_history_says_in_words_what_was_done_by_whom_and_why() -> None:
    record = Action(pk=1)
    trail.record(SYSTEM, "action.withdrawn", record, because="Sent twice")
    (event,) = events_of(record)
    assert (str(event["text"]), event["who"], event["detail"]) == ("Withdrawn", "Local Action", "Sent twice")
