"""Each suggestion says what it is and leads there."""

import pytest
from django.utils.translation import override

from localaction.showcase.queries.suggesting import MOST, suggested

pytestmark = pytest.mark.usefixtures("cohort")


def test_a_name_leads_to_its_page() -> None:
    with override("en"):
        found = {one.href: one for one in suggested("kampala", "en")}
    one = found["/en/governments/kampala-capital-city-authority/"]
    assert (one.label, one.language) == ("KCCA", "en")
    assert one.detail.startswith("Local or regional government")
    assert found["/en/actions/CTA-002/"].detail == "Action"


def test_an_objective_leads_to_its_actions_in_the_readers_words() -> None:
    with override("fr"):
        found = [one for one in suggested("basic services", "fr") if "gcm=GCM-15" in one.href]
    assert [(one.language, one.href) for one in found] == [("fr", "/fr/actions/?gcm=GCM-15")]
    assert "services" in found[0].label


def test_a_country_leads_to_its_actions() -> None:
    assert "/en/actions/?country=UG" in [one.href for one in suggested("ugan", "en")]


@pytest.mark.parametrize("text", ["", "k", "  ", "\0", "(((", "x" * 5_000])
def test_anything_may_be_typed(text: str) -> None:
    assert len(suggested(text, "en")) <= MOST
