"""Looking a text over: exact places, no overlaps, and the same in every script."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localaction.actions.protection import FieldText, Finding, findings_in, findings_of, is_suspect, marks_in
from localaction.actions.protection.findings import KIND_WORDS, KINDS, SURENESS_WORDS, WHYS
from localaction.actions.protection.folding import fold
from localaction.actions.protection.looking import looked_over


def kinds(text: str) -> list[str]:
    return [mark.kind for mark in marks_in(text)]


def test_a_finding_names_its_field_passage_and_place() -> None:
    text = "Call Amina Hassan on +256 772 123 456."
    person, phone = findings_in({"summary": "Nothing.", "results": text}, "en")
    assert phone == Finding("results", "+256 772 123 456", 21, 37, "phone", "sure", "phone.international")
    assert (person.passage, person.kind, text[person.start : person.end]) == (
        "Amina Hassan",
        "person",
        "Amina Hassan",
    )
    assert phone.why == "This is a phone number with its country code."
    assert phone.kind_words == "Phone number"
    assert phone.must_be_cleared


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Call us (phone +256 772 123 456).", "+256 772 123 456"),
        ("Call (+256 772 123 456) or write.", "(+256 772 123 456)"),
    ],
)
def test_a_bracket_belongs_to_a_number_only_with_its_partner(text: str, passage: str) -> None:
    assert [one.passage for one in findings_in({"results": text}, "en")] == [passage]


def test_an_office_is_only_a_remark() -> None:
    (found,) = findings_in({"results": "Write to info@city.example."}, "en")
    assert (found.kind, found.sureness, found.must_be_cleared) == ("email", "mild", False)


def test_arabic_and_persian_digits_are_digits() -> None:
    for number in (
        "+256 772 123 456",
        "+٢٥٦ ٧٧٢ ١٢٣ ٤٥٦",
        "+۲۵۶ ۷۷۲ ۱۲۳ ۴۵۶",
        "＋２５６ ７７２ １２３ ４５６",
    ):
        (mark,) = marks_in(f"Dial {number}!")
        assert f"Dial {number}!"[mark.start : mark.end] == number


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u200e", "\u2068"])
def test_odd_spaces_and_marks_of_direction_hide_nothing(space: str) -> None:
    assert kinds(f"Dial +256{space}772{space}123{space}456 now") == ["phone"]


def test_an_exact_place_in_a_sentence_about_a_shelter_tells_where_the_shelter_is() -> None:
    assert kinds("The safe house is at 14 Acacia Avenue.") == ["shelter"]
    assert kinds("The safe house is full. Classes are at 14 Acacia Avenue.") == ["address"]


def test_a_check_digit_decides() -> None:
    assert kinds("O número 529.982.247-25 foi anotado.") == ["identity"]
    assert kinds("O número 529.982.247-24 foi anotado.") == []
    assert kinds("El 12345678Z figura ahí.") == ["identity"]
    assert kinds("El 12345678A figura ahí.") == []


def test_every_word_is_there_for_every_code() -> None:
    assert set(KIND_WORDS) == set(KINDS)
    assert set(SURENESS_WORDS) == {"sure", "likely", "mild"}
    assert {why.partition(".")[0] for why in WHYS} == set(KINDS)
    assert all(str(words).endswith(".") for words in WHYS.values())


def test_a_text_without_a_digit_or_a_word_for_a_shelter_is_not_looked_at() -> None:
    assert not is_suspect("Six women sew.")
    assert is_suspect("Llame al 655 44 33 22")


@pytest.mark.parametrize(
    "part", ["1 ", "a@", "+256 ", "12.3456,", "No. ", "A-", "safe house near ", "Calle 1 ", "شارع "]
)
def test_a_hostile_text_costs_no_time(part: str) -> None:
    text = (part * 50_000)[:50_000]
    started = time.process_time()
    looked_over(text)
    assert time.process_time() - started < 2


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("aAé 0123456789@.+-/°'\"(),:شارعمنزل\nNWX#")), max_size=120))
def test_whatever_is_written_marks_lie_in_the_text_and_never_overlap(text: str) -> None:
    assert len(fold(text)) == len(text)
    last = 0
    for mark in marks_in(text):
        assert last <= mark.start < mark.end <= len(text)
        last = mark.end


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["+256 772 123 456", "amina.h@yahoo.com", "245-12C00345", "0.31628, 32.58219"]),
    st.text(max_size=40),
)
def test_a_passage_is_found_whatever_stands_on_the_lines_around_it(passage: str, around: str) -> None:
    text = f"{around}\n\nSee {passage} there.\n\n{around}"
    found = findings_of([FieldText("results", text, "en")])
    assert any(passage in text[one.start : one.end] or one.passage in passage for one in found)
