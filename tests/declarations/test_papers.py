import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from localaction.declarations import papers


def _picture(kind: str) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (4, 4), "teal").save(written, kind)
    return written.getvalue()


def _archive(*names: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return written.getvalue()


WORD = ("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.7\n...\n%%EOF", papers.PDF),
        (_picture("JPEG"), papers.JPEG),
        (_picture("PNG"), papers.PNG),
        (_archive(*WORD), papers.DOCX),
        (b"", "empty"),
        (b"%PDF-1.7\ncut off", "broken"),
        (_picture("PNG")[:40], "broken"),
        (_archive(*WORD)[:30], "broken"),
        (_archive(*WORD, "word/vbaProject.bin"), "unknown_type"),
        (_archive("xl/workbook.xml"), "unknown_type"),
        (_picture("GIF"), "unknown_type"),
        (b"<svg onload='x'/>", "unknown_type"),
        (b"MZ\x90", "unknown_type"),
        (b"%PDF-" + b"x" * papers.MOST_BYTES, "too_big"),
    ],
    ids=lambda value: f"{len(value)} bytes" if isinstance(value, bytes) else str(value)[:40],
)
def test_files_are_told_by_their_content(content: bytes, found: object) -> None:
    assert papers.examine(content) == found


@given(st.binary(max_size=200))
def test_any_bytes_get_an_answer(content: bytes) -> None:
    papers.examine(content)


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("letter.exe", "letter.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\papers\\رسالة.docx", "رسالة.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
        ("\u202egpj.exe", "gpj.pdf"),
        ("", "document.pdf"),
        ("x" * 500 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_names_of_files_are_made_fit_to_be_shown(name: str, tidy: str) -> None:
    assert papers.tidy_name(name, papers.PDF) == tidy
