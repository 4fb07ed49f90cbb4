"""What the figures count: each thing by its rule, nothing added that must not be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.factories import register
from tests.figures import things

from localaction.figures import counting
from localaction.kit.actors import SYSTEM
from localaction.register import index, operations

pytestmark = pytest.mark.django_db
BANDS = ["under-100", "100-999", "1000-9999", "10000-99999", "100000-more"]


def counted() -> dict[str, dict[str, list[Any]]]:
    rows = counting.counted(date(2026, 11, 23))
    return {name: {row[0]: row[1:] for row in found} for name, found in rows.items()}


def test_an_empty_register_comes_to_nothing() -> None:
    found = counted()
    assert found["participation"] == found["years"] == {}
    assert found["totals"]["actions"] == [0]
    assert found["gcm-objectives"]["GCM-7"] == [0, 0, 0, 0, 0]


def test_objectives_are_counted_region_by_region_and_a_target_counts_for_its_goal() -> None:
    things.publish()
    found = counted()
    assert found["gcm-objectives"]["GCM-7"] == [1, 0, 1, 0, 0]
    assert found["gcr-objectives"]["GCR-1"] == [1, 0, 0, 0, 0]
    assert found["sdg-goals"]["SDG-11"] == [1, 0, 0, 0, 0]
    assert found["priorities"]["PO-4"] == [1, 0, 0, 0, 0]
    assert len(found["gcm-objectives"]) == 23
    assert found["balance"] == {"gcm": [2], "gcr": [1], "sdg": [1], "both": [1], "all": [1], "none": [0]}


def test_who_is_silent_counts_as_silent() -> None:
    things.publish()
    stages = counted()["stages"]
    assert stages["silent"] == [1]
    assert stages["in_progress"] == [1]


def test_claims_are_counted_by_method_and_size_and_never_added() -> None:
    things.publish()
    people = counted()["people"]
    assert people["survey"] == [1, 1, 0, 0, 0]
    assert people["target"] == [0, 0, 0, 0, 1]
    assert people["estimate"] == [0, 0, 0, 0, 0]
    assert list(counting.REACHED) == BANDS


def test_needs_stand_by_kind_and_by_what_the_action_costs() -> None:
    things.publish()
    needs = counted()["needs"]
    costs = counting._budgets()
    assert needs["money"][costs.index("10k-50k")] == 1
    assert needs["money"][costs.index("unsaid")] == 1
    assert sum(needs["peers"]) == 1
    assert sum(needs["data"]) == 0


def test_replication_says_what_is_agreed_and_what_crossed_a_border() -> None:
    things.publish()
    assert counted()["replication"] == {
        "adapted_from": [1, 1, 1],
        "inspired_by": [0, 0, 0],
        "scales": [0, 0, 0],
        "continues": [0, 0, 0],
        "jointly_with": [0, 0, 0],
    }


def test_signatures_count_from_the_day_of_signing_and_disputed_ones_never() -> None:
    things.publish()
    participation = counted()["participation"]
    assert participation["2024"] == [0, 1, 0]
    last = list(participation.values())[-1]
    assert last == [2, 1, 2]


def test_months_where_there_are_few_and_every_one_is_known() -> None:
    assert counting._periods(["2026-01-05", "2025-12-31"], date(2026, 2, 1)) == [
        "2025-12",
        "2026-01",
        "2026-02",
    ]
    assert counting._periods(["2026-01-05", "2025"], date(2026, 2, 1)) == ["2025", "2026"]
    assert counting._periods(["2020-01-05"], date(2021, 12, 31))[-1] == "2021-12"
    assert counting._periods(["2020-01-05"], date(2022, 1, 1)) == ["2020", "2021", "2022"]


def test_regions_languages_and_years() -> None:
    things.publish()
    found = counted()
    assert found["regions"]["002"] == [1, 1, 1]
    assert found["regions"]["142"] == [1, 0, 1]
    assert found["languages"] == {"ar": [1, 0], "en": [1, 0], "fr": [0, 1]}
    assert found["years"]["2024"] == [1]


def test_what_is_hidden_or_withdrawn_is_not_counted() -> None:
    things.publish()
    operations.hide(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="safety")
    index.follow()
    register.withdraw("action", "LA-BBBBBB", "Mistake.")
    found = counted()
    assert found["totals"]["actions"] == [0]
    assert found["people"]["survey"] == [0, 0, 0, 0, 0]
    assert found["replication"]["adapted_from"] == [0, 0, 0]
    assert found["gcm-objectives"]["GCM-7"] == [0, 0, 0, 0, 0]
