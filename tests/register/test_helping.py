"""What a search says that found nothing."""

from typing import Any

import pytest
from tests.register.published_things import publish_cohort

from localaction.register import index, search
from localaction.register.requests import Drop
from localaction.register.search import SearchRequest, SearchResult

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _cohort() -> None:
    publish_cohort()
    index.follow()


def _find(text: str = "", **request: Any) -> SearchResult:
    return search.find(SearchRequest(text=text, **({"meaning": False} | request)))


def test_the_choice_to_take_back_is_named_with_what_it_would_give() -> None:
    found = _find("waste", filters={"country": ("JO",), "language": ("en",)}, year_from=2019)
    assert (found.total, found.help is not None) == (0, True)
    assert found.help
    assert found.help.drops == (Drop("filter", "country", ("JO",), 1),)
    both = _find(filters={"country": ("SL",)}, excluded={"language": ("en",)}).help
    assert both
    assert {(drop.kind, drop.name) for drop in both.drops} == {
        ("filter", "country"),
        ("excluded", "language"),
    }
    assert both.drops[0].total >= both.drops[1].total
    late = _find(published_from="2999-01-01").help
    assert late
    assert late.drops == (Drop("published", "", (), 12),)
    early = _find(at=0).help
    assert early
    assert early.drops == (Drop("at", "", ("0",), 12),)


def test_another_spelling_is_offered_where_it_finds_something() -> None:
    found = _find("Freetwon wsate")
    assert found.help
    assert found.help.spelling == "freetown waste"
    assert found.help.spelling_total == 1
    plain = _find("qqqqzzzz")
    assert plain.help
    assert (plain.help.spelling, plain.help.nearest) == ("", ())


def test_what_is_nearest_without_the_choices_is_shown() -> None:
    found = _find("waste", filters={"country": ("JO",)})
    assert found.help
    assert found.help.nearest[0].card.reference == "CTA-001"


def test_who_found_something_needs_no_help() -> None:
    assert _find("waste").help is None
    assert _find().help is None
