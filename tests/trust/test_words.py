"""There is a word for everything that an entry can be and say."""

from localaction.register.shapes import SCHEMAS, Action
from localaction.register.transcript import EVENTS
from localaction.register.translations import ROWS, TEXTS
from localaction.trust import words

NOT_SHOWN = {
    "reference",
    "language",
    "starts_on",
    "ends_on",
    "budget_band",
    "budget_amount",
    "budget_currency",
}


def test_every_kind_and_event_has_its_word() -> None:
    assert set(words.KINDS) == set(words.COUNTED) == set(SCHEMAS)
    assert set(words.EVENTS) == set(words.TONES) == set(EVENTS)


def test_every_field_of_an_action_can_be_compared() -> None:
    told = set(words.FIELDS) | NOT_SHOWN | {"translations", "text_languages"}
    assert set(Action.__struct_fields__) - told == set()
    assert set(TEXTS) <= set(words.FIELDS)
    assert {rows for rows, _name in ROWS} <= set(words.FIELDS)


def test_what_is_unknown_stays_as_it_is() -> None:
    assert words.word(words.KINDS, "nothing") == "nothing"
