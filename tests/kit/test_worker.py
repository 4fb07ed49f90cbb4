"""The worker: retries, leases, schedules, several at once."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from localaction.kit import jobs, worker
from localaction.kit.models import ScheduleMark, WorkerBeat
from localaction.kit.worker import Worker

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class Bench:
    """A job that fails as often as told, and says what it was asked."""

    def __init__(self) -> None:
        self.calls: list[int] = []
        self.given_up: list[int] = []
        self.failures = 0

    def work(self, number: int) -> None:
        self.calls.append(number)
        if self.failures:
            self.failures -= 1
            raise ConnectionError("the other side is away")

    def give_up(self, number: int) -> None:
        self.given_up.append(number)


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench()
    jobs.job("tests.work", attempts=3, lease=timedelta(minutes=2), when_given_up=bench.give_up)(bench.work)
    yield bench
    del jobs.JOBS["tests.work"]


@pytest.fixture
def no_schedules(monkeypatch: pytest.MonkeyPatch) -> dict[str, jobs.Schedule]:
    jobs.discover()
    schedules: dict[str, jobs.Schedule] = {}
    monkeypatch.setattr(jobs, "SCHEDULES", schedules)
    monkeypatch.setattr(jobs, "discover", lambda: None)
    return schedules


def test_a_due_job_runs_once(bench: Bench) -> None:
    jobs.enqueue("tests.work", number=4)
    assert worker.run_due_jobs() == 1
    assert worker.run_due_jobs() == 0
    assert bench.calls == [4]
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_a_failed_job_waits_and_is_tried_again(bench: Bench) -> None:
    bench.failures = 1
    with time_machine.travel(NOON, tick=False) as clock:
        jobs.enqueue("tests.work", number=1)
        assert worker.run_due_jobs() == 1
        assert "the other side is away" in DBTaskResult.objects.get().traceback
        clock.shift(9)
        assert worker.run_due_jobs() == 0
        clock.shift(1)
        assert worker.run_due_jobs() == 1
    assert bench.calls == [1, 1]
    row = DBTaskResult.objects.get()
    assert (row.status, row.traceback) == (TaskResultStatus.SUCCESSFUL, "")


def test_after_the_last_attempt_the_job_is_kept_as_failed(bench: Bench) -> None:
    bench.failures = 99
    with time_machine.travel(NOON, tick=False) as clock:
        jobs.enqueue("tests.work", number=8)
        for _ in range(6):
            worker.run_due_jobs()
            clock.shift(timedelta(hours=1))
    row = DBTaskResult.objects.get()
    assert (row.status, len(row.worker_ids)) == (TaskResultStatus.FAILED, 3)
    assert (bench.calls, bench.given_up) == ([8, 8, 8], [8])


def test_two_workers_never_hold_the_same_job(bench: Bench) -> None:
    jobs.enqueue("tests.work", number=1)
    one, two = Worker("one"), Worker("two")
    seen_by_one, seen_by_two = DBTaskResult.objects.get(), DBTaskResult.objects.get()
    assert one._claim(seen_by_one)
    assert not two._claim(seen_by_two)
    assert two.run_next_job() is False


def test_a_job_of_a_dead_worker_is_retaken_after_its_lease(bench: Bench) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        jobs.enqueue("tests.work", number=5)
        assert Worker("dies")._claim(DBTaskResult.objects.get())
        clock.shift(119)
        assert worker.release_expired(timezone.now()) == 0
        clock.shift(1)
        assert worker.release_expired(timezone.now()) == 1
        clock.shift(10)
        assert worker.run_due_jobs() == 1
    assert bench.calls == [5]
    assert DBTaskResult.objects.get().worker_ids[0] == "dies"


def test_a_worker_that_was_too_slow_does_not_overwrite_the_next_one(bench: Bench) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        jobs.enqueue("tests.work", number=5)
        slow, row = Worker("slow"), DBTaskResult.objects.get()
        assert slow._claim(row)
        clock.shift(130)
        worker.release_expired(timezone.now())
        clock.shift(10)
        fast = Worker("fast")
        assert fast._claim(DBTaskResult.objects.get())
        slow._run(row)
        held = DBTaskResult.objects.get()
    assert (held.status, held.worker_ids) == (TaskResultStatus.RUNNING, ["slow", "fast"])


def test_a_job_that_no_version_knows_any_more_is_kept_as_failed(bench: Bench) -> None:
    jobs.enqueue("tests.work", number=1)
    DBTaskResult.objects.update(args_kwargs={"args": ["tests.gone", {}], "kwargs": {}})
    assert worker.run_due_jobs() == 1
    row = DBTaskResult.objects.get()
    assert (row.status, row.exception_class_path) == (
        TaskResultStatus.FAILED,
        "localaction.kit.jobs.UnknownJob",
    )


def test_minutes_run_once_among_all_workers(no_schedules: dict[str, jobs.Schedule]) -> None:
    calls: list[datetime] = []
    jobs.every(minutes=5)(lambda: calls.append(timezone.now()))
    with time_machine.travel(NOON, tick=False) as clock:
        one, two = Worker("one"), Worker("two")
        one.turn(), two.turn()
        clock.shift(timedelta(minutes=4, seconds=59))
        one.turn(), two.turn()
        clock.shift(1)
        two.turn(), one.turn()
    assert calls == [NOON, NOON + timedelta(minutes=5)]


def test_a_worker_that_read_the_mark_too_early_does_not_run_it_again(
    no_schedules: dict[str, jobs.Schedule], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    jobs.every(minutes=5)(lambda: calls.append("x"))
    (schedule,) = no_schedules.values()
    with time_machine.travel(NOON, tick=False):
        as_both_read_it = ScheduleMark.objects.create(name=schedule.name, due_at=NOON)
        Worker("one").turn()
        monkeypatch.setattr(ScheduleMark.objects, "get_or_create", lambda **_: (as_both_read_it, False))
        Worker("two").turn()
    assert calls == ["x"]


def test_seconds_run_in_every_worker(no_schedules: dict[str, jobs.Schedule]) -> None:
    calls: list[str] = []
    jobs.every(seconds=1)(lambda: calls.append("x"))
    with time_machine.travel(NOON, tick=False) as clock:
        one, two = Worker("one"), Worker("two")
        for _ in range(3):
            one.turn(), two.turn(), one.turn()
            clock.shift(1)
    assert len(calls) == 6
    assert not ScheduleMark.objects.exists()


def test_a_schedule_that_fails_is_noted_and_comes_again(no_schedules: dict[str, jobs.Schedule]) -> None:
    def broken() -> None:
        raise RuntimeError("no disk")

    jobs.every(minutes=1)(broken)
    with time_machine.travel(NOON, tick=False) as clock:
        one = Worker("one")
        one.turn()
        mark = ScheduleMark.objects.get()
        assert "no disk" in mark.last_error
        clock.shift(60)
        one.turn()
        assert ScheduleMark.objects.get().ran_at == NOON + timedelta(minutes=1)


def test_a_worker_shows_that_it_lives_and_leaves_cleanly(no_schedules: dict[str, jobs.Schedule]) -> None:
    one = Worker("one", pause=0.01)
    one.turn()
    assert WorkerBeat.objects.get().worker == "one"
    one.stop()
    one.run()
    assert not WorkerBeat.objects.exists()
