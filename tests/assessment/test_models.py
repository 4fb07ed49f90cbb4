"""The database itself refuses what must never be."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.assessment.conftest import World

from localaction.assessment.models import Assignment, Consensus, Decision, Score
from localaction.assessment.queries import rubric_for

NOW = timezone.now()


def assign(here: World, **fields: object) -> Assignment:
    return Assignment.objects.create(
        **{
            "action": here.action,
            "rubric": rubric_for(here.action),
            "assessor": here.lea,
            "due_on": date(2026, 12, 1),
            **fields,
        }
    )


WRONG: dict[str, Callable[[World], object]] = {
    "the same assessor twice in a round": lambda here: [assign(here), assign(here)],
    "a level above 4": lambda here: Score.objects.create(
        assignment=assign(here), criterion="people", level=5
    ),
    "a criterion scored twice": lambda here: [
        Score.objects.create(assignment=one, criterion="people") for one in [assign(here)] * 2
    ],
    "submitted but not done": lambda here: assign(here, submitted_at=NOW),
    "done but not submitted": lambda here: assign(here, status="done", recommendation="accept"),
    "done without a recommendation": lambda here: assign(here, status="done", submitted_at=NOW),
    "an unknown state": lambda here: assign(here, status="asleep"),
    "two decisions in a round": lambda here: [Decision.objects.create(action=here.action) for _ in "ab"],
    "two agreements in a round": lambda here: [Consensus.objects.create(action=here.action) for _ in "ab"],
    "final without a date": lambda here: Decision.objects.create(
        action=here.action, status="final", outcome="accept"
    ),
    "declined without an announcement": lambda here: Decision.objects.create(
        action=here.action, status="final", outcome="decline", decided_at=NOW
    ),
    "announced without a time to answer": lambda here: Decision.objects.create(
        action=here.action, status="announced", outcome="decline", announced_at=NOW
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_the_database_refuses(here: World, wrong: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        WRONG[wrong](here)


def test_another_round_asks_the_same_assessor_again(here: World) -> None:
    assign(here)
    assert assign(here, round=2).pk
