"""Sentences as points: one row each, of unit length, near when they mean the same in another language."""

import numpy

from localaction.frameworks.embedding import WIDTH, embedder


def test_every_text_has_one_row_of_unit_length_and_no_text_one_of_zeros() -> None:
    points = embedder().embed(["A clinic for everyone.", "   ", "Une clinique pour tous."])
    assert points.shape == (3, WIDTH)
    assert numpy.round(numpy.sqrt((points * points).sum(axis=1)), 3).tolist() == [1.0, 0.0, 1.0]


def test_no_texts_have_no_rows() -> None:
    assert embedder().embed([]).shape == (0, WIDTH)


def test_the_same_in_another_language_lies_nearer_than_something_else_in_the_same() -> None:
    english, arabic, other = embedder().embed(
        [
            "Refugee children go to school.",
            "يذهب الأطفال اللاجئون إلى المدرسة.",
            "The road was paved last year.",
        ]
    )
    assert float(english @ arabic) > float(english @ other) + 0.2


def test_the_encoder_is_loaded_once() -> None:
    assert embedder() is embedder()
