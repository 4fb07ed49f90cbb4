"""Three ways: what the file was made with, what it says, and what stands online."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localaction.actions.merging import Nature
from localaction.actions.offline.differences import Choice, Side, after_choices, differences
from localaction.actions.offline.naming import OnPaper, Page

NATURES = {"text": Nature.TEXT, "many": Nature.MANY}


def nature_of(name: str) -> Nature:
    return NATURES.get(name, Nature.ONE)


def compared(base: Page, file: Page, online: Page) -> list[tuple[str, Side, Choice | None]]:
    paper = OnPaper(base, file, frozenset({*base, *file, "line", "text", "many"}))
    return [(one.name, one.side, one.usual) for one in differences("page", paper, online, nature_of)]


@pytest.mark.parametrize(
    ("base", "file", "online", "want"),
    [
        (["a"], ["a"], ["a"], []),
        (["a"], ["b"], ["b"], []),
        (["a"], ["b"], ["a"], [("line", Side.FILE, Choice.FILE)]),
        (["a"], ["a"], ["b"], [("line", Side.ONLINE, Choice.ONLINE)]),
        (["a"], ["b"], ["c"], [("line", Side.BOTH, None)]),
        (["a"], [], ["a"], [("line", Side.FILE, Choice.FILE)]),
        (["a"], [], ["b"], [("line", Side.ONLINE, Choice.ONLINE)]),
        ([], ["b"], [], [("line", Side.FILE, Choice.FILE)]),
    ],
)
def test_who_changed_an_answer(base: list[str], file: list[str], online: list[str], want: object) -> None:
    assert compared({"line": base}, {"line": file}, {"line": online}) == want


def test_texts_changed_in_two_places_become_one() -> None:
    base, file, online = "One. Two. Three.", "One. Two. Four.", "Zero. Two. Three."
    paper = OnPaper({"text": [base]}, {"text": [file]}, frozenset({"text"}))
    (one,) = differences("page", paper, {"text": [online]}, nature_of)
    assert (one.usual, one.together) == (Choice.BOTH, ("Zero. Two. Four.",))


def test_texts_changed_in_one_place_can_stand_below_each_other() -> None:
    paper = OnPaper({"text": ["One."]}, {"text": ["File."]}, frozenset({"text"}))
    (one,) = differences("page", paper, {"text": ["Online."]}, nature_of)
    assert (one.usual, one.together) == (None, ("Online.\n\nFile.",))


def test_choices_of_both_are_added_up() -> None:
    paper = OnPaper({"many": ["a", "b"]}, {"many": ["a", "c"]}, frozenset({"many"}))
    (one,) = differences("page", paper, {"many": ["a", "b", "d"]}, nature_of)
    assert (one.usual, one.together) == (Choice.BOTH, ("a", "d", "c"))


def test_two_new_rows_in_one_place_both_stay() -> None:
    paper = OnPaper({}, {"rows-0-text": ["File"]}, frozenset({"rows-0-text"}))
    online: Page = {"rows-0-text": ["Online"]}
    found = differences("page", paper, online, nature_of)
    assert after_choices(online, found, {}) == {"rows-0-text": ["Online"], "rows-1-text": ["File"]}


def test_what_the_file_does_not_ask_is_not_compared() -> None:
    assert differences("page", OnPaper({}, {}, frozenset({"line"})), {"other": ["x"]}, nature_of) == []


ANSWERS = st.lists(st.sampled_from(["a.", "b.", "a. b.", "a. c.", "c. b."]), max_size=1)


@given(base=ANSWERS, file=ANSWERS, online=ANSWERS, name=st.sampled_from(["line", "text"]))
def test_every_text_that_somebody_wrote_is_shown_or_stands(
    base: list[str], file: list[str], online: list[str], name: str
) -> None:
    paper = OnPaper({name: base}, {name: file}, frozenset({name}))
    found = differences("page", paper, {name: online}, nature_of)
    stands = after_choices({name: online}, found, {}).get(name, [])
    shown = [text for one in found for text in (*one.file, *one.online)]
    assert all(text in [*stands, *shown] for text in [*file, *online])


@given(base=ANSWERS, file=ANSWERS, online=ANSWERS, choice=st.sampled_from([Choice.FILE, Choice.ONLINE]))
def test_a_choice_is_kept(base: list[str], file: list[str], online: list[str], choice: Choice) -> None:
    paper = OnPaper({"line": base}, {"line": file}, frozenset({"line"}))
    found = differences("page", paper, {"line": online}, nature_of)
    stands = after_choices({"line": online}, found, dict.fromkeys((one.key for one in found), choice))
    assert stands.get("line", []) == (file if choice is Choice.FILE else online)
