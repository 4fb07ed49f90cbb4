"""The list of governments, and that of signatories."""

import pytest

from localaction.showcase.filters import Filters, read
from localaction.showcase.queries.governments import government_list


@pytest.mark.usefixtures("cohort")
def test_the_list_tells_confirmed_from_listed() -> None:
    page = government_list(Filters(), "en")
    assert (page.confirmed, page.listed) == (0, 10)
    assert government_list(read({"signature": ["listed"]}), "en").total == 10


@pytest.mark.usefixtures("cohort")
def test_a_name_is_found_with_or_without_accents() -> None:
    plain = government_list(read({"q": ["montreal"]}), "en")
    assert [card.country for card in plain.cards] == ["Canada"]
