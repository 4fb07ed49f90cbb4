"""What a file of evidence may be: told by its content, never by its name.

Pure functions over bytes.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from dataclasses import dataclass
from typing import Literal

MOST_BYTES = 10 * 1024 * 1024
LONGEST_NAME = 120
_MOST_ENTRIES = 5_000

Fault = Literal["empty", "too_big", "unknown_type", "broken"]


@dataclass(frozen=True, slots=True)
class PaperType:
    """A kind of file that is taken: its MIME type and the ending it is kept under."""

    mime: str
    ending: str


PDF = PaperType("application/pdf", ".pdf")
JPEG = PaperType("image/jpeg", ".jpg")
PNG = PaperType("image/png", ".png")
DOCX = PaperType("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")


@dataclass(frozen=True, slots=True)
class Paper:
    """A file as it was received: the name its sender gave it, and its bytes."""

    name: str
    content: bytes


def examine(content: bytes) -> PaperType | Fault:
    """What kind of file the bytes are, or what is wrong with them."""
    if not content:
        return "empty"
    if len(content) > MOST_BYTES:
        return "too_big"
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return PDF if b"%%EOF" in content[-2048:] else "broken"
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG if b"\xff\xd9" in content[-64:] else "broken"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG if b"IEND" in content[-64:] else "broken"
    if content.startswith(b"PK\x03\x04"):
        return _examine_office(content)
    return "unknown_type"


def _examine_office(content: bytes) -> PaperType | Fault:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return "broken"
    if len(names) > _MOST_ENTRIES or "[Content_Types].xml" not in names or "word/document.xml" not in names:
        return "unknown_type"
    # a document with macros is another kind of file, whatever its name says
    return "unknown_type" if any(name.lower().endswith("vbaproject.bin") for name in names) else DOCX


def tidy_name(name: str, kind: PaperType) -> str:
    """The sender's name for the file, fit to be shown and offered: no path, no controls, its true ending."""
    bare = name.replace("\\", "/").rpartition("/")[2]
    bare = "".join(c for c in bare if unicodedata.category(c)[0] != "C" and c not in '<>:"|?*')
    stem = bare.rpartition(".")[0] or bare
    return f"{stem.strip(' .')[:LONGEST_NAME] or 'document'}{kind.ending}"
