"""The figures are counted once for each state of the register, and not on the way of any page."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from tests.factories import register
from tests.figures import things
from tests.register.published_things import an_action

from localaction.figures import snapshots
from localaction.figures.models import Snapshot

pytestmark = pytest.mark.django_db


def test_it_counts_when_the_register_moved_on_and_only_then() -> None:
    things.publish()
    first = snapshots.follow()
    assert first
    assert snapshots.follow() is None
    register.publish(an_action("LA-CCCCCC"))
    Snapshot.objects.update(seconds=0)  # however long the first count took here, it need not rest now
    second = snapshots.follow()
    assert second
    assert second.sequence == first.sequence + 1
    assert dict(second.figures["totals"])["actions"] == 3
    assert list(Snapshot.objects.all()) == [second]


def test_another_day_is_another_count_because_silence_grows() -> None:
    things.publish()
    snapshots.follow()
    with time_machine.travel(timezone.now() + timedelta(days=700)):
        later = snapshots.follow()
    assert later
    assert dict(later.figures["stages"])["silent"] == 2


def test_counting_that_takes_long_rests_before_it_counts_again() -> None:
    things.publish()
    snapshots.follow()
    Snapshot.objects.update(seconds=30)
    register.publish(an_action("LA-CCCCCC"))
    assert snapshots.follow() is None
    Snapshot.objects.update(counted_at=timezone.now() - timedelta(seconds=30 * snapshots.REST + 1))
    with time_machine.travel(timezone.now()):
        assert snapshots.follow()
