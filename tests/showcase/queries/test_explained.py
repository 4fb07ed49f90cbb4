"""Why something was found is said where the marks do not show it, and what would find more is a link."""

import pytest
from django.utils.translation import override

from localaction.register.documents import Card
from localaction.register.search import Drop, Help, Hit
from localaction.showcase.filters import Filters
from localaction.showcase.queries import explained

pytestmark = pytest.mark.django_db
CARD = Card(
    sequence=1, thing="action", reference="X", title="T", language="ar", published_at="", first_published_at=""
)  # fmt: skip
ASKED = Filters(
    query="school Meals!", chosen=(("country", "UG"), ("kind", "practice")), excluded=(("stage", "ended"),),
    year_from=2019, published_to="2026-01-01", at=7, page=2,
)  # fmt: skip


@pytest.mark.parametrize(
    ("why", "language", "said"),
    [
        ("", "", ""),
        ("words", "en", ""),
        ("words", "fr", "Your words are in its own language: French"),
        ("translation", "es", "Your words are in its translation: Spanish"),
        ("meaning", "", "Near in meaning to what you asked; written in Arabic"),
        ("fuzzy", "en", "Has some of your words, or words almost the same"),
    ],
)
def test_why_is_said_for_an_english_reader(why: str, language: str, said: str) -> None:
    with override("en"):
        assert explained.why(Hit(CARD, (), (), why=why, why_language=language), "en") == said


def test_what_the_page_says_is_not_said_again() -> None:
    assert explained.why(Hit(CARD, (), (), why="fuzzy"), "en", relaxed=True) == ""
    assert explained.why(Hit(CARD, (), (), why="meaning"), "en", relaxed=True)


def test_meaning_can_be_switched_off_and_on_again() -> None:
    on = explained.meaning(Filters(query="x", page=3), "/p/", is_on=True)
    assert on is not None
    assert (on.switch.href, on.is_on) == ("/p/?q=x&meaning=off", True)
    off = explained.meaning(Filters(query="x", meaning=False), "/p/", is_on=False)
    assert off is not None
    assert (off.switch.href, off.is_on) == ("/p/?q=x", False)
    assert explained.meaning(ASKED, "/p/", is_on=True) is None, "of the past, only words are known"
    assert explained.meaning(Filters(), "/p/", is_on=True) is None
    assert explained.meaning(Filters(query="x"), "/p/", is_on=False) is None


@pytest.mark.parametrize(
    ("drop", "text", "gone"),
    [
        (Drop("filter", "country", ("UG",), 3), "Remove the choice: Uganda", "country=UG&"),
        (Drop("excluded", "stage", ("ended",), 3), "Stop leaving out: Ended", "stage=-ended&"),
        (Drop("year", "", (), 3), "Any year", "year_from=2019&"),
        (Drop("published", "", (), 3), "Any day of publication", "published_to=2026-01-01&"),
        (Drop("word", "meals", (), 3), "Search without the word “meals”", "+Meals%21"),
        (Drop("at", "", (), 3), "Look at the register as it stands now", "&at=7"),
    ],
)
def test_each_thing_can_be_left_out_by_a_link(drop: Drop, text: str, gone: str) -> None:
    whole = "/p/?q=school+Meals%21&country=UG&kind=practice&stage=-ended&year_from=2019&published_to=2026-01-01&at=7"
    with override("en"):
        (way,) = explained.ways_on(Help(drops=(drop,)), ASKED, "/p/", "en")
    assert (way.text, way.finds) == (text, "3 actions")
    assert gone in whole
    assert way.href == whole.replace(gone, "")


def test_another_spelling_comes_first() -> None:
    found = Help(drops=(Drop("year", "", (), 1),), spelling="school meals", spelling_total=4)
    with override("en"):
        ways = explained.ways_on(found, ASKED, "/p/", "en")
    assert [(way.text, way.finds) for way in ways] == [
        ("Did you mean “school meals”?", "4 actions"),
        ("Any year", "1 action"),
    ]


def test_what_changes_nothing_is_not_offered() -> None:
    assert (
        explained.ways_on(Help(drops=(Drop("word", "absent", (), 3),)), Filters(query="x"), "/p/", "en") == ()
    )
