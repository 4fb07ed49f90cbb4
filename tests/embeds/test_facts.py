"""What a card says: in the action's own words and language, or in the reader's where there is a translation."""

from __future__ import annotations

import pytest
from tests.factories import register
from tests.figures import things
from tests.register.published_things import a_government, a_signature

from localaction.embeds import facts

pytestmark = pytest.mark.django_db


def test_an_action_tells_its_title_its_city_its_kind_and_one_item_of_each_framework() -> None:
    things.publish()
    card = facts.of_action("LA-AAAAAA", "")
    assert card
    assert card.title == "Kampala for All: safety nets for recovery"
    assert card.above == "Kampala · Uganda"
    assert card.below.startswith("Ongoing action")
    assert [item.family for item in card.items] == ["priority", "gcm", "gcr"]
    assert len(card.lights) == 1
    assert (card.right_to_left, card.title_right_to_left) == (False, False)


def test_a_translated_title_stands_in_the_readers_language() -> None:
    things.publish()
    card = facts.of_action("LA-AAAAAA", "fr")
    assert card
    assert card.title == "Kampala"
    assert card.above == "Kampala Capital City Authority · Ouganda"


def test_arabic_runs_from_right_to_left_and_keeps_doing_so_on_a_page_that_does_not() -> None:
    things.publish()
    own, english = facts.of_action("LA-BBBBBB", ""), facts.of_action("LA-BBBBBB", "en")
    assert own
    assert english
    assert (own.right_to_left, own.title_right_to_left) == (True, True)
    assert (english.right_to_left, english.title_right_to_left) == (False, True)
    assert own.digest != english.digest


def test_a_government_tells_where_it_is_and_what_it_signed() -> None:
    register.publish(a_government(), a_signature())
    card = facts.of_government("kampala", "en")
    assert card
    assert card.title == "Kampala"
    assert card.above == "Kampala Capital City Authority · Uganda"
    assert [item.text for item in card.items] == ["Signed the Marrakech Mayors Declaration"]


def test_what_does_not_stand_has_no_card() -> None:
    assert facts.of_action("LA-NOBODY", "en") is None
    assert facts.of_government("nowhere", "en") is None
