"""What the worker does for open data: let the files follow the register."""

import subprocess
import sys

from django.utils import timezone

from localaction.kit import jobs
from localaction.opendata import files

_children: list[subprocess.Popen[bytes]] = []


@jobs.every(seconds=5)
def follow() -> None:
    """Let a short-lived process make the files again, once the register has come to rest."""
    if _children and _children[0].poll() is None:
        return
    _children.clear()
    if files.is_due(timezone.now()):
        _children.append(subprocess.Popen([sys.executable, "-m", "localaction", "build-open-data"]))
