"""Jobs: named, written with the change they follow."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from localaction.kit import jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def ran() -> Iterator[list[int]]:
    numbers: list[int] = []

    @jobs.job("tests.note", attempts=3)
    def note(number: int) -> None:
        numbers.append(number)

    yield numbers
    del jobs.JOBS["tests.note"]


def test_an_unknown_job_is_refused_when_it_is_asked_for() -> None:
    with pytest.raises(jobs.UnknownJob):
        jobs.enqueue("tests.nobody_has_this")


def test_a_job_exists_when_its_change_does(ran: list[int]) -> None:
    with transaction.atomic():
        jobs.enqueue("tests.note", number=1)
    assert DBTaskResult.objects.ready().count() == 1


def test_a_change_rolled_back_takes_its_job_along(ran: list[int]) -> None:
    def change() -> None:
        with transaction.atomic():
            jobs.enqueue("tests.note", number=1)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    assert not DBTaskResult.objects.exists()


def test_the_waits_grow_up_to_an_hour() -> None:
    job = jobs.Job("x", lambda: None, 9, timedelta(minutes=1), None)
    waits = [job.wait_before(attempt).total_seconds() for attempt in (2, 3, 4, 5, 6, 7, 8, 9)]
    assert waits == [10, 40, 160, 640, 2560, 3600, 3600, 3600]


@pytest.mark.parametrize("rhythm", [{}, {"seconds": 1, "minutes": 1}])
def test_a_schedule_needs_one_rhythm(rhythm: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="seconds or minutes"):
        jobs.every(**rhythm)


def test_the_jobs_of_every_part_are_found() -> None:
    jobs.discover()
    assert "kit.deliver_letter" in jobs.JOBS
    assert "accounts.forget_strangers" in jobs.SCHEDULES
