"""Whatever stands in a form comes back as it was, from Word and from Excel, and after LibreOffice saved it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.kit.paperforms.making import LONG_LIST, form

from localaction.kit.paperforms import excel, returning, word
from localaction.kit.paperforms.asked import Answer, PaperForm, writable

DATA = Path(__file__).resolve().parents[2] / "data" / "paperforms"
WRITERS = {"docx": word.write, "xlsx": excel.write}
SCRIPTS = "aA éñçãß عربيةًّ עברית 中文 ไทย हिन्दी 0٣.,;:!?\"'<>&=+-@#%_x/\\{}[]()"
MARKS = (
    "\n\t\u200e\u200f\u202b\u202c\u2067\u2069\u200d\u200c\u0301\u064b\ufeff\u00a0\u2028\u2029"
    "\U0001f469\U0001f3fd\ufe0f"
)
WORDS = st.text(st.one_of(st.sampled_from(SCRIPTS + MARKS), st.characters(codec="utf-8")), max_size=60)
TEXTS = st.one_of(
    WORDS,
    st.sampled_from(
        ["=1+1", "+41", "-5", "@x", "_x0041_", "_x005F_x0041_", "\n", " a ", "2024-05", "TRUE", "Write here"]
    ),
    st.builds(lambda text, times: (text * times)[:50_000], WORDS, st.integers(1_000, 5_000)),
)


def answers_of(kind: str, made: PaperForm) -> dict[str, Answer]:
    """What comes back, without empty answers."""
    back = returning.read(WRITERS[kind](made))
    assert back.about == made.about
    assert back.base == {
        name: tuple(writable(one) for one in values) for name, values in made.answers().items()
    }
    assert set(back.answers) == {one.name for one in made.questions()}
    return {name: values for name, values in back.answers.items() if values}


@pytest.mark.parametrize("kind", WRITERS)
@settings(deadline=None, max_examples=60)
@given(
    line=TEXTS,
    text=TEXTS,
    rows=st.lists(st.tuples(TEXTS, WORDS), max_size=2).map(tuple),
    several=st.sets(st.sampled_from("abc")).map(lambda found: tuple(sorted(found))),
    many=st.lists(st.sampled_from([code for code, _label in LONG_LIST]), max_size=4, unique=True).map(tuple),
    one=st.sampled_from(["", "yes", "no", "unheard of"]),
    tongue=st.sampled_from(["en", "fr", "es", "ar", "pt"]),
    language=st.sampled_from(["en", "fr", "es", "ar", "pt"]),
)
@example(
    line="=SUM(A1)", text="é\n" * 25_000, rows=(("\U0001f469" * 25_000, "x"),), several=("b",), many=("t7",),
    one="yes", tongue="ar", language="ar",
)  # fmt: skip
def test_nothing_is_lost_on_a_round_trip(
    kind: str,
    line: str,
    text: str,
    rows: tuple[tuple[str, str], ...],
    several: tuple[str, ...],
    many: tuple[str, ...],
    one: str,
    tongue: str,
    language: str,
) -> None:
    with translation.override(language):
        made = form(
            line=line, text=text, rows=rows, several=several, many=many, one=one, tongue=tongue,
            language=language,
        )  # fmt: skip
        want = {name: tuple(writable(one) for one in values) for name, values in made.answers().items()}
        assert answers_of(kind, made) == want


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_answers_make_the_same_bytes(kind: str) -> None:
    assert WRITERS[kind](form(text="One")) == WRITERS[kind](form(text="One"))
    assert WRITERS[kind](form(text="One")) != WRITERS[kind](form(text="Two"))


@pytest.mark.parametrize("kind", WRITERS)
def test_an_office_program_that_saves_the_form_again_loses_nothing(kind: str) -> None:
    back = returning.read((DATA / f"resaved.{kind}").read_bytes())
    made = sample()
    assert back.about == made.about
    assert back.base == made.answers()
    assert {name: values for name, values in back.answers.items() if values} == made.answers()
    assert set(back.answers) == {one.name for one in made.questions()}


def sample() -> PaperForm:
    """The form that LibreOffice saved again for `resaved.docx` and `resaved.xlsx`."""
    return form(
        line="=Night school",
        text="First line\n\n\tsecond – with 👩‍👩‍👧, e\u0301 and \u200fعربي\nlast  line",
        one="no",
        several=("a", "c"),
        many=("t3", "t7"),
        rows=(("+12 classes", "2027-09"), ("مدرسة مسائية", "2028")),
        tongue="en",
    )
