"""Writing a draft."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.actions.making import draft, focal_point, government

from localaction.actions import operations, queries
from localaction.actions.models import Action
from localaction.kit.answers import Refused
from localaction.kit.trail import history_of

pytestmark = pytest.mark.django_db


def test_a_draft_begins_where_its_government_is_and_in_the_open_call() -> None:
    who, home = focal_point(language="fr")
    action = draft(who, home)
    assert (action.status, action.language, action.place_name, action.place_country) == (
        "draft",
        "fr",
        "Kampala",
        "UG",
    )
    assert (action.latitude, action.call and action.call.code) == (0.3163, "call-rolling")
    assert action.reference.startswith("LA-")
    assert len(action.reference) == 9
    (owner,) = action.owners.all()
    assert (owner.government, owner.role, owner.agreement) == (home, "lead", "agreed")
    assert [event.verb for event in history_of(action)] == ["action.started"]


def test_a_stranger_starts_nothing_for_a_government() -> None:
    who, _home = focal_point()
    with pytest.raises(Refused):
        draft(who, government("Nairobi", country="KE"))


def test_a_deleted_draft_can_be_brought_back_for_thirty_days() -> None:
    who, home = focal_point()
    action = draft(who, home)
    operations.delete(actor=who, action=action)
    assert list(queries.actions_for(who)) == []
    found = queries.deleted_draft_for(who, action.reference)
    operations.restore(actor=who, action=found)
    assert list(queries.actions_for(who)) == [action]


def test_after_thirty_days_it_is_gone_for_good() -> None:
    who, home = focal_point()
    old, young, kept = draft(who, home), draft(who, home), draft(who, home)
    now = timezone.now()
    Action.objects.filter(pk=old.pk).update(deleted_at=now - timedelta(days=31))
    Action.objects.filter(pk=young.pk).update(deleted_at=now - timedelta(days=29))
    assert operations.forget_deleted(before=now - timedelta(days=30)) == 1
    assert set(Action.objects.all()) == {young, kept}


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "lost"}, {"kind": "dream"}, {"stage": "soon"}, {"budget_amount": -1}, {"latitude": 91.0},
        {"longitude": None}, {"starts_on": date(2025, 1, 1), "ends_on": date(2024, 1, 1)},
        {"status": "submitted", "deleted_at": timezone.now()},
    ],
)  # fmt: skip
def test_the_database_refuses_what_cannot_be(wrong: dict[str, Any]) -> None:
    who, home = focal_point()
    action = draft(who, home)
    with pytest.raises(IntegrityError), transaction.atomic():
        Action.objects.filter(pk=action.pk).update(**wrong)
