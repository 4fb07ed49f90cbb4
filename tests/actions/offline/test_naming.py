"""Which answer of a file belongs to which page."""

from localaction.actions.offline.naming import OnPaper, pages_on_paper


def test_answers_are_sorted_by_page() -> None:
    found = pages_on_paper({"a/one": ("1",)}, {"a/one": ("2",), "b/two": ()})
    assert found == {
        "a": OnPaper({"one": ["1"]}, {"one": ["2"]}, frozenset({"one"})),
        "b": OnPaper({}, {}, frozenset({"two"})),
    }


def test_a_question_that_is_gone_from_the_file_keeps_its_first_answer() -> None:
    assert pages_on_paper({"a/one": ("1",)}, {"a/two": ("2",)})["a"].mine == {"one": ["1"], "two": ["2"]}


def test_items_of_all_frameworks_are_one_answer_with_those_named_in_the_extra_lines() -> None:
    found = pages_on_paper(
        {"alignment/items@gcm-objectives": ("GCM-15",)},
        {
            "alignment/items@gcm-objectives": ("GCM-15", "GCM-2"),
            "alignment/items@sdg-goals": ("SDG-4",),
            "alignment-reasons/reason-GCM-15": ("Schools.",),
            "alignment-reasons/extra-1-item": ("GCM-16",),
            "alignment-reasons/extra-1-text": ("Include.",),
            "alignment-reasons/extra-2-item": ("GCM-15",),
            "alignment-reasons/extra-2-text": ("And more.",),
            "alignment-reasons/extra-3-item": (),
            "alignment-reasons/extra-3-text": ("Of nothing.",),
        },
    )
    assert found["alignment"].mine == {"items": ["GCM-15", "GCM-2", "SDG-4", "GCM-16"]}
    assert found["alignment"].base == {"items": ["GCM-15"]}
    assert found["alignment-reasons"].mine == {
        "reason-GCM-15": ["Schools.\nAnd more."],
        "reason-GCM-16": ["Include."],
        "extra-3-text": ["Of nothing."],
    }


def test_names_without_a_page_are_left_aside() -> None:
    assert pages_on_paper({}, {"stray": ("x",)}) == {}
