"""Answering what the text points to."""

from __future__ import annotations

import pytest
from tests.actions.making import draft, focal_point, government, in_state, secretariat

from localaction.actions import operations, queries, suggested
from localaction.actions.limits import REASON_WORDS
from localaction.actions.models import Action, Alignment, DraftPage, SuggestionAnswer
from localaction.actions.operations.aligning import within_limit
from localaction.frameworks.suggest import Suggestion
from localaction.governments.models import Government
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused

pytestmark = pytest.mark.django_db

CLINIC = (
    "A mobile clinic gives free health care to every resident, whatever their papers. "
    "Doctors and nurses visit the settlements every week."
)


def written(who: Actor, home: Government, **texts: str) -> Action:
    """A draft that says enough."""
    action = draft(who, home)
    for name, text in {"title": "A clinic on wheels", "summary": CLINIC, **texts}.items():
        setattr(action, name, text)
    action.save()
    return queries.action_for(who, action.reference)


def best(action: Action, framework: str = "sdg-goals") -> Suggestion:
    suggestions = suggested.suggestions_for(action)
    assert suggestions is not None
    return suggestions.ranked(framework)[0]


def test_what_is_accepted_is_served_with_the_sentence_as_the_reason() -> None:
    who, home = focal_point()
    action = written(who, home)
    suggestion = best(action)
    assert suggestion.item == "SDG-3"
    operations.accept_suggestion(actor=who, action=action, item="SDG-3")
    (row,) = Alignment.objects.filter(action=action)
    assert (row.item_id, row.framework, row.said_by) == ("SDG-3", "sdg-goals", "suggested")
    assert row.reason == suggestion.sentence
    assert row.reason in f"A clinic on wheels\n{CLINIC}"
    (answer,) = SuggestionAnswer.objects.all()
    assert (answer.verdict, answer.strength, answer.person_id) == (
        "accepted",
        suggestion.strength,
        who.person_id,
    )
    assert answer.score == pytest.approx(suggestion.score, abs=1e-3)
    assert DraftPage.objects.get(action=action, page="alignment").version == 1


def test_what_somebody_chose_and_explained_stays_theirs() -> None:
    who, home = focal_point()
    action = written(who, home)
    Alignment.objects.create(action=action, item_id="SDG-3", framework="sdg-goals", reason="Care is free.")
    operations.accept_suggestion(actor=who, action=action, item="SDG-3")
    (row,) = Alignment.objects.filter(action=action)
    assert (row.said_by, row.reason) == ("declared", "Care is free.")


def test_a_chosen_item_without_a_reason_gets_the_sentence() -> None:
    who, home = focal_point()
    action = written(who, home)
    Alignment.objects.create(action=action, item_id="SDG-3", framework="sdg-goals")
    operations.accept_suggestion(actor=who, action=action, item="SDG-3")
    (row,) = Alignment.objects.filter(action=action)
    assert (row.said_by, row.reason) == ("declared", best(action).sentence)


def test_a_priority_objective_is_added_once() -> None:
    who, home = focal_point()
    action = written(who, home)
    item = best(action, "priorities").item
    for _time in range(2):
        operations.accept_suggestion(actor=who, action=action, item=item)
    action.refresh_from_db()
    assert action.priorities == [item]
    operations.take_back_answer(actor=who, action=action, item=item)
    action.refresh_from_db()
    assert (action.priorities, SuggestionAnswer.objects.count()) == ([], 0)


def test_what_is_turned_down_is_not_offered_again_until_somebody_thinks_again() -> None:
    who, home = focal_point()
    action = written(who, home)

    def waiting() -> list[str]:
        return [one.suggestion.item for part in suggested.offered(action, "en") for one in part.waiting]

    assert "SDG-3" in waiting()
    operations.reject_suggestion(actor=who, action=action, item="SDG-3")
    assert "SDG-3" not in waiting()
    assert Alignment.objects.count() == 0
    (goals,) = [part for part in suggested.offered(action, "en") if part.framework == "sdg-goals"]
    assert [one.suggestion.item for one in goals.rejected] == ["SDG-3"]
    operations.take_back_answer(actor=who, action=action, item="SDG-3")
    assert "SDG-3" in waiting()


def test_taking_back_an_acceptance_takes_it_off_the_list() -> None:
    who, home = focal_point()
    action = written(who, home)
    operations.accept_suggestion(actor=who, action=action, item="SDG-3")
    operations.take_back_answer(actor=who, action=action, item="SDG-3")
    assert (Alignment.objects.count(), SuggestionAnswer.objects.count()) == (0, 0)
    operations.take_back_answer(actor=who, action=action, item="SDG-3")


def test_what_the_text_does_not_point_to_cannot_be_answered() -> None:
    who, home = focal_point()
    action = written(who, home)
    for item in ("SDG-14", "NO-1"):
        with pytest.raises(Refused):
            operations.accept_suggestion(actor=who, action=action, item=item)
    assert Alignment.objects.count() == 0


def test_too_little_text_points_nowhere() -> None:
    who, home = focal_point()
    action = draft(who, home)
    assert suggested.offered(action, "en") == []
    with pytest.raises(Refused):
        operations.accept_suggestion(actor=who, action=action, item="SDG-3")


def test_only_those_who_write_it_answer() -> None:
    who, home = focal_point()
    stranger, _zarqa = focal_point("Omar", of=government("Zarqa", country="JO"))
    action = written(who, home)
    for somebody in (stranger, secretariat()):
        for answer in (
            operations.accept_suggestion,
            operations.reject_suggestion,
            operations.take_back_answer,
        ):
            with pytest.raises(Refused):
                answer(actor=somebody, action=action, item="SDG-3")


def test_a_long_sentence_is_cut_to_what_a_reason_may_hold() -> None:
    assert within_limit("one two") == "one two"
    long = within_limit(" ".join(["word"] * 90))
    assert (len(long.split()), long[-1]) == (REASON_WORDS, "…")


def test_evaluation_data_leaves_drafts_people_and_texts_out() -> None:
    who, home = focal_point()
    hidden, sent = written(who, home), written(who, home)
    for action in (hidden, sent):
        operations.accept_suggestion(actor=who, action=action, item="SDG-3")
    Action.objects.filter(pk=sent.pk).update(status="submitted")
    (line,) = suggested.judged()
    assert (line.action, line.item, line.verdict, line.is_chosen) == (
        sent.reference,
        "SDG-3",
        "accepted",
        True,
    )
    assert who.name not in str(line)
    assert "clinic" not in str(line)


def test_an_assessed_action_is_not_touched() -> None:
    who, home = focal_point()
    action = in_state("assessing", who, home)
    with pytest.raises(Refused):
        operations.accept_suggestion(actor=who, action=action, item="SDG-4")
