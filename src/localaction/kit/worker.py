"""The worker: runs due jobs and schedules, one at a time; any number of workers can run side by side.

A job is claimed by one conditional update, so two workers never hold the same claim. A worker that dies keeps
its claim only until the job's lease runs out; then the next one takes the job again.
"""

from __future__ import annotations

import os
import socket
import threading
import traceback
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import DatabaseError, InterfaceError, close_old_connections
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from localaction.kit import jobs
from localaction.kit.models import ScheduleMark, WorkerBeat

log = structlog.get_logger(__name__)
BEAT = timedelta(seconds=5)


class Worker:
    """One worker process. `turn()` does what is due once; `run()` turns until `stop()`."""

    def __init__(self, name: str = "", pause: float = 0.5) -> None:
        self.name = name or f"{socket.gethostname()}:{os.getpid()}"
        self.pause = pause
        self.stopping = threading.Event()
        self.started_at = timezone.now()
        self.beat_due = self.started_at
        self.due_here: dict[str, datetime] = {}
        jobs.discover()

    def stop(self) -> None:
        """Finish the job in hand, then leave `run()`."""
        self.stopping.set()

    def run(self) -> None:
        """Work until stopped. A database that is away for a moment is waited for."""
        log.info("worker started", worker=self.name, jobs=len(jobs.JOBS), schedules=len(jobs.SCHEDULES))
        while not self.stopping.is_set():
            close_old_connections()
            try:
                busy = self.turn()
            except (DatabaseError, InterfaceError):
                log.exception("the database did not answer", worker=self.name)
                busy = False
            if not busy:
                self.stopping.wait(self.pause)
        WorkerBeat.objects.filter(worker=self.name).delete()
        log.info("worker stopped", worker=self.name)

    def turn(self) -> bool:
        """Run what is scheduled and at most one job. True when there was a job, so more may wait."""
        now = timezone.now()
        if now >= self.beat_due:
            self.beat_due = now + BEAT
            WorkerBeat.objects.update_or_create(
                worker=self.name, defaults={"seen_at": now, "started_at": self.started_at}
            )
            release_expired(now)
        self.run_schedules(now)
        return self.run_next_job()

    def run_schedules(self, now: datetime) -> None:
        """Run every scheduled function whose time has come and that no other worker took."""
        for schedule in list(jobs.SCHEDULES.values()):
            if self.stopping.is_set():
                return
            if now < self.due_here.get(schedule.name, now) or not self._take(schedule, now):
                continue
            try:
                schedule.function()
                error = ""
            except Exception:
                error = traceback.format_exc()
                log.exception("a scheduled function failed", schedule=schedule.name)
            if not schedule.in_every_worker:
                ScheduleMark.objects.filter(name=schedule.name).update(ran_at=now, last_error=error)

    def _take(self, schedule: jobs.Schedule, now: datetime) -> bool:
        """Whether this worker is the one to run the schedule now; remembers when to look again."""
        self.due_here[schedule.name] = now + schedule.interval
        if schedule.in_every_worker:
            return True
        mark, _made = ScheduleMark.objects.get_or_create(name=schedule.name, defaults={"due_at": now})
        if mark.due_at > now:
            self.due_here[schedule.name] = mark.due_at
            return False
        due = ScheduleMark.objects.filter(name=schedule.name, due_at=mark.due_at)
        return due.update(due_at=now + schedule.interval) == 1

    def run_next_job(self) -> bool:
        """Claim and run one due job. False when nothing is due."""
        while True:
            row = DBTaskResult.objects.ready().filter(task_path=jobs.perform.module_path).first()
            if row is None:
                return False
            if self._claim(row):
                self._run(row)
                return True

    def _claim(self, row: DBTaskResult[Any, Any]) -> bool:
        started_at = timezone.now()
        worker_ids = [*row.worker_ids, self.name]
        taken = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.READY).update(
            status=TaskResultStatus.RUNNING, started_at=started_at, worker_ids=worker_ids
        )
        row.started_at, row.worker_ids = started_at, worker_ids
        return taken == 1

    def _run(self, row: DBTaskResult[Any, Any]) -> None:
        name, arguments = row.args_kwargs["args"]
        try:
            jobs.find(name).function(**arguments)
        except Exception as error:
            log.exception("a job failed", job=name, id=str(row.pk), attempt=len(row.worker_ids))
            _fail(row, error)
        else:
            _finish(row, status=TaskResultStatus.SUCCESSFUL, exception_class_path="", traceback="")


def run_due_jobs() -> int:
    """Run every job that is due now, in this process; returns how many ran."""
    worker, count = Worker(), 0
    while worker.run_next_job():
        count += 1
    return count


def release_expired(now: datetime) -> int:
    """Take jobs from workers that have held them longer than their lease; returns how many."""
    released = 0
    for row in DBTaskResult.objects.running().filter(task_path=jobs.perform.module_path):
        try:
            lease = jobs.find(row.args_kwargs["args"][0]).lease
        except jobs.UnknownJob:
            lease = timedelta()
        if row.started_at and row.started_at + lease <= now:
            log.warning("a worker lost a job", job=row.args_kwargs["args"][0], id=str(row.pk))
            _fail(row, TimeoutError("the worker did not finish within the lease"))
            released += 1
    return released


def _fail(row: DBTaskResult[Any, Any], error: Exception) -> None:
    """Put the job back for its next attempt, or keep it as failed after the last one."""
    name, arguments = row.args_kwargs["args"]
    known = jobs.JOBS.get(name)
    path = f"{type(error).__module__}.{type(error).__qualname__}"
    trace = "".join(traceback.format_exception(error))
    attempt = len(row.worker_ids)
    if known and attempt < known.attempts:
        again_at = timezone.now() + known.wait_before(attempt + 1)
        _finish(
            row, status=TaskResultStatus.READY, run_after=again_at, exception_class_path=path, traceback=trace
        )
        return
    ours = _finish(row, status=TaskResultStatus.FAILED, exception_class_path=path, traceback=trace)
    if ours and known and known.when_given_up:
        known.when_given_up(**arguments)


def _finish(row: DBTaskResult[Any, Any], **changes: Any) -> bool:
    """Write the end of an attempt, unless the lease ran out and the job is no longer ours."""
    held = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at)
    return held.update(finished_at=timezone.now(), **changes) == 1
