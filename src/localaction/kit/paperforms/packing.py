"""Packing a document: the same parts always make the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

FIRST = ("[Content_Types].xml", "_rels/.rels")
_BEGINNING = (1980, 1, 1, 0, 0, 0)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A package of parts by their path, without the time it was made."""
    kept = io.BytesIO()
    names = [*(name for name in FIRST if name in parts), *sorted(set(parts) - set(FIRST))]
    with zipfile.ZipFile(kept, "w") as package:
        for name in names:
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, parts[name], compresslevel=9)
    return kept.getvalue()
