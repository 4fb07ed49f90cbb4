"""What an address asks of the queue: read, written, and nothing strange believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localaction.desk.asked import FIELDS, Asked, from_query, read


@pytest.mark.parametrize(
    ("params", "asked"),
    [
        ({}, Asked()),
        ({"kind": "signature", "country": "ug"}, Asked(kind="signature", country="UG")),
        ({"longer": "30", "page": "2"}, Asked(longer=30, page=2)),
        ({"longer": "-1", "page": "x", "whose": "all", "sort": "whim", "country": "Uganda"}, Asked()),
        ({"whose": "nobody"}, Asked(whose="nobody")),
        ({"whose": "12", "sort": "oldest"}, Asked(whose="12")),
        ({"words": "  evening \t school "}, Asked(words="evening school")),
    ],
)
def test_what_is_asked_is_read(params: dict[str, str], asked: Asked) -> None:
    assert read(params) == asked


@given(st.dictionaries(st.sampled_from([*FIELDS, "page"]), st.text(max_size=100)))
def test_what_is_read_is_written_and_read_again(params: dict[str, str]) -> None:
    asked = read(params)
    assert from_query(asked.query()) == asked.but()


def test_another_question_begins_on_its_first_page() -> None:
    assert read({"page": "7", "region": "002"}).but(kind="report") == Asked(kind="report", region="002")


def test_only_an_order_leaves_nothing_out() -> None:
    assert (Asked(sort="title").is_narrowed, Asked(words="x").is_narrowed) == (False, True)
