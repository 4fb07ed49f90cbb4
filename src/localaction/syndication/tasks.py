"""What the worker does for syndication: lets the shelves follow the register."""

from localaction.kit import jobs
from localaction.syndication import shelving


@jobs.every(seconds=2)
def follow() -> None:
    """Shelve what was published since, for harvesters and feeds."""
    shelving.follow()
