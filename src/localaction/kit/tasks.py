"""The kit's own jobs: letters leave, the trail is sealed and checked, finished jobs are swept away."""

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from localaction.kit import jobs, post, retention, sealing
from localaction.kit.models import WorkerBeat

KEEP_DONE = timedelta(days=14)


@jobs.job(post.DELIVERY, attempts=8, lease=timedelta(minutes=2), when_given_up=post.give_up)
def deliver_letter(letter_id: int) -> None:
    """Hand one letter to the mail server."""
    post.deliver(letter_id)


@jobs.every(minutes=60)
def sweep_finished_jobs() -> None:
    """Forget jobs that succeeded two weeks ago; failed ones are kept."""
    before = timezone.now() - KEEP_DONE
    DBTaskResult.objects.successful().filter(finished_at__lt=before).delete()
    WorkerBeat.objects.filter(seen_at__lt=before).delete()


@jobs.every(minutes=1)
def seal_trail() -> None:
    """Seal what was written on the trail since the last time."""
    sealing.seal_waiting()


@jobs.every(minutes=24 * 60)
def check_trail() -> None:
    """Check the whole trail once a day; the desk shows what was found."""
    sealing.check()


@jobs.every(minutes=24 * 60)
def let_old_data_go() -> None:
    """Carry out the rules of retention."""
    retention.carry_out()
