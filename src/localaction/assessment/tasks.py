"""What the assessment part does by itself."""

from localaction.assessment import operations
from localaction.kit import jobs


@jobs.every(minutes=360)
def remind_assessors() -> None:
    """Remind assessors of what is nearly due or overdue."""
    operations.send_reminders()
