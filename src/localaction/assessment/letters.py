"""The letters about assessing and deciding, each in the language of its recipient."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localaction.accounts.models import Person
from localaction.accounts.queries import as_recipient, secretariat_recipients
from localaction.actions.letters import ActionHandedBack
from localaction.actions.models import Action, Question
from localaction.actions.queries import team_of
from localaction.assessment import queries
from localaction.assessment.lifecycle import DecisionStatus, Outcome
from localaction.assessment.models import Assignment, Decision
from localaction.assessment.rubric import Criterion
from localaction.assessment.seeing import Seen
from localaction.kit.post import Letter, Recipient

TIME_TO_ANSWER = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, on one criterion; the text is in the language of the decision."""

    criterion: Criterion
    text: str

    @property
    def heading(self) -> str:
        """The criterion's name in the language in which the letter is being written."""
        return self.criterion.name(get_language() or "en")


@dataclass(frozen=True, kw_only=True)
class AssessmentAssigned(Letter):
    """To an assessor: please assess this action; first declare conflicts."""

    folder: ClassVar[str] = "assessment/letters/assessment_assigned"
    assignment: Assignment
    seen: Seen

    def recipients(self) -> list[Recipient]:
        """The assessor."""
        return [as_recipient(self.assignment.assessor)]


@dataclass(frozen=True, kw_only=True)
class AssessmentsAssigned(Letter):
    """To an assessor: please assess these actions, given out at once."""

    folder: ClassVar[str] = "assessment/letters/assessments_assigned"
    assessor: Person
    count: int
    due_on: date

    def recipients(self) -> list[Recipient]:
        """The assessor."""
        return [as_recipient(self.assessor)]


@dataclass(frozen=True, kw_only=True)
class AssessmentReminder(Letter):
    """To an assessor: this assessment is nearly due, or overdue."""

    folder: ClassVar[str] = "assessment/letters/assessment_reminder"
    assignment: Assignment
    seen: Seen
    days_late: int = 0

    def recipients(self) -> list[Recipient]:
        """The assessor."""
        return [as_recipient(self.assignment.assessor)]


def reasons_of(decision: Decision, *, announced: bool = False) -> tuple[Reason, ...]:
    """The reason of every criterion that has one, in the order of the rubric; or as they were announced."""
    given = decision.announced_reasons if announced else decision.reasons
    return tuple(Reason(one, given[one.code]) for one in queries.criteria_of(decision) if given.get(one.code))


@dataclass(frozen=True, kw_only=True)
class DecisionAccepted(Letter):
    """To the team: accepted, what the assessors said, and what happens next."""

    folder: ClassVar[str] = "assessment/letters/decision_accepted"
    decision: Decision
    action: Action
    reasons: tuple[Reason, ...]

    def recipients(self) -> list[Recipient]:
        """The contacts of the action's governments."""
        return team_of(self.action)


@dataclass(frozen=True, kw_only=True)
class DeclineAnnounced(Letter):
    """To the team: we intend to decline, why, and until when you can answer."""

    folder: ClassVar[str] = "assessment/letters/decline_announced"
    decision: Decision
    action: Action
    reasons: tuple[Reason, ...]
    answer_by: date

    def recipients(self) -> list[Recipient]:
        """The contacts of the action's governments."""
        return team_of(self.action)


@dataclass(frozen=True, kw_only=True)
class DecisionDeclined(Letter):
    """To the team: declined, with the reasons, and what you can do."""

    folder: ClassVar[str] = "assessment/letters/decision_declined"
    decision: Decision
    action: Action
    reasons: tuple[Reason, ...]

    def recipients(self) -> list[Recipient]:
        """The contacts of the action's governments."""
        return team_of(self.action)


@dataclass(frozen=True, kw_only=True)
class RefusalAnswered(Letter):
    """To the secretariat: the government answered an announced refusal."""

    folder: ClassVar[str] = "assessment/letters/refusal_answered"
    decision: Decision
    action: Action

    def recipients(self) -> list[Recipient]:
        """The secretariat."""
        return secretariat_recipients()


def questions_of(decision: Decision) -> list[tuple[str, str]]:
    """The message and each reason as questions about the whole action, in the language of the decision."""
    with translation.override(decision.language):
        asked = [
            _("%(criterion)s: %(reason)s") % {"criterion": one.heading, "reason": one.text}
            for one in reasons_of(decision)
        ]
    return [("", text) for text in ([decision.message] if decision.message else []) + asked]


def draft_of(decision: Decision, outcome: str) -> Letter:
    """The letter that a decision would send today, to be looked at before it leaves.

    An announced refusal can be answered for two weeks from today. Raises ValueError for no outcome.
    """
    action = decision.action
    if outcome == Outcome.ACCEPT:
        return DecisionAccepted(decision=decision, action=action, reasons=reasons_of(decision))
    if outcome == Outcome.HAND_BACK:
        asked = (
            Question(action=action, text=text, language=decision.language)
            for _page, text in questions_of(decision)
        )
        return ActionHandedBack(action=action, questions=tuple(asked))
    if outcome != Outcome.DECLINE:
        raise ValueError(outcome)
    if decision.status == DecisionStatus.DRAFT:
        return DeclineAnnounced(
            decision=decision,
            action=action,
            reasons=reasons_of(decision),
            answer_by=timezone.localdate() + TIME_TO_ANSWER,
        )
    return DecisionDeclined(decision=decision, action=action, reasons=reasons_of(decision, announced=True))
