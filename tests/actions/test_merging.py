"""Putting together what two people typed: no word is lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localaction.actions.merging import (
    Known,
    Merged,
    Nature,
    Outcome,
    Page,
    joined,
    known_after,
    merge,
    renamed,
    told,
)

NATURES = {"title": Nature.TEXT, "summary": Nature.TEXT, "kind": Nature.ONE, "themes": Nature.MANY}


def nature_of(name: str) -> Nature:
    return NATURES.get(name.rpartition("-")[2], Nature.ONE if name.endswith("_on") else Nature.TEXT)


def merged(base: Page, theirs: Page, mine: Page) -> Merged:
    return merge(Known.of(base), theirs, mine, nature_of)


# --- one text

BASE = "We opened a school. It was raining.\nParents came."


@pytest.mark.parametrize(
    ("theirs", "mine", "both"),
    [
        (
            "We opened two schools. It was raining.\nParents came.",
            "We opened a school. It was raining.\nParents came at night.",
            "We opened two schools. It was raining.\nParents came at night.",
        ),
        (
            f"{BASE} They stayed.",
            f"Since 2024: {BASE}",
            "Since 2024: We opened a school. It was raining.\nParents came. They stayed.",
        ),
        (f"{BASE}\nOne paragraph.", f"{BASE}\nAnother.", f"{BASE}\nOne paragraph.\nAnother."),
        (
            "We opened a school.\n\nIt was raining.\nParents came.",
            "We opened a school. It rained.\nParents came.",
            "We opened a school. It rained.\nParents came.",
        ),
        (
            "It was raining.\nParents came.",
            f"{BASE} All of them.",
            "It was raining.\nParents came. All of them.",
        ),
    ],
)
def test_changes_that_lie_apart_are_joined(theirs: str, mine: str, both: str) -> None:
    assert joined(BASE, theirs, mine) == both


def test_a_sentence_that_began_its_text_is_parted_from_one_put_before_it() -> None:
    assert joined("A. B.", "Y. A. B.", "M. B.") == "Y. M. B."


def test_what_both_changed_alike_stands_once() -> None:
    theirs, mine = f"{BASE}\nThe same.", f"First. {BASE}\nThe same."
    assert joined(BASE, theirs, mine) == mine


def test_a_form_that_still_shows_the_old_text_cannot_write_over_the_new_one() -> None:
    known = Known.of({"summary": ["Old."]})
    first = merge(known, {"summary": ["New."]}, {"summary": ["Old."]}, nature_of)
    known = known_after(known, first, {"summary": ["Old."]}, first.page)
    later = merge(known, first.page, {"summary": ["Old one."]}, nature_of)
    assert (later.page, later.conflicts) == ({"summary": ["New."]}, {"summary": ["Old one."]})


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (BASE.replace("a school", "two schools"), BASE.replace("a school", "three schools")),
        (f"{BASE} They stayed.", f"{BASE} They left."),
        ("We opened a school.\nParents came.", "We opened a school. It was raining hard.\nParents came."),
    ],
)  # fmt: skip
def test_changes_to_the_same_sentence_are_a_conflict(theirs: str, mine: str) -> None:
    assert joined(BASE, theirs, mine) is None


def test_two_texts_in_an_empty_field_are_a_conflict() -> None:
    found = merged({}, {"summary": ["Theirs."]}, {"summary": ["Mine."]})
    assert (found.page, found.conflicts) == ({"summary": ["Theirs."]}, {"summary": ["Mine."]})


def test_a_text_that_never_ends_is_not_compared_for_ever() -> None:
    many = "a. " * 16_000
    assert joined(many, f"{many} b.", f"c. {many}") is None


def test_arabic_sentences_are_joined_too() -> None:
    base = "فتحنا مدرسة. هل جاء الأهل؟ نعم جاؤوا."
    theirs = "فتحنا مدرستين. هل جاء الأهل؟ نعم جاؤوا."
    mine = "فتحنا مدرسة. هل جاء الأهل؟ نعم جاؤوا كلهم."
    assert joined(base, theirs, mine) == "فتحنا مدرستين. هل جاء الأهل؟ نعم جاؤوا كلهم."


# --- fields


def test_each_field_takes_the_answer_of_who_changed_it() -> None:
    base = {"title": ["A"], "kind": ["practice"]}
    found = merged(base, {**base, "title": ["B"]}, {**base, "kind": ["ongoing"]})
    assert (found.page, found.conflicts) == ({"title": ["B"], "kind": ["ongoing"]}, {})
    assert (found.names(Outcome.MINE), found.names(Outcome.THEIRS)) == (["kind"], ["title"])


def test_a_choice_made_twice_is_a_conflict() -> None:
    found = merged({}, {"kind": ["practice"]}, {"kind": ["ongoing"]})
    assert (found.page, found.conflicts) == ({"kind": ["practice"]}, {"kind": ["ongoing"]})


def test_ticks_are_added_and_taken_away_one_by_one() -> None:
    found = merged({"themes": ["a", "b"]}, {"themes": ["a", "b", "c"]}, {"themes": ["b", "d"]})
    assert (found.page, found.conflicts) == ({"themes": ["b", "c", "d"]}, {})


def test_what_one_empties_and_the_other_writes_on_stays() -> None:
    base = {"title": ["A"], "summary": ["B"]}
    found = merged(base, {"title": ["A!"]}, {"summary": ["B!"]})
    assert (found.page, found.conflicts) == ({"title": ["A!"], "summary": ["B!"]}, {})


def test_a_date_kept_in_other_letters_is_no_change() -> None:
    known = Known({"due_on": ["5/2024"]}, {"due_on": ["2024-05"]})
    found = merge(known, {"due_on": ["2024-05"]}, {"due_on": ["6/2024"]}, nature_of)
    assert (found.page, found.conflicts) == ({"due_on": ["6/2024"]}, {})


# --- rows


def test_two_rows_added_in_the_same_place_are_both_kept() -> None:
    base = {"milestones-0-text": ["First"]}
    found = merged(base, {**base, "milestones-1-text": ["Theirs"]}, {**base, "milestones-1-text": ["Mine"]})
    assert found.page == {**base, "milestones-1-text": ["Theirs"], "milestones-2-text": ["Mine"]}
    assert found.moved == {"milestones": {1: 2}}


def test_a_row_that_moved_is_found_again_by_its_form() -> None:
    theirs, mine = {"milestones-0-text": ["Theirs"]}, {"milestones-0-text": ["Mine"]}
    first = merged({}, theirs, mine)
    known = known_after(Known.of({}), first, mine, first.page)
    later = renamed({"milestones-0-text": ["Mine and more"]}, first.moved)
    again = merge(known, first.page, later, nature_of)
    assert again.page == {"milestones-0-text": ["Theirs"], "milestones-1-text": ["Mine and more"]}


def test_the_same_row_changed_in_two_questions_takes_both() -> None:
    base = {"milestones-0-text": ["A"], "milestones-0-due_on": ["2027"]}
    found = merged(base, {**base, "milestones-0-text": ["B"]}, {**base, "milestones-0-due_on": ["2028"]})
    assert found.page == {"milestones-0-text": ["B"], "milestones-0-due_on": ["2028"]}


# --- what holds for all pages

WORDS = ["ab", "cd", "ef", "gh", "ij", "كل", "نعم", "移民", "x-y", "é"]
SENTENCES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
    max_size=5,
)
TEXTS = st.tuples(SENTENCES, st.sampled_from([". ", ".\n", "? ", "\n\n", "؟ "])).map(
    lambda made: made[1].join(made[0])
) | st.text(max_size=30)
PAGES = st.fixed_dictionaries(
    {},
    optional={
        "title": TEXTS.map(lambda text: [text]),
        "summary": TEXTS.map(lambda text: [text]),
        "kind": st.sampled_from([["practice"], ["ongoing"], [""]]),
        "themes": st.lists(st.sampled_from("pqrst"), unique=True),
        "milestones-0-text": TEXTS.map(lambda text: [text]),
        "milestones-1-text": TEXTS.map(lambda text: [text]),
        "milestones-1-due_on": st.sampled_from([["2027"], ["2028"]]),
    },
)
STEPS = st.lists(st.tuples(st.sampled_from("xyz"), PAGES), max_size=8)


def said(*pages: Page) -> Counter[str]:
    return Counter(
        word for page in pages for values in page.values() for value in values for word in value.split()
    )


def plain(page: Page) -> Page:
    """The page without what says nothing, as a merge gives it back."""
    return merged(page, page, page).page


@settings(max_examples=400, deadline=None)
@given(PAGES, PAGES, PAGES)
def test_no_word_vanishes(base: Page, theirs: Page, mine: Page) -> None:
    found = merged(base, theirs, mine)
    kept = said(found.page, found.conflicts)
    for side in (theirs, mine):
        for name, values in side.items():
            written = said({name: values}) - said({name: base.get(name, [])})
            assert not written - kept, (name, found)


@settings(deadline=None)
@given(PAGES, PAGES, PAGES)
def test_merging_is_deterministic(base: Page, theirs: Page, mine: Page) -> None:
    assert merged(base, theirs, mine) == merged(dict(reversed(base.items())), theirs, mine)


@settings(deadline=None)
@given(PAGES, PAGES)
def test_with_an_unchanged_side_the_other_stands(base: Page, other: Page) -> None:
    for found in (merged(base, base, other), merged(base, other, base)):
        assert {name: set(values) for name, values in found.page.items()} == {
            name: set(values) for name, values in plain(other).items()
        }
        assert (found.conflicts, found.moved) == ({}, {})


@settings(max_examples=300, deadline=None)
@given(PAGES, STEPS)
def test_forms_that_save_in_any_order_keep_what_they_type_and_what_they_never_saw(
    start: Page, steps: list[tuple[str, Page]]
) -> None:
    page = plain(start)
    forms = {who: Known.of(page) for who in "xyz"}
    for who, typed in steps:
        known, before = forms[who], page
        found = merge(known, before, typed, nature_of)
        page = found.page
        mine = renamed(typed, found.moved)
        forms[who] = known_after(known, found, typed, page)
        for name in {*before, *mine}:
            seen = said({name: list(known.shown.get(name, []))}) + said(
                {name: list(known.base.get(name, []))}
            )
            new = said({name: mine.get(name, [])}) - seen
            unseen = said({name: before.get(name, [])}) - seen
            kept = said({name: page.get(name, [])}, {name: found.conflicts.get(name, [])})
            assert not new - kept, (who, name, found)
            assert not unseen - kept, (who, name, found)


def test_a_form_that_was_told_takes_it_as_its_own_ground() -> None:
    known = told(Known.of({"summary": ["A."]}), {"summary": ["B."]})
    found = merge(known, {"summary": ["B."]}, {"summary": ["B. C."]}, nature_of)
    assert (found.page, found.conflicts) == ({"summary": ["B. C."]}, {})
