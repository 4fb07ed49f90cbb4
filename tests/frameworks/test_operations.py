"""Content becomes rows, again and again without harm; confirmed wording is never undone."""

from pathlib import Path

import pytest

from localaction.frameworks import operations, queries
from localaction.frameworks.models import ForumSession, Item, Term
from localaction.kit import trail
from localaction.kit.actors import Actor

pytestmark = pytest.mark.django_db
DESK = Actor(person_id=None, name="Nadia")


def test_every_framework_stands_in_full() -> None:
    counts = {framework.code: len(framework.items) for framework in queries.frameworks()}
    assert counts == {
        "gcm-objectives": 23,
        "gcm-principles": 10,
        "gcr-objectives": 4,
        "gcr-areas": counts["gcr-areas"],
        "sdg-goals": 17,
        "sdg-targets": 169,
        "priorities": 8,
    }
    assert counts["gcr-areas"] >= 15


def test_every_title_is_there_in_five_languages() -> None:
    for item in queries.catalogue().items.values():
        assert set(item.titles) >= {"en", "fr", "es", "ar", "pt"}, item.code
    for terms in queries.catalogue().terms.values():
        for term in terms.values():
            assert set(term.labels) == {"en", "fr", "es", "ar", "pt"}, (term.vocabulary, term.code)


def test_loading_again_doubles_nothing() -> None:
    before = (Item.objects.count(), Term.objects.count(), ForumSession.objects.count())
    operations.load()
    assert (Item.objects.count(), Term.objects.count(), ForumSession.objects.count()) == before


def test_own_knowledge_is_shown_as_unofficial_until_confirmed() -> None:
    item = queries.item("GCM-1")
    assert item is not None
    assert item.is_official("en")
    assert not item.is_official("pt")
    operations.confirm_wording(actor=DESK, code="GCM-1", language="pt", title="Recolher dados")
    confirmed = queries.item("GCM-1")
    assert confirmed is not None
    assert confirmed.is_official("pt")
    assert confirmed.title("pt") == "Recolher dados"


def test_loading_again_keeps_what_the_secretariat_confirmed() -> None:
    operations.confirm_wording(actor=DESK, code="GCM-2", language="pt", title="As palavras oficiais")
    operations.load()
    item = queries.item("gcm-2")
    assert item is not None
    assert item.title("pt") == "As palavras oficiais"
    assert item.is_official("pt")


def test_confirming_leaves_one_event() -> None:
    row = operations.confirm_wording(actor=DESK, code="GCM-3", language="pt")
    assert [event.verb for event in trail.history_of(row)] == ["wording.confirmed"]


def test_official_texts_from_a_file_come_all_or_none(tmp_path: Path) -> None:
    file = tmp_path / "texts.csv"
    file.write_text("code,language,title\nSDG-1.1,en,Erste\nSDG-99,en,Nothing\n", encoding="utf-8")
    before = Item.objects.get(code="SDG-1.1").titles
    with pytest.raises(operations.UnknownItem):
        operations.load_official_texts(actor=DESK, rows=operations.read_official_texts(file))
    assert Item.objects.get(code="SDG-1.1").titles == before


def test_a_file_without_the_columns_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "texts.csv"
    file.write_text("code,title\n", encoding="utf-8")
    with pytest.raises(ValueError, match="lacks the column language"):
        operations.read_official_texts(file)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="tlh"):
        operations.confirm_wording(actor=DESK, code="GCM-1", language="tlh")
