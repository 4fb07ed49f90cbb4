"""What accounts do by themselves."""

from localaction.accounts import operations
from localaction.kit import jobs


@jobs.every(minutes=60)
def forget_strangers() -> None:
    """Forget people who asked for a first code and never typed it in."""
    operations.forget_strangers()


@jobs.every(minutes=24 * 60)
def forget_expired_sessions() -> None:
    """Delete sessions that ended by themselves."""
    operations.forget_expired_sessions()
