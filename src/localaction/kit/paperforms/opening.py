"""Opening a file that somebody sent: only what is harmless is opened, and what is not is told in plain words."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from enum import Enum
from xml.etree import ElementTree
from xml.parsers import expat

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_MEGABYTES = 10
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
MOST_UNPACKED = 48 * 1024 * 1024
MOST_PARTS = 400
MOST_ELEMENTS = 250_000
DEEPEST = 120
MACROS = ("vbaproject.bin", "vbadata.xml", "activex", "macrosheets", "oleobject", "embeddings/")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_IS_ENCRYPTED = 0x1
UNREADABLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)


class Fault(Enum):
    """Why a file is not opened."""

    EMPTY = _("This file is empty. Choose the form that you filled in.")
    TOO_LARGE = _("This file is larger than 10 MB. Take pictures and other additions out of it.")
    NOT_A_FORM = _("This is not a Word (.docx) or Excel (.xlsx) file. Save your form as one of these.")
    LOCKED = _(
        "This file has a password or an old format. Save it without a password as .docx or .xlsx, "
        "then try again."
    )
    BROKEN = _("This file seems to be damaged. Open it, save it again, then try once more.")
    BOMB = _("This file unpacks to far more than a form can hold, so we did not open it.")
    PATHS = _("This file holds parts in places where a form has none, so we did not open it.")
    MACROS = _("This file holds a program (a macro or an embedded object). Save it without, then try again.")
    ENTITIES = _("This file holds instructions that a form never needs, so we did not open it.")
    OTHER_FORM = _(
        "This is not one of our forms, or its hidden part is gone. Fill in the form from this page."
    )
    OTHER_FORMAT = _(
        "This form was made by another version of this site. Get a fresh one and copy your answers."
    )

    @property
    def words(self) -> Promise | str:
        """One or two sentences for the person who sent the file."""
        said: Promise | str = self.value
        return said


class NotReadable(Exception):
    """A file that is not read; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.name)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Room:
    """How much a package may hold: bytes as it comes, bytes unpacked, elements in one of its parts."""

    bytes: int = MOST_BYTES
    unpacked: int = MOST_UNPACKED
    elements: int = MOST_ELEMENTS


FORM = Room()


def open_package(content: bytes, room: Room = FORM) -> dict[str, bytes]:
    """The parts of a package by their path, looked over. Raises NotReadable.

    Every XML part is free of document types, so that no entity can stand for a file or grow without end.
    """
    if not content:
        raise NotReadable(Fault.EMPTY)
    if len(content) > room.bytes:
        raise NotReadable(Fault.TOO_LARGE)
    if content.startswith(_OLD_OFFICE):
        raise NotReadable(Fault.LOCKED)
    if not content.startswith(b"PK\x03\x04"):
        raise NotReadable(Fault.NOT_A_FORM)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = _unpack(package, room.unpacked)
    except UNREADABLE as error:
        raise NotReadable(Fault.BROKEN) from error
    for name, part in parts.items():
        if name.lower().endswith((".xml", ".rels", ".vml")):
            _look_over(part, room.elements)
    if b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        raise NotReadable(Fault.MACROS)
    return parts


def _unpack(package: zipfile.ZipFile, most: int) -> dict[str, bytes]:
    entries = package.infolist()
    if len(entries) > MOST_PARTS:
        raise NotReadable(Fault.BOMB)
    names = [entry.filename for entry in entries]
    if len({name.lower() for name in names}) < len(names) or any(_strays(name) for name in names):
        raise NotReadable(Fault.PATHS)
    if any(sign in name.lower() for name in names for sign in MACROS):
        raise NotReadable(Fault.MACROS)
    if any(entry.flag_bits & _IS_ENCRYPTED for entry in entries):
        raise NotReadable(Fault.LOCKED)
    if sum(entry.file_size for entry in entries) > most:
        raise NotReadable(Fault.BOMB)
    parts: dict[str, bytes] = {}
    room = most
    for entry in entries:
        with package.open(entry) as part:
            parts[entry.filename] = part.read(room + 1)
        room -= len(parts[entry.filename])
        if room < 0:  # what the list of contents says need not be true
            raise NotReadable(Fault.BOMB)
    return parts


def _strays(name: str) -> bool:
    """Whether a path leads out of the package, or could on some system."""
    return name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in name.split("/")


def _look_over(part: bytes, most: int) -> None:
    """Read a part once without keeping anything. Raises NotReadable."""
    parser = expat.ParserCreate()
    seen = deep = 0

    def begin(_name: str, _attributes: object) -> None:
        nonlocal seen, deep
        seen, deep = seen + 1, deep + 1
        if seen > most or deep > DEEPEST:
            raise NotReadable(Fault.BOMB)

    def end(_name: str) -> None:
        nonlocal deep
        deep -= 1

    def refuse(*_facts: object) -> None:
        raise NotReadable(Fault.ENTITIES)

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise NotReadable(Fault.BROKEN) from error


def kind_of(parts: dict[str, bytes]) -> str:
    """ "docx" or "xlsx". Raises NotReadable for a package that is neither."""
    for name, kind in (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx")):
        if name in parts:
            return kind
    raise NotReadable(Fault.NOT_A_FORM)


class _Careful(ElementTree.TreeBuilder):
    """Builds a tree, and stops where a document type begins."""

    def doctype(self, _name: str, _public: str, _system: str) -> None:
        """Refuse it."""
        raise NotReadable(Fault.ENTITIES)


def parsed(part: bytes) -> ElementTree.Element:
    """The tree of a part. Raises NotReadable."""
    parser = ElementTree.XMLParser(target=_Careful())  # noqa: S314 entities cannot be declared without a type
    try:
        return ElementTree.fromstring(part, parser=parser)  # noqa: S314
    except ElementTree.ParseError as error:
        raise NotReadable(Fault.BROKEN) from error
