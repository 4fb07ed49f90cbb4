"""What pages say of the history of a signature."""

from __future__ import annotations

import pytest

from localaction.declarations.models import Signature
from localaction.declarations.web.showing import events_of
from localaction.kit import trail
from localaction.kit.actors import SYSTEM

pytestmark = pytest.mark.django_db


def test_the_history_says_in_words_what_was_done_by_whom_and_why() -> None:
    record = Signature(pk=1)
    trail.record(SYSTEM, "signature.disputed", record, because="Sent twice")
    (event,) = events_of(record)
    assert (str(event["text"]), event["who"], event["detail"]) == (
        "Marked as disputed",
        "Local Action",
        "Sent twice",
    )
