"""The page and the lists speak the reader's language where there is a translation, and say how it was made."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from django.test import Client
from django.utils import translation
from tests.factories.register import action_of, publish, publish_cohort, rows
from tests.showcase.web.pages import get

from localaction.register import chain
from localaction.register.shapes import Action, Translated, TranslatedText
from localaction.register.translations import text_hash
from localaction.showcase.queries.actions import ActionPage, action_page

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


def text(action: Action, field: str, told: str, mark: str = "human", **facts: Any) -> TranslatedText:
    return TranslatedText(
        field=field, text=told, mark=mark, source_hash=text_hash(getattr(action, field)), **facts
    )


def published(*texts: tuple[str, str, str, bool], language: str = "ar", **facts: Any) -> Action:
    """The first of the cohort, in English, with translations: (field, text, mark, whether it is outdated)."""
    action = action_of(rows()[0])
    told = tuple(text(action, field, said, mark, is_outdated=old) for field, said, mark, old in texts)
    translated = msgspec.structs.replace(
        action, translations=(Translated(language=language, texts=told),), **facts
    )
    publish(translated)
    return translated


def page(language: str, wanted: str = "") -> ActionPage:
    found = action_page("CTA-001", language, wanted)
    assert found is not None
    return found


def test_a_reader_reads_the_own_language_with_its_mark_and_a_way_to_the_original() -> None:
    action = published(("title", "كمبالا للجميع", "human", False), ("summary", "ملخص.", "machine", True))
    shown = page("ar")
    assert (shown.title.text, shown.title.language, shown.lead) == ("كمبالا للجميع", "ar", "ملخص.")
    assert [note.is_warning for note in shown.summary_voice.notes] == [False, True]
    assert shown.title_voice.notes == ()
    assert shown.retold.is_warning
    assert [other.href for other in shown.retold.others] == ["/ar/actions/CTA-001/?text=en"]
    original = page("ar", "en")
    assert (original.title.text, original.title.language) == (action.title, "en")
    assert [other.href for other in original.retold.others] == ["/ar/actions/CTA-001/"]


@pytest.mark.parametrize(
    ("marks", "says"),
    [
        (("human", "human"), "A person translated it."),
        (("machine", "machine"), "A machine translated it, and nobody has checked it."),
        (("reviewed", "reviewed"), "A machine translated it, and a person checked it."),
        (("human", "machine"), "A machine translated some of it"),
        (("human", "reviewed"), "People translated some of it; a machine the rest"),
    ],
)
def test_every_way_of_translating_is_said(marks: tuple[str, str], says: str) -> None:
    published(("title", "Kampala", marks[0], False), ("summary", "Résumé.", marks[1], False), language="fr")
    lines = page("fr").retold.lines
    assert len(lines) == 2  # and that the rest stands as it was written
    with translation.override("en"):
        assert page("fr").retold.lines[0].startswith(says)


def test_what_is_not_translated_stands_in_its_language_and_says_so() -> None:
    published(("title", "كمبالا للجميع", "human", False))
    parts = [part for section in page("ar").sections for part in section.parts]
    assert parts
    assert {str(part.voice.tongue) for part in parts} == {' lang="en" dir="ltr"'}
    assert all(part.voice.notes for part in parts)


def test_without_a_translation_the_page_stands_as_it_was() -> None:
    published(("title", "كمبالا للجميع", "human", False))
    shown = page("fr")
    assert (shown.title.language, shown.retold.title, shown.retold.lines) == ("en", "", ())
    assert [other.language for other in shown.retold.others] == ["ar"]
    publish(action_of(rows()[1]))
    other = action_page("CTA-002", "fr")
    assert other is not None
    assert not other.retold


def test_a_language_beyond_the_five_can_be_read_too() -> None:
    published(("title", "Usimamizi wa taka", "human", False), language="sw")
    assert page("en").title.language == "en"
    assert page("en", "sw").title.text == "Usimamizi wa taka"
    assert page("en", "nonsense").title.language == "en"


def test_the_page_shows_it_escaped_with_its_marks() -> None:
    published(("title", HOSTILE, "machine", True), ("challenge", HOSTILE, "reviewed", False))
    drawn = get("/actions/CTA-001/", "ar")
    assert HOSTILE not in drawn
    assert '<h1 lang="ar" dir="rtl">' in drawn
    assert drawn.count("tag-translated--outdated") == 1
    assert 'href="/ar/actions/CTA-001/?text=en"' in drawn
    original = get("/actions/CTA-001/?text=en", "ar")
    assert '<h1 lang="en" dir="ltr">' in original
    assert "tag-translated" not in original


@pytest.mark.parametrize(
    "path", ["/", "/actions/", "/actions/?view=table", "/governments/freetown-city-council/"]
)
def test_lists_show_the_reader_s_title_and_mark_a_machine_s(path: str) -> None:
    publish_cohort(1)
    action = published(
        ("title", "كمبالا للجميع", "machine", True), ("summary", "ملخص قصير.", "machine", False)
    )
    told = get(path, "ar")
    assert "كمبالا للجميع" in told
    assert "tag-translated" in told
    assert "tag-translated--outdated" in told
    assert action.title in get(path, "fr")
    assert "tag-translated" not in get(path, "fr")


def test_the_api_gives_translations_and_keeps_the_hash() -> None:
    published(("title", "كمبالا للجميع", "machine", True))
    told = Client().get("/api/v1/actions/CTA-001").json()
    (one,) = told["content"]["translations"]
    assert (one["language"], one["texts"][0]["text"], one["texts"][0]["mark"], one["texts"][0]["is_outdated"]) == (
        "ar", "كمبالا للجميع", "machine", True,
    )  # fmt: skip
    assert chain.content_hash(chain.canonical(told["content"])) == told["register"]["content_hash"]
    listed = Client().get("/api/v1/actions").json()["items"][0]
    assert listed["translated"]["ar"]["title"] == "كمبالا للجميع"
