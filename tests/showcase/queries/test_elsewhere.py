"""Could this work here: with a city, without one, and with a name that means several."""

import msgspec
import pytest
from django.utils.translation import override
from tests.factories.register import action_of, publish, rows

from localaction.register.shapes import Lineage
from localaction.showcase.queries.elsewhere import CouldItWork, could_it_work

SLUG = "kampala-capital-city-authority"
pytestmark = pytest.mark.usefixtures("cohort")


def _page(reference: str, key: str = "", text: str = "") -> CouldItWork:
    with override("en"):
        page = could_it_work(reference, key, text, "en")
    assert page is not None
    return page


def test_without_a_city_it_says_what_is_published_of_there_and_judges_nothing() -> None:
    page = _page("CTA-001")
    assert page.city is None
    assert page.summary == ""
    assert page.lines


def test_the_city_that_does_it_is_told_so() -> None:
    own = next(row["id"] for row in rows() if row["government_name"].startswith("Kampala"))
    assert _page(own, SLUG).is_its_own
    assert not _page("CTA-001", SLUG).is_its_own


def test_a_name_asks_which_and_an_unknown_one_says_so() -> None:
    assert SLUG in [choice.key for choice in _page("CTA-001", text="Kampala").choices]
    assert _page("CTA-001", text="Xyzzyqwv").is_unknown
    assert _page("CTA-001", key="atlantis").is_unknown


def test_who_adapted_it_tells_what_was_changed() -> None:
    line = Lineage(reference="CTA-001", relation="adapted_from", changed="Smaller carts.")
    publish(msgspec.structs.replace(action_of(rows()[9]), lineage=(line,)))
    heirs = _page("CTA-001", SLUG).descent.heirs
    assert [told.paragraphs for heir in heirs for told in heir.told] == [("Smaller carts.",)]


def test_what_is_near_serves_the_same_priorities_and_is_another_action() -> None:
    page = _page("CTA-002", SLUG)
    assert "CTA-002" not in [card.reference for card in page.near]
