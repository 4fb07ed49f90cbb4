"""The texts of an action one by one, and what a translation of each is worth today."""

from __future__ import annotations

from typing import Any

import pytest
from tests.actions.making import focal_point, ready

from localaction.actions import wordings
from localaction.actions.models import Action, Milestone, PeopleClaim, TextTranslation

pytestmark = pytest.mark.django_db


def an_action(**answers: Any) -> Action:
    who, home = focal_point()
    return ready(who, home, **answers)


def loaded(action: Action) -> Action:
    found: Action = Action.objects.with_details().get(pk=action.pk)
    return found


def into_arabic(action: Action, key: str, text: str, source: str, **facts: Any) -> TextTranslation:
    return TextTranslation.objects.create(
        action=action, language="ar", key=key, text=text, source=source, **facts
    )


def test_every_text_that_says_something_can_be_translated() -> None:
    action = an_action(kind="commitment")
    milestone = action.milestones.get()
    pieces = {piece.key: piece for piece in wordings.pieces_of(loaded(action))}
    assert list(pieces)[:2] == ["title", "summary"]
    assert pieces[f"milestones-{milestone.pk}-text"].text == "Twelve schools are open."
    assert pieces["title"].most_words == 20
    assert "lessons" not in pieces
    assert all(str(piece.label) for piece in pieces.values())


def test_words_of_a_vocabulary_are_not_translated_again() -> None:
    action = an_action()
    PeopleClaim.objects.create(action=action, number=1, who="refugees")
    told = PeopleClaim.objects.create(action=action, number=2, who="pupils in welcome classes", position=1)
    keys = [piece.key for piece in wordings.pieces_of(loaded(action)) if piece.key.startswith("claims")]
    assert keys == [f"claims-{told.pk}-who"]


def test_a_translation_turns_outdated_with_its_own_text_only() -> None:
    action = an_action()
    into_arabic(action, "title", "مدرسة", action.title)
    into_arabic(action, "summary", "ملخص", action.summary)
    action.title = "A night school for parents"
    action.save()
    outdated = {
        side.piece.key: side.is_outdated for side in wordings.sides_of(loaded(action), "ar") if side.text
    }
    assert outdated == {"title": True, "summary": False}


def test_a_row_that_was_written_anew_keeps_its_translation() -> None:
    action = an_action(kind="commitment")
    old = action.milestones.get()
    into_arabic(action, wordings.key_of("milestones", old, "text"), "اثنتا عشرة مدرسة", old.text)
    old.delete()
    Milestone.objects.create(action=action, text="Something else.")
    Milestone.objects.create(action=action, text="Twelve schools are open.", position=1)
    found = {side.piece.text: side.text for side in wordings.sides_of(loaded(action), "ar")}
    assert found["Twelve schools are open."] == "اثنتا عشرة مدرسة"
    assert found["Something else."] == ""


def test_a_text_in_the_language_itself_needs_no_translation() -> None:
    action = an_action(text_languages={"summary": "ar"})
    keys = {side.piece.key for side in wordings.sides_of(loaded(action), "ar")}
    assert "summary" not in keys
    assert "title" in keys


def test_a_standing_counts_texts() -> None:
    action = an_action()
    into_arabic(action, "title", "مدرسة", "Something else", mark="machine")
    into_arabic(action, "summary", "ملخص", action.summary, offered_at=action.saved_at)
    standing = wordings.standing_of(loaded(action), "ar")
    assert (standing.written, standing.outdated, standing.machine, standing.offered) == (2, 1, 1, 1)
    assert standing.texts == len(wordings.pieces_of(loaded(action)))
    assert standing.state == "draft"
    assert wordings.standing_of(loaded(action), "fr").state == "empty"


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, "draft"),
        ({"offered_at": "2026-11-22T00:00:00Z"}, "offered"),
        ({"released_text": "مدرسة", "released_source": "S", "released_mark": "human"}, "released"),
        ({"released_text": "كلية", "released_source": "S", "released_mark": "human"}, "draft"),
        ({"released_text": "مدرسة", "released_source": "S", "released_mark": "machine"}, "draft"),
        ({"text": "", "released_text": "مدرسة", "released_source": "S"}, "draft"),
        ({"text": ""}, "empty"),
    ],
)
def test_a_translation_is_written_then_offered_then_released(facts: dict[str, Any], state: str) -> None:
    action = an_action()
    values = {"text": "مدرسة", "source": "S", **facts}
    TextTranslation.objects.create(action=action, language="ar", key="title", **values)
    assert wordings.standing_of(loaded(action), "ar").state == state
