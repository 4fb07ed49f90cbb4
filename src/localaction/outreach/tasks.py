"""What outreach does by itself: seeing who joined, and following up gently."""

from django.utils import timezone

from localaction.kit import jobs
from localaction.outreach import operations


@jobs.every(minutes=60)
def follow_up() -> None:
    """See which invited governments have joined, and write again to those that said nothing."""
    now = timezone.now()
    operations.see_who_joined()
    operations.follow_up(now=now)
