"""The search page says in words what was found."""

import pytest
from django.utils.translation import override

from localaction.showcase.filters import Filters, read
from localaction.showcase.queries.search import search_page

pytestmark = pytest.mark.usefixtures("cohort")


def test_the_sentence_counts_actions_and_countries() -> None:
    with override("en"):
        assert search_page(Filters(), "en").sentence == "78 actions in 46 countries"
        one = search_page(read({"government": ["kampala-capital-city-authority"]}), "en")
        assert one.sentence == "1 action in 1 country match your choices"


def test_words_are_marked_where_they_stand() -> None:
    page = search_page(read({"q": ["housing"]}), "en")
    marked = [text for one in page.found for text, hit in (*one.title, *one.passage) if hit]
    assert marked
    assert {text.lower()[:4] for text in marked} <= {"hous"}


def test_arabic_words_find_arabic_texts() -> None:
    page = search_page(read({"q": ["اللاجئين"], "meaning": ["off"]}), "ar")
    assert page.total > 0
    assert page.found[0].card.title.language == "ar"


def test_nothing_found_says_so() -> None:
    page = search_page(read({"q": ["zzzzqqqq"]}), "en")
    assert (page.total, page.found, page.points) == (0, (), ())


def test_the_same_search_as_data_keeps_every_choice() -> None:
    page = search_page(read({"q": ["housing"], "gcm": ["GCM-15"], "view": ["map"]}), "en")
    assert page.data_href == "/api/v1/actions?q=housing&gcm=GCM-15"
    assert page.points
