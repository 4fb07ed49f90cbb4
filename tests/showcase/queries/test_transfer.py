"""Line by line: alike, different or to be asked; what is unknown is never taken for alike."""

import msgspec
import pytest
from django.utils.translation import override
from tests.factories.register import action_of, rows

from localaction.register.shapes import Action
from localaction.showcase.queries.cities import City
from localaction.showcase.queries.retold import reading_of
from localaction.showcase.queries.transfer import Line, lines_of, summary
from localaction.showcase.saying import said

KAMPALA = rows()[1]
pytestmark = pytest.mark.django_db


def _city(**facts: object) -> City:
    known = {"key": "1", "name": said("Here", "en"), "country": "UG", "where": "", "residents": None}
    return City(**{**known, **facts})  # type: ignore[arg-type]


def _lines(city: City | None, **changes: object) -> dict[str, Line]:
    action: Action = msgspec.structs.replace(action_of(KAMPALA), **changes)
    with override("en"):
        return {line.code: line for line in lines_of(reading_of(action, "en"), city, "en")}


def test_of_a_city_of_which_nothing_is_known_everything_must_be_asked_but_its_country() -> None:
    lines = _lines(_city())
    known = {"region", "income", "languages"}
    assert {code for code, line in lines.items() if line.verdict != "ask"} == known
    assert all(line.verdict == "alike" for code, line in lines.items() if code in known)
    assert all(line.note for code, line in lines.items() if code not in known)


@pytest.mark.parametrize(
    ("residents", "verdict"),
    [
        (840_300, "alike"),
        (840_299, "different"),
        (3_361_200, "alike"),
        (3_361_201, "different"),
        (None, "ask"),
    ],
)
def test_half_to_twice_as_many_residents_are_alike(residents: int | None, verdict: str) -> None:
    assert KAMPALA["population"] == "1680600"
    assert _lines(_city(residents=residents))["size"].verdict == verdict


def test_another_level_of_government_is_a_difference_and_an_unknown_one_a_question() -> None:
    level = KAMPALA["government_level"]
    verdicts = [_lines(_city(level=one))["level"].verdict for one in (level, "association", "")]
    assert verdicts == ["alike", "different", "ask"]


def test_the_same_country_has_the_same_law_but_that_is_still_to_be_asked() -> None:
    lines = _lines(_city(country="UG"))
    assert lines["competence"].verdict == "ask"
    assert "same national law" in lines["competence"].note
    assert "legal office" in _lines(_city(country="FR"))["competence"].note


def test_languages_are_shared_or_to_be_translated() -> None:
    assert _lines(_city(country="KE"))["languages"].verdict == "alike"
    other = _lines(_city(country="BR"))["languages"]
    assert (other.verdict, other.here[0].text) == ("different", "Portuguese")
    assert "English" in other.note


def test_cost_is_compared_only_where_both_are_published() -> None:
    band = {"budget_band": "50k-250k"}
    assert _lines(_city(), **band)["money"].verdict == "ask"
    assert _lines(_city(budgets=("under-10k", "250k-1m")), **band)["money"].verdict == "alike"
    assert _lines(_city(budgets=("under-10k",)), **band)["money"].verdict == "different"
    assert _lines(_city(budgets=("250k-1m",)), budget_band="not-known")["money"].verdict == "ask"


def test_what_a_government_wrote_keeps_its_language() -> None:
    lines = _lines(None, language="fr", staff="Deux personnes.")
    assert [(one.text, one.language) for one in lines["staff"].there] == [("Deux personnes.", "fr")]
    assert all(line.here == () and line.note == "" for line in lines.values())


def test_the_summary_counts_and_gives_no_score() -> None:
    lines = _lines(_city(residents=1_000_000))
    with override("en"):
        words = summary(lines.values(), "en")
    assert words == "Of 11 things to look at: 4 are alike and 7 you must ask."
