"""What pages say of an action's history."""

from __future__ import annotations

import re
from pathlib import Path

import localaction
from localaction.actions.web.showing import VERBS

RECORDED = re.compile(r"(?:trail\.record\([^,]+, |: Final = )\"(action\.[a-z_]+)\"")


def test_everything_that_is_recorded_of_an_action_has_words() -> None:
    sources = Path(localaction.__file__).parent.rglob("*.py")
    recorded = {verb for source in sources for verb in RECORDED.findall(source.read_text("utf-8"))}
    assert len(recorded) > 20
    assert recorded <= VERBS.keys(), recorded - VERBS.keys()
