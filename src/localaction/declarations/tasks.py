"""What follows in the worker when a government's record changed."""

from django.utils import timezone

from localaction.declarations import operations
from localaction.kit import jobs


@jobs.job("declarations.publish_face")
def publish_face(government_id: int) -> None:
    """Publish a government's corrected face, when it is public."""
    operations.refresh_face(government_id)


@jobs.job("declarations.follow_verification")
def follow_verification(government_id: int) -> None:
    """See whether the verified domain speaks for waiting signatures."""
    operations.follow_verification(government_id)


@jobs.job("declarations.follow_merge")
def follow_merge(government_id: int, into_id: int) -> None:
    """Let signatures follow a merged government."""
    operations.follow_merge(government_id, into_id)


@jobs.job("declarations.follow_succession")
def follow_succession(government_id: int, into_id: int, signatures_follow: bool) -> None:
    """Let signatures follow, or end with, a government that another took the place of."""
    operations.follow_succession(government_id, into_id, signatures_follow=signatures_follow)


@jobs.every(minutes=10)
def make_final() -> None:
    """Make announced signatures final whose seven days are over and to which nobody objects."""
    operations.finalise_due(now=timezone.now())
