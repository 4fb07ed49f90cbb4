"""What an address says is read without trust and written back in one fixed form."""

from hypothesis import given
from hypothesis import strategies as st

from localaction.showcase import filters
from localaction.showcase.filters import Filters, field_of_item, read

NAMES = st.sampled_from([*filters.FIELDS, *filters.SINGLE, "objective", "x"])


def test_an_empty_address_asks_for_everything() -> None:
    assert read({}) == Filters()
    assert not read({}).is_narrowed


def test_choices_are_read_and_written_back_the_same() -> None:
    asked = read(
        {"q": ["housing"], "gcm": ["GCM-15", "GCM-1"], "year_from": ["2019"], "view": ["map"], "page": ["2"]}
    )
    assert asked.pairs() == [
        ("q", "housing"),
        ("gcm", "GCM-15"),
        ("gcm", "GCM-1"),
        ("year_from", "2019"),
        ("view", "map"),
        ("page", "2"),
    ]


def test_an_objective_of_any_framework_finds_its_own_facet() -> None:
    asked = read({"objective": ["GCM-4", "sdg-13", "SDG-1.3", "PO-2", "GCR-A.1"]})
    assert asked.chosen == (
        ("priority", "PO-2"),
        ("gcm", "GCM-4"),
        ("sdg", "SDG-13"),
        ("item", "SDG-1.3"),
        ("item", "GCR-A.1"),
    )


def test_years_the_wrong_way_round_are_turned() -> None:
    asked = read({"year_from": ["2022"], "year_to": ["2019"]})
    assert (asked.year_from, asked.year_to) == (2019, 2022)


def test_what_cannot_be_used_is_left_out() -> None:
    asked = read(
        {
            "page": ["-3"],
            "sort": ["price"],
            "view": ["hologram"],
            "year_from": ["²⁰¹⁹"],
            "q": ["\x00\x1b[31m"],
        }
    )
    assert asked == Filters(query="[31m")


def test_long_values_and_long_lists_are_cut() -> None:
    asked = read({"q": ["x" * 9_999], "theme": [f"t{number}" for number in range(999)]})
    assert len(asked.query) == filters.LONGEST_QUERY
    assert len(asked.chosen) == filters.MOST_VALUES


def test_removing_a_choice_goes_back_to_the_first_page() -> None:
    asked = read({"gcm": ["GCM-1", "GCM-2"], "page": ["7"]})
    assert asked.without(("gcm", "GCM-1")) == Filters(chosen=(("gcm", "GCM-2"),))


def test_a_minus_leaves_a_value_out_and_is_written_back() -> None:
    asked = read({"country": ["-DE", "FR", "- UG"], "objective": ["-gcm-4"], "year": ["-2020"]})
    assert asked.chosen == (("country", "FR"),)
    assert asked.excluded == (("gcm", "GCM-4"), ("country", "DE"), ("country", "UG"), ("year", "2020"))
    assert asked.none_of("country") == ("DE", "UG")
    assert asked.pairs()[0:2] == [("country", "FR"), ("gcm", "-GCM-4")]
    assert asked.without(("country", "-DE")).none_of("country") == ("UG",)
    assert asked.is_narrowed


def test_what_is_left_out_stays_out_where_it_is_asked_for_too() -> None:
    asked = read({"country": ["DE", "-DE", "-"]})
    assert (asked.chosen, asked.excluded) == ((), (("country", "DE"),))


def test_days_that_there_are_not_are_left_out_and_others_turned() -> None:
    asked = read({"published_from": ["2026-02-30"], "published_to": ["2026-11-23"]})
    assert (asked.published_from, asked.published_to) == ("", "2026-11-23")
    turned = read({"published_from": ["2026-11-23"], "published_to": ["2020-01-01"]})
    assert (turned.published_from, turned.published_to) == ("2020-01-01", "2026-11-23")


def test_an_entry_and_the_switch_for_meaning_are_read() -> None:
    asked = read({"at": ["1200"], "meaning": ["off"]})
    assert (asked.at, asked.meaning, asked.is_narrowed) == (1200, False, False)
    assert asked.pairs() == [("at", "1200"), ("meaning", "off")]
    assert read({"at": ["0"], "meaning": ["perhaps"]}) == Filters()


@given(st.dictionaries(NAMES, st.lists(st.text(max_size=40), max_size=4), max_size=6))
def test_whatever_is_read_is_written_back_the_same(params: dict[str, list[str]]) -> None:
    asked = read(params)
    written: dict[str, list[str]] = {}
    for name, value in asked.pairs():
        written.setdefault(name, []).append(value)
    assert read(written) == asked


@given(st.text(max_size=30))
def test_any_code_has_a_field(code: str) -> None:
    assert field_of_item(code)[0] in filters.FIELDS
