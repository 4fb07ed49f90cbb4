"""What is counted is what stands in the tables: of one call or of all, without copies made to rehearse."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from localaction.actions.models import Action, Call
from localaction.desk import snapshots
from tests.actions import making
from tests.declarations import making as signing

pytestmark = pytest.mark.django_db


@pytest.fixture
def spring(db: None) -> Call:
    return Call.objects.create(code="spring-2026", opens_on=date(2026, 3, 1), languages=["en"])


def counted(call: str, name: str) -> dict[str, list[Any]]:
    return {row[0]: row[1:] for row in snapshots.count(call).figures[name]}


def test_each_step_counts_governments_and_actions_that_got_there(spring: Call) -> None:
    nadia, kampala = making.focal_point("Nadia")
    omar, zarqa = making.focal_point("Omar", of=making.government("Zarqa", country="JO"))
    making.in_state("submitted", nadia, kampala)
    making.in_state("submitted", nadia, kampala)
    making.draft(omar, zarqa)
    signing.sent(nadia, kampala)
    rows = counted("", "funnel")
    assert rows["joined"] == [2, None]
    assert rows["signed"] == [1, None]
    assert rows["begun"] == [2, 3]
    assert rows["sent"] == [1, 2]
    assert rows["published"] == [0, 0]


def test_a_call_counts_its_own_actions_only(spring: Call) -> None:
    nadia, kampala = making.focal_point("Nadia")
    one = making.in_state("submitted", nadia, kampala)
    making.in_state("submitted", nadia, kampala)
    Action.objects.exclude(pk=one.pk).update(call=None)
    assert one.call == spring
    assert counted("spring-2026", "funnel")["sent"] == [1, 1]
    assert counted("", "funnel")["sent"] == [1, 2]


def test_a_rehearsal_is_counted_nowhere(spring: Call) -> None:
    Call.objects.filter(pk=spring.pk).update(is_rehearsal=True)
    nadia, kampala = making.focal_point("Nadia")
    making.in_state("submitted", nadia, kampala)
    Action.objects.update(call=spring)
    assert counted("", "funnel")["sent"] == [0, 0]


def test_published_actions_are_counted_by_objective_and_region() -> None:
    action = making.public_action(making.government("Kampala"))
    served = action.alignments.get(framework="gcm-objectives").item_id
    rows = counted("", "gcm-objectives")
    assert len(rows) == 23
    assert rows[served] == [1, 0, 0, 0, 0]
    assert sum(sum(row) for code, row in rows.items() if code != served) == 0


def test_the_world_is_counted_from_the_gazetteer() -> None:
    making.government("Kampala")
    rows = counted("", "subregions")
    places, known, signatories, showing = rows["014"]
    assert places > 300
    assert (known, signatories, showing) == (1, 0, 0)
    assert len(rows) == 22


def test_a_snapshot_takes_the_place_of_the_one_before() -> None:
    first = snapshots.count("")
    assert snapshots.count("").pk == first.pk


def test_the_funnel_never_takes_more_questions_for_more_actions(
    django_assert_max_num_queries: Any,
) -> None:
    nadia, kampala = making.focal_point("Nadia")
    making.in_state("submitted", nadia, kampala)
    with django_assert_max_num_queries(45):
        snapshots.count("")
    for _number in range(11):
        making.in_state("submitted", nadia, kampala)
    with django_assert_max_num_queries(45):
        snapshots.count("")
