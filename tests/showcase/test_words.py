"""Every code of the published language has its word."""

from localaction.showcase import words


def test_stages_and_kinds_have_words_and_tones() -> None:
    assert set(words.STAGES) == set(words.STAGE_TONES)
    assert set(words.SIGNATURES) == set(words.SIGNATURE_TONES)
    assert words.word(words.KINDS, "commitment") == "Commitment"


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert words.word(words.KINDS, "wish") == "wish"
