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


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("title:school", Part(("school",), field="title")),
        ("Titre:école", Part(("école",), field="title")),
        ('place:"sao paulo"', Part(("sao", "paulo"), field="names")),
        ("-government:kampala", Part(("kampala",), True, "names")),
        ("country:kenya", Part((), facet="country", codes=("KE",))),
        ("pays:suisse", Part((), facet="country", codes=("CH",))),
        ('-country:"South Africa"', Part((), True, facet="country", codes=("ZA",))),
        ("country:ke", Part((), facet="country", codes=("KE",))),
        ("بلد:تونس", Part((), facet="country", codes=("TN",))),
        ("country:atlantis", Part((), facet="country", codes=())),
        ("language:français", Part((), facet="language", codes=("fr",))),
        ("gcm:15", Part((), facet="gcm", codes=("GCM-15",))),
        ("sdg:sdg-11.3", Part((), facet="item", codes=("SDG-11.3",))),
        ("year:2019", Part((), facet="year", codes=("2019",))),
        ("year:soon", Part((), facet="year", codes=())),
    ],
)
def test_a_name_before_a_colon_says_where(text: str, part: Part) -> None:
    assert asking.read(text).parts == (part,)


@pytest.mark.parametrize("text", ["note: school", "http://school", "title:", "title: school", "10:30"])
def test_other_colons_are_no_fields(text: str) -> None:
    assert not any(part.field or part.facet for part in asking.read(text).parts)


def test_what_narrows_is_no_word_to_mark() -> None:
    question = asking.read("title:school country:kenya -river")
    assert question.words == ("school",)
    assert [len(parts) for parts in (question.wanted, question.narrowing, question.unwanted)] == [1, 1, 1]
    assert question.is_exact
    assert not asking.read("school country:kenya").is_exact
