"""What people and programs do to a document."""

from __future__ import annotations

import io
import re

import docx
import pytest
from tests.kit.paperforms.making import form

from localaction.kit.paperforms import word
from localaction.kit.paperforms.opening import open_package

MAIN = "word/document.xml"


def read_with(change: str, to: str, **answers: object) -> dict[str, tuple[str, ...]]:
    """The answers of a document in which something was replaced."""
    parts = open_package(word.write(form(**answers)))  # type: ignore[arg-type]
    text = parts[MAIN].decode()
    assert change in text
    return word.read(parts | {MAIN: text.replace(change, to, 1).encode()}).answers


def run(text: str, look: str = "") -> str:
    return f"<w:r>{look}<w:t>{text}</w:t></w:r>"


TYPED = '<w:t xml:space="preserve">Mine</w:t></w:r>'


@pytest.mark.parametrize(
    ("typed", "want"),
    [
        ('<w:t xml:space="preserve">Mi</w:t></w:r>' + run("ne"), "Mine"),
        ("<w:t>One</w:t><w:br/><w:t>Two</w:t><w:tab/></w:r>", "One\nTwo\t"),
        (f"<w:t>Kept</w:t></w:r><w:del>{run('gone')}</w:del><w:ins>{run(' new')}</w:ins>", "Kept new"),
        ('<w:t>a</w:t><w:noBreakHyphen/><w:sym w:char="263A"/></w:r>', "a\u2011\u263a"),
        (f"<w:t>See </w:t></w:r><w:hyperlink>{run('this')}</w:hyperlink>", "See this"),
        ("<w:t></w:t></w:r>", None),
    ],
)
def test_text_is_read_as_it_is_seen(typed: str, want: str | None) -> None:
    answers = read_with(TYPED, typed, line="Mine")
    assert answers["plan/line"] == ((want,) if want else ())


def test_paragraphs_in_a_control_are_lines() -> None:
    parts = open_package(word.write(form(text="Mine")))
    text = parts[MAIN].decode()
    inside = re.search(r"(<w:sdt>(?:(?!<w:sdt>).)*plan/text.*?)<w:sdtContent>(.*?)</w:sdtContent>", text)
    assert inside
    blocks = f"{inside[1]}<w:sdtContent><w:p>{inside[2]}</w:p><w:p/><w:p>{run('end')}</w:p></w:sdtContent>"
    found = word.read(parts | {MAIN: text.replace(inside[0], blocks).encode()})
    assert found.answers["plan/text"] == ("Mine\n\nend",)


def test_a_prompt_is_no_answer_and_typing_over_it_is() -> None:
    assert word.read(open_package(word.write(form()))).answers["plan/line"] == ()
    assert read_with("Write here", "Typed over", line="")["plan/line"] == ()
    flagged = read_with("<w:showingPlcHdr/>", "")
    assert flagged["plan/line"] == ("Write here",)


def test_a_word_typed_like_the_prompt_is_kept() -> None:
    assert word.read(open_package(word.write(form(line="Write here")))).answers["plan/line"] == (
        "Write here",
    )


@pytest.mark.parametrize(("sign", "want"), [("☒", ("a",)), ("X", ("a",)), ("✔", ("a",)), ("☐", ())])
def test_a_box_is_read_by_what_is_seen_in_it(sign: str, want: tuple[str, ...]) -> None:
    assert read_with("☐", sign)["plan/several"] == want


def test_a_choice_typed_in_words_is_kept_as_typed() -> None:
    seen = '<w:t xml:space="preserve">Yes</w:t>'
    assert read_with(seen, "<w:t>No</w:t>", one="yes")["plan/one"] == ("no",)
    assert read_with(seen, "<w:t>Perhaps</w:t>", one="yes")["plan/one"] == ("Perhaps",)


def test_a_control_that_is_gone_says_nothing() -> None:
    answers = read_with('<w:tag w:val="plan/line"/>', '<w:tag w:val="elsewhere"/>', line="Mine")
    assert answers["plan/line"] == ("Mine",)  # its bookmark still leads back
    parts = open_package(word.write(form(line="Mine")))
    text = re.sub(r'<w:bookmarkStart[^>]*la_1"/><w:sdt>.*?</w:sdt>', "", parts[MAIN].decode(), count=1)
    assert "plan/line" not in word.read(parts | {MAIN: text.encode()}).answers


def test_another_program_reads_the_document_too() -> None:
    document = docx.Document(io.BytesIO(word.write(form(line="Mine", rows=(("One", "2027"),)))))
    headings = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 2"]
    assert headings == ["plan/line", "plan/text", "One", "Several", "Many", "Milestones"]
    assert len(document.tables) == 2
    assert document.core_properties.title == "A night school"
