from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from tests.actions import making

from localaction.kit.plain import plain

pytestmark = pytest.mark.django_db


def test_a_row_is_plain_data_without_its_number() -> None:
    who, where = making.focal_point()
    action = making.draft(who, where)
    action.starts_on, action.budget_amount = date(2024, 5, 1), Decimal("174000.50")
    action.saved_at = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    told = plain(action, without=("deleted_at",))
    assert "id" not in told
    assert "deleted_at" not in told
    assert (told["starts_on"], told["budget_amount"]) == ("2024-05-01", "174000.50")
    assert told["saved_at"] == "2026-01-02T03:04:00+00:00"


def test_what_a_row_points_to_is_said_by_its_public_name() -> None:
    who, where = making.focal_point()
    owner = making.draft(who, where).owners.get()
    told = plain(owner)
    assert (told["government"], told["organisation"]) == (where.slug, None)
    assert told["action"].startswith("LA-")
