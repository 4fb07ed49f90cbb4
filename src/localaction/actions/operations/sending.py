"""What passes between a government and the secretariat: sending, questions, answers, corrections, withdrawal."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.accounts.naming import told_name
from localaction.actions import clearance, drafted, letters, publicity, queries, rules
from localaction.actions.lifecycle import LIFECYCLE, PUBLIC
from localaction.actions.models import Action, Question
from localaction.actions.operations.protecting import note_findings
from localaction.actions.readiness import readiness
from localaction.actions.sections import PAGES
from localaction.actions.typed import plain
from localaction.kit import post, trail
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, Refused, allow_if

NOTHING_ASKED = _("Write at least one question.")


def is_complete(action: Action) -> Answer:
    """Whether nothing is missing, over its limit or not understood."""
    return allow_if(
        readiness(drafted.draft_facts(action)).is_ready,
        _("Some answers are still missing. Your draft is kept; open the list to see which."),
    )


@transaction.atomic
def submit(*, actor: Actor, action: Action) -> Action:
    """Send a draft to the secretariat."""
    rules.may_submit(actor, action).or_refuse()
    rules.may_join_call(action.call, timezone.localdate()).or_refuse()
    is_complete(action).or_refuse()
    clearance.is_answered(action).or_refuse()
    action.status = LIFECYCLE.after(action.status, "submit")
    action.submitted_at = timezone.now()
    action.save(update_fields=["status", "submitted_at"])
    note_findings(action)
    trail.record(actor, "action.submitted", action)
    post.send(letters.ActionReceived(action=action))
    post.send(letters.ActionArrived(action=action))
    return action


def _ask(actor: Actor, action: Action, questions: Sequence[tuple[str, str]]) -> tuple[Question, ...]:
    """Write the questions down; each is (page or "", text). Raises Refused without any."""
    pages = {page.slug for page in PAGES}
    asked = tuple(
        Question(
            action=action,
            page=page if page in pages else "",
            text=plain(text).strip(),
            language=actor.language,
            asked_by_id=actor.person_id,
        )
        for page, text in questions
        if plain(text).strip()
    )
    if not asked:
        raise Refused(NOTHING_ASKED)
    Question.objects.bulk_create(asked)
    return asked


@transaction.atomic
def hand_back(
    *, actor: Actor, action: Action, questions: Sequence[tuple[str, str]], writes: bool = True
) -> Action:
    """Give a sent action back with questions, each about a page ("" for the whole); at least one.

    The letter that lists them is sent unless who calls `writes` it themselves.
    """
    rules.may_hand_back(actor, action).or_refuse()
    action.status = LIFECYCLE.after(action.status, "hand_back")
    asked = _ask(actor, action, questions)
    action.save(update_fields=["status"])
    trail.record(actor, "action.handed_back", action, questions=len(asked))
    if writes:
        post.send(letters.ActionHandedBack(action=action, questions=asked))
    return action


@transaction.atomic
def answer(*, actor: Actor, question: Question, text: str) -> Question:
    """Answer a question; an empty text takes the answer back."""
    rules.may_answer(actor, question).or_refuse()
    question.answer = plain(text).strip()
    question.answer_language = actor.language if question.answer else ""
    question.answered_at = timezone.now() if question.answer else None
    question.answered_by_id = actor.person_id if question.answer else None
    question.save(update_fields=["answer", "answer_language", "answered_at", "answered_by"])
    trail.record(actor, "action.question_answered", question.action, question=question.pk)
    return question


def all_answered(action: Action) -> Answer:
    """Whether no question waits for an answer."""
    return allow_if(not queries.open_questions(action), _("Answer every question first, then send it again."))


@transaction.atomic
def resubmit(*, actor: Actor, action: Action) -> Action:
    """Send a handed-back action again, once every question has its answer."""
    rules.may_resubmit(actor, action).or_refuse()
    all_answered(action).or_refuse()
    is_complete(action).or_refuse()
    clearance.is_answered(action).or_refuse()
    action.status = LIFECYCLE.after(action.status, "resubmit")
    action.submitted_at = timezone.now()
    action.save(update_fields=["status", "submitted_at"])
    note_findings(action)
    trail.record(actor, "action.resubmitted", action)
    post.send(letters.ActionArrived(action=action, questions=tuple(queries.questions_of(action))))
    return action


@transaction.atomic
def correct(*, actor: Actor, action: Action) -> Action:
    """Open a published action for correction; what is public stays as it is until the correction is approved."""
    rules.may_correct(actor, action).or_refuse()
    action.status = LIFECYCLE.after(action.status, "correct")
    action.save(update_fields=["status"])
    trail.record(actor, "action.correction_begun", action)
    return action


@transaction.atomic
def offer_correction(*, actor: Actor, action: Action) -> Action:
    """Send a correction to the secretariat."""
    rules.may_offer_correction(actor, action).or_refuse()
    all_answered(action).or_refuse()
    is_complete(action).or_refuse()
    clearance.is_answered(action).or_refuse()
    action.status = LIFECYCLE.after(action.status, "offer_correction")
    action.submitted_at = timezone.now()
    action.save(update_fields=["status", "submitted_at"])
    note_findings(action)
    trail.record(actor, "action.correction_offered", action)
    post.send(letters.ActionArrived(action=action, is_correction=True))
    return action


@transaction.atomic
def return_correction(*, actor: Actor, action: Action, questions: Sequence[tuple[str, str]]) -> Action:
    """Give a correction back with questions; at least one."""
    rules.may_return_correction(actor, action).or_refuse()
    action.status = LIFECYCLE.after(action.status, "return_correction")
    asked = _ask(actor, action, questions)
    action.save(update_fields=["status"])
    trail.record(actor, "action.correction_returned", action, questions=len(asked))
    post.send(letters.ActionHandedBack(action=action, questions=asked))
    return action


@transaction.atomic
def withdraw(*, actor: Actor, action: Action, because: str) -> Action:
    """Take an action back, with the reason; a published one leaves a tombstone in the register."""
    rules.may_withdraw(actor, action).or_refuse()
    because = plain(because).strip()
    if not because:
        raise Refused(_("Say in a sentence why the action is withdrawn."))
    was_public = action.status in PUBLIC
    action.status = LIFECYCLE.after(action.status, "withdraw")
    action.save(update_fields=["status"])
    if was_public:
        publicity.take_down(actor, action, because)
    trail.record(actor, "action.withdrawn", action, because=because)
    post.send(letters.ActionWithdrawn(action=action, by=told_name(actor), because=because))
    return action
