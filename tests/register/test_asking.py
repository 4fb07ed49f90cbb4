"""What people type is read as they mean it, and no text is a mistake."""

import pytest
import tantivy
from hypothesis import given
from hypothesis import strategies as st

from localaction.register import asking, engine
from localaction.register.asking import Part


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("housing migrants", (Part(("housing",)), Part(("migrants",)))),
        ("  the City of Kampala ", (Part(("city",)), Part(("kampala",)))),
        ("of the", (Part(("of",)), Part(("the",)))),
        ('"young people" work', (Part(("young", "people")), Part(("work",)))),
        ("“young people” «sans papiers»", (Part(("young", "people")), Part(("sans", "papiers")))),
        ("migrants -waste", (Part(("migrants",)), Part(("waste",), True))),
        ('-"young people"', (Part(("young", "people"), True),)),
        ("the -waste", (Part(("the",)), Part(("waste",), True))),
        ("co-operation", (Part(("co",)), Part(("operation",)))),
        ("l'accès", (Part(("accès",)),)),
        ('"unfinished phrase', (Part(("unfinished", "phrase")),)),
        ("city city", (Part(("city",)),)),
        ('-  "" "-" --', ()),
        ("", ()),
    ],
)
def test_reading(text: str, parts: tuple[Part, ...]) -> None:
    assert asking.read(text).parts == parts


def test_a_long_question_is_cut() -> None:
    assert len(asking.read("word " * 500).parts) == 1
    assert len(asking.read(" ".join(f"w{number}" for number in range(500))).parts) == asking.MOST_PARTS
    assert len(asking.read("x" * 5000).parts[0].words[0]) == 60


@given(st.text() | st.text("\"-()[]{}*?~^:\\/+!&|<>=' اأaé\u200f\0"))
def test_any_text_is_a_question(text: str) -> None:
    question = asking.read(text)
    searcher = tantivy.Index(engine.schema()).searcher()
    for relaxed in (False, True):
        query = asking.as_query(question, engine.schema(), relaxed=relaxed)
        assert searcher.search(query).hits == []
