"""What the worker does for the register."""

import pytest
from tests.register.published_things import an_action, published

from localaction.kit import jobs
from localaction.register import index, tasks
from localaction.register.models import Checkpoint


@pytest.mark.django_db
def test_the_worker_follows_the_register() -> None:
    published(an_action())
    tasks.follow()
    assert index.sequence() == 1


@pytest.mark.django_db
def test_the_worker_keeps_a_root() -> None:
    published(an_action())
    tasks.checkpoint()
    assert Checkpoint.objects.get().sequence == 1


def test_every_host_follows_and_one_of_them_keeps_the_root() -> None:
    assert jobs.SCHEDULES["register.follow"].in_every_worker
    assert not jobs.SCHEDULES["register.checkpoint"].in_every_worker
