"""What is offered to somebody who types."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as law
from hypothesis import strategies as st
from tests.register.published_things import a_government, an_action, publish_cohort, published

from localaction.register import index, search
from localaction.register.requests import Suggestion

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _cohort() -> None:
    publish_cohort()
    published(a_government())
    index.follow()


def _of(kind: str, text: str, language: str = "en", limit: int = 10) -> list[Suggestion]:
    return [one for one in search.suggest(text, language, limit) if one.kind == kind]


def _references(kind: str, text: str, language: str = "en") -> list[str]:
    return [one.reference for one in _of(kind, text, language)]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("wast", "CTA-001"),
        ("manage was", "CTA-001"),
        ("acces sans p", "CTA-070"),
        ("wsate manag", "CTA-001"),
        ("WASTE man", "CTA-001"),
    ],
)
def test_actions_are_found_by_the_beginnings_of_words(text: str, reference: str) -> None:
    assert reference in _references("action", text)


def test_governments_are_found_in_any_script_with_the_number_of_their_actions() -> None:
    (kampala,) = _of("government", "كمب", "ar")
    assert kampala == Suggestion("government", "كمبالا", "ar", "kampala", 0)
    assert _of("government", "kampala", "fr")[0].label == "Kampala Capital City Authority"
    freetown = _of("government", "freet")[0]
    assert (freetown.reference, freetown.count) == ("government-cta-001", 1)
    assert "government-cta-001" in _references("government", "freetwon")


def test_items_and_countries_are_found_in_the_readers_language_and_in_others() -> None:
    assert "GCM-15" in _references("item", "gcm 15")
    assert "SDG-12" in _references("item", "consommation resp", "fr")
    (sierra,) = _of("place", "sierra l", "fr")
    assert (sierra.reference, sierra.count, sierra.language) == ("SL", 1, "fr")
    assert _references("place", "سويس", "fr") == ["CH"]


def test_a_word_is_completed_and_says_what_it_would_find() -> None:
    found = _of("query", "informal settl")
    assert found[0].label in ("informal settlement", "informal settlements")
    assert found[0].count == search.find(search.SearchRequest(text=found[0].label, meaning=False)).total
    assert all(one.count for one in found)


def test_accents_are_shown_where_nobody_typed_them() -> None:
    assert any(one.label.startswith("régularis") for one in _of("query", "regularis", "fr"))


def test_no_more_than_asked_for_and_of_each_kind_some() -> None:
    published(an_action(title="Freetown once more"))
    index.follow()
    found = search.suggest("freetown", "en", 3)
    assert len(found) == 3
    assert {"government", "action"} <= {one.kind for one in found}
    assert (
        search.suggest("freetown", "en", 0)
        == search.suggest("f", "en", 9)
        == search.suggest("", "en", 9)
        == ()
    )


def test_no_database_is_read(django_assert_num_queries: Any) -> None:
    search.suggest("free", "en", 10)
    with django_assert_num_queries(0):
        search.suggest("wast", "fr", 10)


@law(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text() | st.text('"-()*?~^:\\/+!&| اأaé\0'), language=st.text(), limit=st.integers(-3, 30))
def test_no_text_is_a_mistake(text: str, language: str, limit: int) -> None:
    assert len(search.suggest(text, language, limit)) <= max(limit, 0)
