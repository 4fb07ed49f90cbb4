"""A published action reads in the reader's language where it was translated, and says what it shows."""

from __future__ import annotations

from typing import Any

from tests.register.published_things import an_action

from localaction.register import codec, translations
from localaction.register.shapes import Action, Aligned, Dated, Translated, TranslatedText

TITLE = "Kampala for All: safety nets for recovery"


def text(field: str, told: str, of: str, **facts: Any) -> TranslatedText:
    return TranslatedText(
        field=field, text=told, **{"mark": "human", "source_hash": translations.text_hash(of), **facts}
    )


def translated(**facts: Any) -> Action:
    return an_action(
        milestones=(Dated(text="Ten schools are open."), Dated(text="Twelve are.")),
        alignment=(Aligned(code="GCM-15", reason="Open to all."),),
        translations=(
            Translated(
                language="ar",
                texts=(
                    text("title", "كمبالا للجميع", TITLE),
                    text("milestones.1.text", "اثنتا عشرة مدرسة", "Twelve are.", mark="machine"),
                ),
            ),
        ),
        **facts,
    )


def test_a_reader_gets_the_own_language_where_it_is_there_and_the_original_where_not() -> None:
    reading = translations.read_in(translated(), "ar")
    assert reading.action.title == "كمبالا للجميع"
    assert [one.text for one in reading.action.milestones] == ["Ten schools are open.", "اثنتا عشرة مدرسة"]
    assert reading.action.summary == an_action().summary
    assert [reading.language_of(path) for path in ("title", "summary", "milestones.1.text")] == [
        "ar",
        "en",
        "ar",
    ]
    assert reading.marks == ("human", "machine")


def test_without_a_translation_everything_stands_as_written() -> None:
    action = translated()
    reading = translations.read_in(action, "fr")
    assert (reading.action, reading.shown, reading.marks) == (action, {}, ())


def test_a_text_written_in_the_reader_s_language_is_never_replaced() -> None:
    mixed = translated(text_languages={"title": "ar"})
    reading = translations.read_in(mixed, "ar")
    assert reading.action.title == TITLE
    assert reading.language_of("title") == "ar"
    assert set(reading.shown) == {"milestones.1.text"}


def test_every_text_has_its_path() -> None:
    assert dict(translations.texts_of(translated())) == {
        "title": TITLE,
        "summary": an_action().summary,
        "milestones.0.text": "Ten schools are open.",
        "milestones.1.text": "Twelve are.",
        "alignment.0.reason": "Open to all.",
    }


def test_translations_cross_the_wall_and_come_back() -> None:
    action = translated(text_languages={"milestones.0.text": "sw"})
    encoded = codec.encode("action", action)
    assert codec.decode(encoded.schema, encoded.text) == action
