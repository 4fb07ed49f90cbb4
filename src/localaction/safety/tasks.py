"""Jobs of the safety part."""

from django.utils import timezone

from localaction.kit import jobs
from localaction.safety import operations


@jobs.every(minutes=60)
def remind_silent_places() -> None:
    """Ask places again that were asked to hide a copy and said nothing for a day."""
    operations.remind_silent_places(now=timezone.now())
