"""What governments need done again and again."""

from django.utils import timezone

from localaction.governments import operations
from localaction.kit import jobs


@jobs.every(minutes=60)
def keep_in_touch() -> None:
    """Ask contacts once a year whether they are still there, and tell the secretariat where nobody is left."""
    now = timezone.now()
    operations.ask_who_is_still_here(now=now)
    operations.look_for_lost(now=now)
