"""What the worker does for the register: let the index follow it, and keep a Merkle root every day."""

from localaction.kit import jobs
from localaction.kit.actors import SYSTEM
from localaction.register import index, operations


@jobs.every(seconds=1)
def follow() -> None:
    """Bring this host's search index up to the end of the register."""
    index.follow()


@jobs.every(minutes=24 * 60)
def checkpoint() -> None:
    """Keep the Merkle root over everything published so far."""
    operations.checkpoint(actor=SYSTEM)
