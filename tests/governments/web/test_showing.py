"""What pages say of the history of a government."""

from __future__ import annotations

import pytest

from localaction.governments.models import Government
from localaction.governments.web.showing import events_of
from localaction.kit import trail
from localaction.kit.actors import SYSTEM

pytestmark = pytest.mark.django_db


def test_the_history_says_in_words_what_was_done_by_whom_and_why() -> None:
    record = Government(pk=1)
    trail.record(SYSTEM, "government.verified", record, because="Sent twice")
    (event,) = events_of(record)
    assert (str(event["text"]), event["who"], event["detail"]) == ("Verified", "Local Action", "Sent twice")
