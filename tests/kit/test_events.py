"""What can be written on the trail."""

import pytest

from localaction.kit import events
from localaction.kit.events import Event


def test_every_part_declares_its_own_events() -> None:
    nouns = {verb.partition(".")[0] for verb in events.declared()}
    assert {"person", "government", "signature", "action", "register", "decision"} <= nouns


def test_an_event_is_found_by_its_verb() -> None:
    assert events.find("action.submitted").verb == "action.submitted"
    with pytest.raises(events.UndeclaredEvent):
        events.find("action.evaporated")


def test_a_verb_has_words_and_an_old_one_stands_as_it_is() -> None:
    assert str(events.words_of("action.submitted")) == "Submitted"
    assert events.words_of("action.evaporated") == "action.evaporated"


def test_verbs_are_listed_by_the_rule_that_keeps_them() -> None:
    assert "person.ended_sessions" in events.verbs_kept("account")
    assert "person.ended_sessions" not in events.verbs_kept("institutional")


@pytest.mark.parametrize("verbs", [("action.made", "action.made"), ("made",), (".made",), ("action.",)])
def test_a_verb_is_declared_once_and_has_a_noun(verbs: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"declared twice, or has no noun"):
        events.gathered(Event(verb, "Made") for verb in verbs)
