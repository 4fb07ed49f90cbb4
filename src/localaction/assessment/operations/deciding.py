"""What the secretariat makes of the assessments, what it tells the government, and what the government answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions import operations as actions
from localaction.actions.models import Action
from localaction.actions.typed import plain
from localaction.assessment import letters, queries, rules
from localaction.assessment.letters import TIME_TO_ANSWER
from localaction.assessment.lifecycle import ASSIGNMENT, AT_WORK, DECISION, DecisionStatus, Outcome
from localaction.assessment.models import Consensus, Decision
from localaction.assessment.operations.telling import send_letters
from localaction.assessment.rubric import LEVELS, criteria_from
from localaction.kit import post, trail
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused


@transaction.atomic
def agree(*, actor: Actor, action: Action, levels: Mapping[str, int], text: str, language: str) -> Consensus:
    """Write down the common level of every criterion and how it came about; can be changed until a decision is told."""
    rules.may_agree(actor, action).or_refuse()
    number = queries.current_round(action)
    rubric = queries.assignments_of(action, number)[0].rubric
    codes = [criterion.code for criterion in criteria_from(rubric.criteria)]
    if set(levels) != set(codes) or not all(level in LEVELS for level in levels.values()):
        raise Refused(_("Choose a common level for every criterion."))
    consensus, _made = Consensus.objects.update_or_create(
        action=action,
        round=number,
        defaults={
            "levels": {code: levels[code] for code in codes},
            "text": plain(text).strip(),
            "language": language,
            "by_id": actor.person_id,
            "at": timezone.now(),
        },
    )
    trail.record(actor, "assessment.agreed", consensus, action=action.reference)
    return consensus


@transaction.atomic
def prepare_decision(
    *, actor: Actor, action: Action, outcome: str, message: str, reasons: Mapping[str, str], language: str
) -> Decision:
    """Keep what the secretariat writes to the government, requiring nothing. Announced words keep their language."""
    rules.may_prepare(actor, action).or_refuse()
    number = queries.current_round(action)
    decision, _made = Decision.objects.select_for_update().get_or_create(action=action, round=number)
    decision.outcome, decision.message = outcome, plain(message).strip()
    if decision.status == DecisionStatus.DRAFT:
        decision.language = language
    decision.reasons = {code: plain(text).strip() for code, text in reasons.items() if text.strip()}
    decision.saved_at = timezone.now()
    decision.full_clean()
    decision.save(update_fields=["outcome", "message", "language", "reasons", "saved_at"])
    return decision


def previews(*, decision: Decision) -> list[post.Rendered]:
    """The letter that the decision would send, once in the language of each recipient; nothing is sent."""
    letter = letters.draft_of(decision, decision.outcome)
    by_language = {one.language: one for one in reversed(letter.recipients())}
    return [post.preview(letter, one) for one in reversed(by_language.values())]


@transaction.atomic
def accept(*, actor: Actor, decision: Decision) -> Decision:
    """Accept: the action is published as soon as the government's signature stands."""
    rules.may_accept(actor, decision).or_refuse()
    _finish(actor, decision, "accept", Outcome.ACCEPT)
    actions.accept(actor=actor, action=decision.action)
    letter = letters.DecisionAccepted(
        decision=decision, action=decision.action, reasons=letters.reasons_of(decision)
    )
    send_letters(actor, decision, letter)
    return decision


@transaction.atomic
def hand_back(*, actor: Actor, decision: Decision) -> Decision:
    """Hand back: each reason becomes a question to the government; its next sending begins a new round."""
    rules.may_hand_back(actor, decision).or_refuse()
    _finish(actor, decision, "hand_back", Outcome.HAND_BACK)
    # the letter with the reasons is the action's own, which lists the questions in the language of the decision
    writer = replace(actor, language=decision.language)
    questions = letters.questions_of(decision)
    actions.hand_back(actor=writer, action=decision.action, questions=questions, writes=False)
    send_letters(actor, decision, letters.draft_of(decision, Outcome.HAND_BACK))
    return decision


@transaction.atomic
def announce_decline(*, actor: Actor, decision: Decision) -> Decision:
    """Tell the government that we intend to decline, with the reasons, and give it two weeks to answer."""
    rules.may_announce_decline(actor, decision).or_refuse()
    decision.status = DECISION.after(decision.status, "announce_decline")
    decision.outcome = Outcome.DECLINE
    decision.announced_message, decision.announced_reasons = decision.message, decision.reasons
    decision.announced_by_id = actor.person_id
    decision.announced_at = timezone.now()
    decision.answer_by = timezone.localdate() + TIME_TO_ANSWER
    decision.pending_at = decision.pending_by = None
    decision.full_clean()
    decision.save()
    trail.record(actor, "decision.decline_announced", decision, answer_by=decision.answer_by.isoformat())
    actions.announce_refusal(actor=actor, action=decision.action, answer_by=decision.answer_by)
    reasons = letters.reasons_of(decision)
    letter = letters.DeclineAnnounced(
        decision=decision, action=decision.action, reasons=reasons, answer_by=decision.answer_by
    )
    # the time to answer counts from today: letters that were held tell the day anew
    send_letters(actor, decision, letter, anew=True)
    return decision


@transaction.atomic
def reply(*, actor: Actor, decision: Decision, text: str, language: str, on: date | None = None) -> Decision:
    """Answer an announced refusal, for a government of the action."""
    rules.may_reply(actor, decision, on or timezone.localdate()).or_refuse()
    if not plain(text).strip():
        raise Refused(_("Write your answer."))
    decision.status = DECISION.after(decision.status, "reply")
    decision.reply, decision.reply_language = plain(text).strip(), language
    decision.replied_by_id, decision.replied_at = actor.person_id, timezone.now()
    decision.full_clean()
    decision.save()
    trail.record(actor, "decision.answered", decision)
    actions.answer_refusal(actor=actor, action=decision.action)
    post.send(letters.RefusalAnswered(decision=decision, action=decision.action))
    return decision


@transaction.atomic
def decline(*, actor: Actor, decision: Decision, on: date | None = None) -> Decision:
    """Decline for good with the reasons announced, after the government answered or let the time pass."""
    rules.may_decline(actor, decision, on or timezone.localdate()).or_refuse()
    decision.reasons = decision.announced_reasons
    _finish(actor, decision, "decline", Outcome.DECLINE)
    because = "\n\n".join(text for _page, text in letters.questions_of(decision))
    actions.decline(actor=actor, action=decision.action, because=because)
    letter = letters.DecisionDeclined(
        decision=decision, action=decision.action, reasons=letters.reasons_of(decision)
    )
    send_letters(actor, decision, letter)
    return decision


def _finish(actor: Actor, decision: Decision, move: str, outcome: Outcome) -> None:
    """Make a decision final and release whoever is still at work on the action."""
    decision.status = DECISION.after(decision.status, move)
    decision.outcome = outcome
    decision.decided_by_id, decision.decided_at = actor.person_id, timezone.now()
    decision.pending_at = decision.pending_by = None
    decision.full_clean()
    decision.save()
    for assignment in decision.action.assignments.filter(round=decision.round, status__in=AT_WORK):
        assignment.status = ASSIGNMENT.after(assignment.status, "release")
        assignment.save(update_fields=["status"])
        trail.record(actor, "assessment.released", assignment)
    trail.record(actor, f"decision.{outcome}", decision, action=decision.action.reference)
