"""The counts of the front page are those of the register, each with its rule and day."""

import pytest
from tests.factories.register import publish, rows, signature_of

from localaction.register import queries as register
from localaction.showcase.queries.front import front_page

pytestmark = pytest.mark.usefixtures("cohort")


def test_each_figure_is_what_the_register_holds() -> None:
    page = front_page("en", register.head())
    listed = sum(row["signed_declaration"] == "yes" for row in rows())
    assert [count.value for count in page.counts] == [78, register.count("government"), listed]
    assert all("2026" in page.counts[number].rule or "20" in page.counts[number].rule for number in (0, 2))


def test_the_bars_add_up_to_the_priorities_of_all_actions() -> None:
    page = front_page("en", register.head())
    assert sum(bar["value"] for bar in page.bars) == 78
    assert len(page.bars) == 8


def test_a_confirmed_signature_is_counted_apart_at_once() -> None:
    front_page("en", register.head())
    row = next(row for row in rows() if row["signed_declaration"] != "yes")
    publish(signature_of(row, "confirmed"))
    assert (
        front_page("en", register.head()).counts[2].rule.startswith("1 confirmed by the secretariat, 10 from")
    )
