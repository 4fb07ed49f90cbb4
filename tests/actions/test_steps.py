"""One thing comes first."""

from datetime import date
from typing import Any

import pytest

from localaction.actions.steps import ActionFacts, next_step


def fact(status: str, **more: Any) -> ActionFacts:
    return ActionFacts("LA-1", "A night school", "en", status, **more)


@pytest.mark.parametrize(
    ("standings", "actions", "asked", "code"),
    [
        ({}, [], 0, "join"),
        ({"kampala": "none"}, [fact("handed_back")], 0, "answer"),
        ({"kampala": "none"}, [fact("assessing", answer_by=date(2026, 12, 1))], 1, "reply"),
        ({"kampala": "confirmed"}, [fact("draft")], 1, "stand"),
        ({"kampala": "none"}, [fact("draft")], 0, "sign"),
        ({"kampala": "pending"}, [fact("draft")], 0, "finish"),
        ({"kampala": "listed"}, [fact("draft", is_ready=True)], 0, "send"),
        ({"kampala": "confirmed"}, [], 0, "start"),
        ({"kampala": "pending"}, [fact("submitted")], 0, "wait_action"),
        ({"kampala": "pending"}, [fact("accepted")], 0, "wait_signature"),
        ({"kampala": "confirmed"}, [fact("published")], 0, "rest"),
    ],
)
def test_what_comes_first(
    standings: dict[str, str], actions: list[ActionFacts], asked: int, code: str
) -> None:
    assert next_step(standings=standings, actions=actions, asked_to_stand=asked).code == code


def test_the_yearly_question_comes_before_writing_and_after_what_others_wait_for() -> None:
    standings = {"kampala": "confirmed"}
    assert next_step(standings=standings, actions=[fact("draft")], asked_still_you=1).code == "still_you"
    assert next_step(standings=standings, actions=[fact("handed_back")], asked_still_you=1).code == "answer"


def test_a_word_about_progress_is_asked_before_new_writing() -> None:
    found = next_step(standings={"kampala": "confirmed"}, actions=[fact("draft")], report_due="kampala")
    assert (found.code, found.government) == ("report", "kampala")
    unsigned = next_step(standings={"kampala": "none"}, actions=[], report_due="kampala")
    assert unsigned.code == "sign"
