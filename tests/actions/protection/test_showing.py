"""A passage in its sentence."""

from localaction.actions.protection import shown


def test_the_sentence_and_no_other_is_shown() -> None:
    text = "First. Call Dr. Amina on 0772 123 456 today. Last."
    start = text.index("0772")
    sentence = shown(text, start, start + 12)
    assert (sentence.before, sentence.passage, sentence.after) == (
        "Call Dr. Amina on ",
        "0772 123 456",
        " today.",
    )


def test_a_long_sentence_is_cut_at_words() -> None:
    text = "word " * 100 + "0772 123 456" + " word" * 100
    start = text.index("0772")
    sentence = shown(text, start, start + 12)
    assert sentence.before.startswith("…word ")
    assert sentence.after.endswith(" word…")
    assert len(sentence.before) <= 162
