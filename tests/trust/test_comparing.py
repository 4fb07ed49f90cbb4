"""What changed between two versions: field by field, word by word, long stretches of the same cut short."""

from localaction.trust.comparing import NEAR, Field, changes, row_of, shortened


def test_only_what_differs_is_told_in_the_order_of_the_later_version() -> None:
    before = {"title": Field("Title", "Night schools", "en"), "staff": Field("Staff", "Two", "en")}
    after = {"title": Field("Title", "Evening schools", "en"), "staff": Field("Staff", "Two", "en")}
    (change,) = changes(before, after)
    assert (change.label, change.is_whole) == ("Title", False)
    assert change.words == (("gone", "Night "), ("new", "Evening "), ("same", "schools"))


def test_what_came_and_what_went_are_told_whole() -> None:
    before = {"staff": Field("Staff", "Two", "en")}
    after = {"title": Field("Title", "Evening schools", "en")}
    came, went = changes(before, after)
    assert (came.words, came.is_whole) == ((("new", "Evening schools"),), True)
    assert (went.words, went.is_whole) == ((("gone", "Two"),), True)


def test_words_of_two_languages_are_not_compared() -> None:
    (change,) = changes(
        {"title": Field("Title", "Escuelas de noche", "es")}, {"title": Field("Title", "Night schools", "en")}
    )
    assert change.words == (("gone", "Escuelas de noche"), ("new", "Night schools"))
    assert (change.language_before, change.language) == ("es", "en")


def test_nothing_differs_between_a_version_and_itself() -> None:
    fields = {"title": Field("Title", "Night schools", "en")}
    assert changes(fields, fields) == ()


def test_a_long_stretch_of_the_same_is_cut_in_its_middle() -> None:
    same = "word " * 200
    told = list(shortened((("same", same), ("new", "end "), ("same", same))))
    assert [kind for kind, _text in told] == ["cut", "same", "new", "same", "cut"]
    assert all(len(text) <= NEAR + 2 for kind, text in told)


def test_a_path_belongs_to_a_field() -> None:
    assert row_of("milestones.0.text") == "milestones"
    assert row_of("title") == "title"
