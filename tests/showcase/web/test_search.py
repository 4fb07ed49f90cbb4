"""Searching works by address alone, whatever the address says."""

import html
import re
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from tests.showcase.web.pages import answer, get

from localaction.showcase import filters

pytestmark = pytest.mark.usefixtures("cohort")
NAMES = st.sampled_from([*filters.FIELDS, *filters.SINGLE, "objective", "x"])
HOSTILE = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "'",
            '"',
            "<script>",
            "AND OR NOT",
            "title:(",
            "*",
            "[1 TO",
            "\x00",
            "-1",
            "9" * 40,
            "%00",
            "a" * 3000,
            "~",
        ]
    ),
)


@hypothesis(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(NAMES, HOSTILE), max_size=6), st.sampled_from(["/actions/", "/governments/", "/map/"])
)
def test_no_address_breaks_a_list(pairs: list[tuple[str, str]], path: str) -> None:
    query = "&".join(f"{name}={quote(value, errors='surrogatepass')}" for name, value in pairs)
    assert answer(f"{path}?{query}").status_code == 200


def test_what_was_typed_comes_back_escaped() -> None:
    text = get("/actions/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&theme=%3Cb%3Ebold")
    assert "<script>alert" not in text
    assert "<b>bold" not in text
    assert "&lt;script&gt;" in text


def test_chosen_boxes_are_ticked_and_each_chip_takes_one_back() -> None:
    text = get("/actions/?gcm=GCM-15&kind=commitment&sort=title")
    assert re.search(r'name="gcm" value="GCM-15" checked', text)
    assert re.search(r'name="kind" value="commitment" checked', text)
    links = html.unescape(text)
    assert 'href="/en/actions/?kind=commitment&sort=title"' in links
    assert 'href="/en/actions/?gcm=GCM-15&sort=title"' in links


def test_nothing_found_helps_to_go_on() -> None:
    assert "Nothing matches all of this" in get("/actions/?q=zzzzqqqq")


def test_pages_follow_each_other_and_keep_the_choices() -> None:
    first, last = get("/actions/?stage=in_progress&sort=title"), get("/actions/?stage=in_progress&page=99")
    assert "?stage=in_progress&amp;sort=title&amp;page=2" in first
    assert 'class="entry"' in last


def test_each_text_says_its_language_and_direction() -> None:
    text = get("/actions/?language=ar")
    assert re.search(r'<a href="/en/actions/[^"]+" lang="ar" dir="rtl">', text)


def test_the_map_has_an_equal_list_beneath() -> None:
    text = get("/map/?country=UG")
    assert text.count("<circle") >= 2
    assert '<a href="/en/actions/CTA-002/"' in text
