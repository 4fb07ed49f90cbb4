"""What the worker does for the register: let what is derived follow it, and keep a Merkle root every day."""

import subprocess
import sys

from localaction.kit import jobs
from localaction.kit.actors import SYSTEM
from localaction.register import index, keptfile, meanings, operations, subtrees

_children: list[subprocess.Popen[bytes]] = []


@jobs.every(seconds=1)
def follow() -> None:
    """Bring this host's search index up to the end of the register."""
    index.follow()


@jobs.every(seconds=3)
def follow_meanings() -> None:
    """Let a short-lived process follow what published actions mean: the model it needs would make this one large."""
    if _children and _children[0].poll() is None:
        return
    _children.clear()
    if not meanings.is_current():
        _children.append(subprocess.Popen([sys.executable, "-m", "localaction", "follow-meanings"]))


@jobs.every(seconds=5)
def follow_file() -> None:
    """Bring this host's file of the whole register up to its end."""
    keptfile.follow()


@jobs.every(minutes=1)
def keep_subtrees() -> None:
    """Keep the roots that proofs are made of."""
    subtrees.keep()


@jobs.every(minutes=24 * 60)
def checkpoint() -> None:
    """Keep the Merkle root over everything published so far."""
    operations.checkpoint(actor=SYSTEM)
