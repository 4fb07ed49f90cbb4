"""A file from anywhere: only what is harmless is opened, and what is not is refused in plain words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from tests.kit.paperforms.making import form

from localaction.kit.paperforms import excel, opening, returning, word
from localaction.kit.paperforms.opening import Fault, NotReadable, open_package
from localaction.kit.paperforms.packing import pack

WRITERS = {"docx": word.write, "xlsx": excel.write}
MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


def fault_of(content: bytes) -> Fault:
    with pytest.raises(NotReadable) as refusal:
        returning.read(content)
    return refusal.value.fault


def changed(kind: str, **parts: bytes) -> bytes:
    """A good form with other or further parts; "main" is its main part."""
    found = open_package(WRITERS[kind](form(text="A text")))
    return pack(found | {MAIN[kind] if name == "main" else name: part for name, part in parts.items()})


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ({"main": BOMB}, Fault.ENTITIES),
        ({"main": OUTSIDE}, Fault.ENTITIES),
        ({"main": OUTSIDE.decode().encode("utf-16")}, Fault.ENTITIES),
        ({"docProps/app.xml": OUTSIDE}, Fault.ENTITIES),
        ({"main": b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>'}, Fault.ENTITIES),
        ({"word/vbaProject.bin": b"x"}, Fault.MACROS),
        ({"xl/macrosheets/sheet1.xml": b"<a/>"}, Fault.MACROS),
        ({"word/embeddings/oleObject1.bin": b"x"}, Fault.MACROS),
        ({"../../etc/cron.d/x": b"x"}, Fault.PATHS),
        ({"/etc/passwd": b"x"}, Fault.PATHS),
        ({"word\\..\\x.xml": b"<a/>"}, Fault.PATHS),
        ({"C:/x": b"x"}, Fault.PATHS),
        ({"main": b"<a>" * 200 + b"</a>" * 200}, Fault.BOMB),
        ({"main": b"<a>" + b"<b/>" * (opening.MOST_ELEMENTS + 1) + b"</a>"}, Fault.BOMB),
        ({f"word/{number}.bin": b"" for number in range(opening.MOST_PARTS + 1)}, Fault.BOMB),
        ({"main": b"<a><b></a>"}, Fault.BROKEN),
        ({"main": b"\x00\x01"}, Fault.BROKEN),
    ],
    ids=lambda value: value.name if isinstance(value, Fault) else "",
)
def test_a_hostile_part_is_refused(kind: str, parts: dict[str, bytes], fault: Fault) -> None:
    assert fault_of(changed(kind, **parts)) is fault


def test_a_file_that_unpacks_without_end_is_not_unpacked() -> None:
    assert fault_of(pack({"word/document.xml": b" " * (opening.MOST_UNPACKED + 1)})) is Fault.BOMB


def test_a_false_list_of_contents_does_not_help_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_UNPACKED", 1000)
    content = bytearray(pack({"word/document.xml": b" " * 5000}))
    for place in range(len(content) - 4):
        if content[place : place + 4] == b"PK\x01\x02":
            content[place + 24 : place + 28] = (10).to_bytes(4, "little")
    assert fault_of(bytes(content)) in (Fault.BOMB, Fault.BROKEN)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.EMPTY),
        (b"Hello", Fault.NOT_A_FORM),
        (b"%PDF-1.7", Fault.NOT_A_FORM),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Fault.LOCKED),
        (b"PK\x03\x04" + b"\0" * 100, Fault.BROKEN),
        (pack({"hello.txt": b"Hello"}), Fault.NOT_A_FORM),
        (b"PK\x03\x04" + b"\0" * opening.MOST_BYTES, Fault.TOO_LARGE),
    ],
)
def test_what_is_no_form_is_told_so(content: bytes, fault: Fault) -> None:
    assert fault_of(content) is fault


@pytest.mark.parametrize("kind", WRITERS)
def test_half_a_file_is_told_to_be_damaged(kind: str) -> None:
    content = WRITERS[kind](form(text="A text"))
    assert fault_of(content[: len(content) // 2]) is Fault.BROKEN


def test_a_locked_archive_is_told_to_be_locked() -> None:
    content = bytearray(pack({"word/document.xml": b"<a/>"}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + place] |= 1
    assert fault_of(bytes(content)) is Fault.LOCKED


def test_two_parts_of_one_name_are_refused() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as package:
        package.writestr("word/document.xml", b"<a/>")
        package.writestr("word/DOCUMENT.xml", b"<a/>")
    assert fault_of(kept.getvalue()) is Fault.PATHS


@pytest.mark.parametrize("kind", WRITERS)
def test_a_file_with_macros_by_its_type_is_refused(kind: str) -> None:
    parts = open_package(WRITERS[kind](form()))
    types = parts["[Content_Types].xml"].replace(b"main+xml", b"macroEnabled.main+xml")
    assert fault_of(pack(parts | {"[Content_Types].xml": types})) is Fault.MACROS


def without_memory(parts: dict[str, bytes]) -> dict[str, bytes]:
    return {name: part for name, part in parts.items() if "custom" not in name}


def other_format(parts: dict[str, bytes]) -> dict[str, bytes]:
    return {
        name: part.replace(b'format="1"', b'format="9"').replace(
            b'<t xml:space="preserve">format</t></is></c><c r="C3" s="0" t="inlineStr"><is>'
            b'<t xml:space="preserve">1</t></is></c><c r="D3" s="0" t="inlineStr"><is><t xml:space="preserve">1</t>',
            b'<t xml:space="preserve">format</t></is></c><c r="C3" s="0" t="inlineStr"><is>'
            b'<t xml:space="preserve">1</t></is></c><c r="D3" s="0" t="inlineStr"><is><t xml:space="preserve">9</t>',
        )
        for name, part in parts.items()
    }


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize(
    ("spoil", "fault"), [(without_memory, Fault.OTHER_FORM), (other_format, Fault.OTHER_FORMAT)]
)
def test_a_document_that_is_not_ours_is_told_so(
    kind: str, spoil: Callable[[dict[str, bytes]], dict[str, bytes]], fault: Fault
) -> None:
    parts = spoil(open_package(WRITERS[kind](form())))
    if kind == "xlsx" and fault is Fault.OTHER_FORM:
        parts = {name: part.replace(b"la:answers", b"something") for name, part in parts.items()}
    assert fault_of(pack(parts)) is fault


def test_every_fault_is_said_in_words() -> None:
    assert all(str(fault.words).endswith(".") for fault in Fault)
