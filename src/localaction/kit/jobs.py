"""Work for later: named jobs with retries, and functions that run again and again.

A job is a row written in the caller's own transaction, so it exists exactly when the change it follows does.
Jobs and scheduled functions live in `<part>/tasks.py`; the worker (`localaction work`) finds them there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal, TypeVar

from django.utils.module_loading import autodiscover_modules
from django_tasks import task

Function = TypeVar("Function", bound=Callable[..., None])


@dataclass(frozen=True, slots=True)
class Job:
    """A function that can be enqueued by name. Its arguments are JSON, passed by keyword.

    `lease` is how long one attempt may take before another worker takes the job again; `when_given_up` gets
    the same arguments after the last attempt failed.
    """

    name: str
    function: Callable[..., None]
    attempts: int
    lease: timedelta
    when_given_up: Callable[..., None] | None

    def wait_before(self, attempt: int) -> timedelta:
        """How long to wait before this attempt (2, 3, …): 10 s, 40 s, 160 s … at most an hour."""
        return timedelta(seconds=min(10 * 4 ** (attempt - 2), 3600))


@dataclass(frozen=True, slots=True)
class Schedule:
    """A function that runs again and again: in every worker, or once among all workers."""

    name: str
    function: Callable[[], None]
    interval: timedelta
    in_every_worker: bool


JOBS: dict[str, Job] = {}
SCHEDULES: dict[str, Schedule] = {}


class UnknownJob(LookupError):
    """No part has a job of that name."""


def job(
    name: str,
    *,
    attempts: int = 5,
    lease: timedelta = timedelta(minutes=10),
    when_given_up: Callable[..., None] | None = None,
) -> Callable[[Function], Function]:
    """Make a function a job: `@jobs.job("actions.publish_ready", attempts=5)`.

    It may run more than once (a worker can die between the work and its receipt), so it must bear that.
    """

    def register(function: Function) -> Function:
        JOBS[name] = Job(name, function, attempts, lease, when_given_up)
        return function

    return register


def every(*, seconds: float = 0, minutes: float = 0) -> Callable[[Function], Function]:
    """Run a function again and again: `@jobs.every(minutes=5)`.

    In minutes: once among all workers, remembered in the database. In seconds: in each worker process, for
    what every host must keep fresh for itself.
    """
    if bool(seconds) == bool(minutes):
        raise ValueError("say either seconds or minutes")

    def register(function: Function) -> Function:
        part = function.__module__.removeprefix("localaction.").partition(".")[0]
        name = f"{part}.{function.__name__}"
        SCHEDULES[name] = Schedule(name, function, timedelta(seconds=seconds, minutes=minutes), bool(seconds))
        return function

    return register


def discover() -> None:
    """Load `tasks.py` of every part, which registers its jobs and schedules."""
    autodiscover_modules("tasks")


def find(name: str) -> Job:
    """The job of that name. Raises UnknownJob."""
    if name not in JOBS:
        discover()
    if name not in JOBS:
        raise UnknownJob(name)
    return JOBS[name]


def enqueue(name: str, *, after_commit: Literal[True] = True, **arguments: Any) -> str:
    """Ask for a job; returns its id. It runs after the surrounding transaction is committed, and only then.

    `after_commit` can only be true: the job is a row of that same transaction. Raises UnknownJob.
    """
    find(name)
    return str(perform.enqueue(name, arguments).id)


@task()
def perform(name: str, arguments: dict[str, Any]) -> None:
    """Run one job by name with its arguments."""
    find(name).function(**arguments)
