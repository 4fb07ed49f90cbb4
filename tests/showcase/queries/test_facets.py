"""Counts beside the choices are the numbers that the choices find."""

import pytest
from django.utils.translation import override

from localaction.register import search
from localaction.showcase.filters import Filters, read
from localaction.showcase.queries import facets, labels
from localaction.showcase.queries.search import SearchPage, countries_in, request_of, search_page

pytestmark = pytest.mark.usefixtures("cohort")


@pytest.mark.parametrize("name", facets.OF_ACTIONS)
def test_each_count_is_what_the_choice_finds(name: str) -> None:
    page = search_page(Filters(), "en")
    options = [option for facet in page.facets if facet.name == name for option in facet.options]
    assert options or name == "need"
    for option in options:
        found = search_page(read({name: [option.value]}), "en")
        assert (option.value, found.total) == (option.value, option.count)


def test_a_choice_that_finds_nothing_stays_to_be_taken_back() -> None:
    page = search_page(read({"country": ["AQ"]}), "en")
    (country,) = [one for one in page.facets if one.name == "country"]
    assert [(one.value, one.count) for one in country.options if one.chosen] == [("AQ", 0)]
    assert [chip.text for chip in page.chips] == ["Antarctica"]
    assert [chip.href for chip in page.chips] == ["/en/actions/"]


def test_frameworks_stand_in_their_order_and_years_back() -> None:
    page = search_page(Filters(), "en")
    values = {one.name: [option.value for option in one.options] for one in page.facets}
    assert values["gcm"] == sorted(values["gcm"], key=lambda code: int(code[4:]))
    assert values["year"] == sorted(values["year"], reverse=True)
    assert values["region"][0] == "002"


def test_words_are_in_the_readers_language() -> None:
    assert labels.label("country", "UG", "fr") == "Ouganda"
    assert labels.label("language", "ar", "en") == "Arabic"
    assert labels.label("government", "kampala-capital-city-authority", "en") == "KCCA"
    assert labels.label("government", "nobody", "en") == "nobody"
    assert labels.label("year", "2020", "en") == "2020"


def test_what_is_left_out_stays_to_be_taken_back() -> None:
    whole, page = search_page(Filters(), "en"), search_page(read({"country": ["-UG"]}), "en")
    (uganda,) = [one for one in _options(whole, "country") if one.value == "UG"]
    assert page.total == whole.total - uganda.count
    assert [one.value for one in _options(page, "country") if one.excluded] == ["UG"]
    with override("en"):
        chips = search_page(read({"country": ["-UG"], "gcm": ["GCM-1"]}), "en").chips
    assert [(chip.text, chip.href) for chip in chips][1:] == [("without: Uganda", "/en/actions/?gcm=GCM-1")]


def test_years_and_days_are_said_in_words_and_taken_back_alone() -> None:
    asked = read({"year_from": ["2019"], "published_from": ["2020-01-31"], "published_to": ["2030-01-01"]})
    with override("en"):
        chips = search_page(asked, "en").chips
    assert [(chip.text, chip.href) for chip in chips] == [
        (
            "active in 2019 or later",
            "/en/actions/?published_from=2020-01-31&published_to=2030-01-01",
        ),
        ("published from 31 January 2020 to 1 January 2030", "/en/actions/?year_from=2019"),
    ]


def test_governments_have_no_rules_of_actions_and_nothing_folded() -> None:
    counts = {"size": (("under-20000", 3),), "country": (("UG", 1),)}
    found = facets.facets(counts, Filters(), "en", facets.OF_GOVERNMENTS)
    assert [(one.name, one.rule, one.is_further) for one in found] == [
        ("country", "", False),
        ("size", "", False),
    ]


def _options(page: SearchPage, name: str) -> list[facets.Option]:
    return [option for facet in page.facets if facet.name == name for option in facet.options]


def test_countries_are_counted_with_their_own_choice() -> None:
    asked = read({"country": ["UG", "KE", "AQ"]})
    result = search.find(request_of(asked, "en", counted=("country",)))
    assert countries_in(result, asked) == 2
    without = read({"country": ["-UG"]})
    every = search.find(request_of(Filters(), "en", counted=("country",)))
    assert countries_in(search.find(request_of(without, "en", counted=("country",))), without) == (
        countries_in(every, Filters()) - 1
    )


def test_a_form_carries_what_it_has_no_box_for() -> None:
    asked = read({"item": ["SDG-1.3"], "gcm": ["GCM-1"], "year_to": ["2020"], "view": ["map"], "q": ["x"]})
    shown = search_page(asked, "en").facets
    assert ("item", "SDG-1.3") in facets.carried(asked, shown)
    assert {name for name, _value in facets.carried(asked, shown)} == {"item", "year_to", "view"}
