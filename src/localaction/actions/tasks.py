"""Jobs of the actions part."""

from datetime import timedelta

from django.utils import timezone

from localaction.actions import operations
from localaction.actions.importing.batching import undoing, working
from localaction.kit import jobs

LONG = timedelta(hours=2)


@jobs.job("actions.publish_ready", attempts=5)
def publish_ready(government_id: int | None = None) -> None:
    """Publish accepted actions whose signature stands now; of one government, or of all."""
    operations.publish_ready(government_id=government_id)


@jobs.job("actions.follow_signature", attempts=5)
def follow_signature(government_id: int) -> None:
    """A government's signature stands differently: publish what waited for it, restate what is public."""
    operations.publish_ready(government_id=government_id)
    operations.restate_signature(government_id=government_id)


@jobs.job("actions.follow_restored")
def follow_restored(reference: str) -> None:
    """Hang the pictures of an action again that was hidden and restored."""
    operations.follow_restored(reference=reference)


@jobs.job("actions.follow_merger")
def follow_merger(from_id: int, into_id: int) -> None:
    """Let actions follow a merged government."""
    operations.follow_merger(from_id=from_id, into_id=into_id)


@jobs.job(
    "actions.translate", attempts=4, lease=timedelta(minutes=30), when_given_up=operations.give_up_machine
)
def translate(run_id: int) -> None:
    """Ask the translation service for what an action lacks in one language."""
    operations.translate_by_machine(run_id=run_id)


@jobs.job("actions.take_apart_import", attempts=3, lease=LONG, when_given_up=working.give_up)
def take_apart_import(batch_id: int) -> None:
    """Read a file that was brought to the desk."""
    working.take_apart(batch_id)


@jobs.job("actions.check_import", attempts=3, lease=LONG, when_given_up=working.give_up)
def check_import(batch_id: int) -> None:
    """Check every row of a file; nothing is entered."""
    working.check(batch_id)


@jobs.job("actions.run_import", attempts=3, lease=LONG, when_given_up=working.give_up)
def run_import(batch_id: int) -> None:
    """Bring the rows of a file in."""
    working.run(batch_id)


@jobs.job("actions.undo_import", attempts=3, lease=LONG, when_given_up=working.give_up)
def undo_import(batch_id: int) -> None:
    """Take back what a file brought."""
    undoing.undo(batch_id)


@jobs.every(minutes=60)
def forget_deleted_drafts() -> None:
    """Remove drafts that were deleted so long ago that nobody can bring them back, and forms never taken in."""
    before = timezone.now() - timedelta(days=operations.UNDO_DAYS)
    operations.forget_deleted(before=before)
    operations.forget_forms(before=before)
    operations.forget_sheets(before=before)


@jobs.every(minutes=60)
def follow_edits() -> None:
    """Remind authors of edits that wait for them, and let those lapse that nobody has answered in time."""
    operations.lapse_edits(now=timezone.now())
    operations.remind_of_edits(now=timezone.now())


@jobs.every(minutes=30)
def follow_call_dates() -> None:
    """Open calls on the day they named, and close them after their last."""
    operations.follow_call_dates(on=timezone.localdate())


@jobs.every(minutes=60)
def remind_drafts() -> None:
    """Write to the teams of drafts that nobody has written on for long."""
    operations.remind_of_drafts(now=timezone.now())


@jobs.every(minutes=60)
def follow_consent() -> None:
    """Take down pictures whose consent has ended, and write about those whose consent ends within 30 days."""
    today = timezone.localdate()
    operations.take_down_expired(on=today)
    operations.warn_of_consent(on=today)


@jobs.every(minutes=12 * 60)
def ask_for_progress() -> None:
    """Plan the dates of reports, and write today's letters about them."""
    today = timezone.localdate()
    operations.plan_report_dates(on=today)
    operations.ask_for_progress(on=today)
