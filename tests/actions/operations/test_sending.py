"""Between a government and the secretariat."""

from __future__ import annotations

from datetime import date

import pytest
from tests.actions.making import draft, focal_point, in_state, ready, secretariat

from localaction.actions import operations, queries
from localaction.actions.models import Action, Call
from localaction.kit.actors import SYSTEM
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter
from localaction.register import queries as register

pytestmark = pytest.mark.django_db


def letters() -> list[tuple[str, str]]:
    return [(one.letter.rsplit("/", 1)[1], one.language) for one in OutgoingLetter.objects.order_by("id")]


def test_sending_tells_both_sides_in_their_languages() -> None:
    who, home = focal_point(language="ar")
    secretariat()
    action = operations.submit(actor=who, action=ready(who, home))
    assert (action.status, action.submitted_at is not None) == ("submitted", True)
    assert letters() == [("action_received", "ar"), ("action_arrived", "en")]


def test_an_unfinished_draft_is_not_sent_and_stays() -> None:
    who, home = focal_point()
    action = draft(who, home)
    with pytest.raises(Refused):
        operations.submit(actor=who, action=action)
    action.refresh_from_db()
    assert (action.status, letters()) == ("draft", [])


def test_a_closed_call_takes_nothing() -> None:
    who, home = focal_point()
    action = ready(who, home)
    action.call = Call.objects.create(code="past", opens_on=date(2020, 1, 1), closes_on=date(2020, 12, 31))
    action.save()
    with pytest.raises(Refused):
        operations.submit(actor=who, action=action)


def test_the_conversation_goes_back_and_forth() -> None:
    who, home = focal_point(language="fr")
    desk = secretariat()
    action = operations.submit(actor=who, action=ready(who, home))
    OutgoingLetter.objects.all().delete()
    operations.hand_back(
        actor=desk, action=action, questions=[("results", "How was this counted?"), ("", "Who pays?")]
    )
    assert [(one.page, one.text, one.language) for one in queries.questions_of(action)] == [
        ("results", "How was this counted?", "en"),
        ("", "Who pays?", "en"),
    ]
    with pytest.raises(Refused):
        operations.resubmit(actor=who, action=action)
    first, second = queries.questions_of(action)
    operations.answer(actor=who, question=first, text="By the school.")
    with pytest.raises(Refused):
        operations.resubmit(actor=who, action=action)
    operations.answer(actor=who, question=second, text="The city.")
    operations.resubmit(actor=who, action=action)
    assert (action.status, letters()) == (
        "submitted",
        [("action_handed_back", "fr"), ("action_arrived", "en")],
    )
    arrived = OutgoingLetter.objects.get(letter="actions/letters/action_arrived")
    assert "By the school." in arrived.text
    assert "Who pays?" in arrived.text


def test_an_answer_can_be_taken_back() -> None:
    who, home = focal_point()
    action = in_state("submitted", who, home)
    operations.hand_back(actor=secretariat(), action=action, questions=[("", "Who pays?")])
    (question,) = queries.questions_of(action)
    operations.answer(actor=who, question=question, text="The city.")
    operations.answer(actor=who, question=question, text="  ")
    assert queries.open_questions(action) == 1


def test_handing_back_needs_a_question() -> None:
    who, home = focal_point()
    action = in_state("submitted", who, home)
    with pytest.raises(Refused):
        operations.hand_back(actor=secretariat(), action=action, questions=[("results", "   ")])
    action.refresh_from_db()
    assert action.status == "submitted"


def test_a_stranger_answers_nothing() -> None:
    who, home = focal_point()
    action = in_state("submitted", who, home)
    operations.hand_back(actor=secretariat(), action=action, questions=[("", "Who pays?")])
    other, _elsewhere = focal_point("Omar")
    with pytest.raises(Refused):
        operations.answer(actor=other, question=queries.questions_of(action)[0], text="Us")


def published() -> Action:
    who, home = focal_point()
    action = in_state("accepted", who, home)
    Action.objects.filter(pk=action.pk).update(how="collected")
    action.refresh_from_db()
    return operations.publish(actor=SYSTEM, action=action)


def test_a_withdrawn_action_leaves_a_tombstone_with_its_reason() -> None:
    action = published()
    operations.withdraw(actor=secretariat(), action=action, because="The programme was stopped.")
    stone = register.tombstone("action", action.reference)
    assert register.current("action", action.reference) is None
    assert stone is not None
    assert stone.because == "The programme was stopped."


def test_withdrawing_needs_a_reason() -> None:
    action = published()
    with pytest.raises(Refused):
        operations.withdraw(actor=secretariat(), action=action, because=" ")
    assert register.current("action", action.reference) is not None


def test_a_correction_is_public_only_once_approved() -> None:
    who, home = focal_point()
    action = in_state("accepted", who, home)
    Action.objects.filter(pk=action.pk).update(how="collected")
    action.refresh_from_db()
    operations.publish(actor=SYSTEM, action=action)
    desk = secretariat()
    operations.correct(actor=who, action=action)
    Action.objects.filter(pk=action.pk).update(title="A better title")
    action.refresh_from_db()
    operations.offer_correction(actor=who, action=action)
    assert titles(action) == ["A night school for newly arrived parents"]
    operations.return_correction(actor=desk, action=action, questions=[("", "Why?")])
    (question,) = queries.questions_of(action)
    operations.answer(actor=who, question=question, text="It is clearer.")
    operations.offer_correction(actor=who, action=action)
    operations.approve_correction(actor=desk, action=action)
    assert (action.status, titles(action)) == (
        "published",
        ["A night school for newly arrived parents", "A better title"],
    )


def titles(action: Action) -> list[str]:
    return [version.content.title for version in register.versions("action", action.reference)]  # type: ignore[union-attr]
