"""The folder of what is made for open data: where it is, and small files of it that change in one step."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.conf import settings


def root() -> Path:
    """The folder; it can be deleted at any time."""
    return Path(settings.EXPORTS_ROOT)


def keep(name: str, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    root().mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=root(), prefix="part-")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(part, 0o644)
    os.replace(part, root() / name)
