"""A milestone found in a text becomes one of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.actions.making import draft, focal_point, government, in_state

from localaction.actions import operations
from localaction.actions.limits import ROWS
from localaction.actions.models import Action, Milestone
from localaction.kit.answers import Refused

pytestmark = pytest.mark.django_db
FOUND: dict[str, Any] = {"text": "Twelve schools are open", "due_on": date(2030, 9, 30), "precision": "month"}


def test_it_stands_below_the_others_with_its_date() -> None:
    who, home = focal_point()
    action = draft(who, home)
    Milestone.objects.create(action=action, position=4, text="Parents meet")
    added = operations.add_milestone(actor=who, action=action, **FOUND)
    assert added is not None
    assert (added.position, added.text, str(added.due_on), added.due_precision) == (
        5,
        "Twelve schools are open",
        "2030-09-30",
        "month",
    )
    assert Action.objects.get(pk=action.pk).saved_at > action.created_at


def test_a_full_page_takes_no_more() -> None:
    who, home = focal_point()
    action = draft(who, home)
    Milestone.objects.create(action=action, position=ROWS - 1, text="The last one")
    assert operations.add_milestone(actor=who, action=action, **FOUND) is None
    assert action.milestones.count() == 1


def test_only_those_who_may_write_add_one() -> None:
    who, home = focal_point()
    stranger, _elsewhere = focal_point("Omar", of=government("Nairobi", country="KE"))
    with pytest.raises(Refused):
        operations.add_milestone(actor=stranger, action=draft(who, home), **FOUND)
    with pytest.raises(Refused):
        operations.add_milestone(actor=who, action=in_state("submitted", who, home), **FOUND)
