"""Decisions on their way to be told: written, pending with held letters, and what stands in the way of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from localaction.accounts.rules import is_secretariat
from localaction.actions.lifecycle import Status
from localaction.actions.models import Call
from localaction.assessment.lifecycle import UNDECIDED, DecisionStatus, Outcome
from localaction.assessment.models import Consensus, Decision
from localaction.governments.lifecycle import MembershipStatus
from localaction.governments.models import Membership
from localaction.kit import outbox
from localaction.kit.actors import Actor
from localaction.kit.models import OutgoingLetter

RECORD = "assessment.decision"
GOOD = 3
ANNOUNCEMENT = "assessment/letters/decline_announced"


def record_of(decision: Decision) -> str:
    """How letters name the decision they are about."""
    return f"{RECORD} {decision.pk}"


def held_letters_of(decision: Decision) -> QuerySet[OutgoingLetter]:
    """Its letters that wait to be released."""
    return outbox.held_about(record_of(decision))


def decision_to_change(pk: int) -> Decision:
    """One decision with its action, held against everybody else until the transaction ends."""
    return Decision.objects.select_for_update(of=("self",)).select_related("action").get(pk=pk)


def records_kept_from(actor: Actor) -> list[str]:
    """Pending decisions on actions of the actor's own governments: their letters are for colleagues to read."""
    own = Membership.objects.filter(person_id=actor.person_id or 0, status=MembershipStatus.ACTIVE)
    tied = Decision.objects.filter(
        pending_at__isnull=False, action__owners__government__in=own.values("government_id")
    )
    return [f"{RECORD} {pk}" for pk in tied.values_list("pk", flat=True)]


def records_of_call(call: str) -> list[str]:
    """Pending decisions of one call, as their letters name them."""
    found = Decision.objects.filter(pending_at__isnull=False, action__call__code=call)
    return [f"{RECORD} {pk}" for pk in found.values_list("pk", flat=True)]


def announcement_arrived(decision: Decision) -> bool:
    """Whether not every letter that announced the refusal had to be given up."""
    told = outbox.letters().filter(about=record_of(decision), letter=ANNOUNCEMENT)
    return not told.exists() or told.filter(given_up_at=None).exists()


def calls_with_decisions(actor: Actor) -> list[tuple[Call, int, int]]:
    """The calls in which decisions are written or pending, with how many are pending and how many only written."""
    if not is_secretariat(actor):
        return []
    rows = _open().values("action__call").annotate(pending=Count("pending_at"), number=Count("id")).order_by()
    counts = {row["action__call"]: (row["pending"], row["number"] - row["pending"]) for row in rows}
    calls = Call.objects.filter(pk__in=[call for call in counts if call])
    return [(one, *counts[one.pk]) for one in calls]


def _open() -> QuerySet[Decision]:
    """Decisions with an outcome that were not told, or whose refusal was announced."""
    return Decision.objects.filter(status__in=UNDECIDED, action__status=Status.ASSESSING).exclude(outcome="")


def pending_for(actor: Actor, call: str = "") -> QuerySet[Decision]:
    """Decisions that wait to be told, of one call or all, the longest waiting first; also where it cannot be done."""
    found = (
        Decision.objects.filter(pending_at__isnull=False)
        if is_secretariat(actor)
        else Decision.objects.none()
    )
    found = found.filter(action__call__code=call) if call else found
    return found.select_related("action__call", "pending_by").order_by("pending_at", "pk")


def written_for(actor: Actor, call: str = "") -> QuerySet[Decision]:
    """Decisions that have an outcome and could be set aside to be told together, of one call or all."""
    found = _open().filter(pending_at=None) if is_secretariat(actor) else Decision.objects.none()
    found = found.filter(action__call__code=call) if call else found
    return found.select_related("action__call").order_by("saved_at", "pk")


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One decision of a list: what would happen, who would be written to, and the sentence that stands in the way."""

    decision: Decision
    deed: str | Promise
    letters: tuple[OutgoingLetter, ...]
    hindrance: str | Promise

    @property
    def is_possible(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.hindrance


def foreseen(actor: Actor, decisions: Iterable[Decision], on: date) -> list[Foreseen]:
    """What telling each of these decisions would do, in a fixed number of queries; doing it asks the rules again."""
    rows = list(decisions)
    actions = [one.action_id for one in rows]
    held: dict[str, list[OutgoingLetter]] = {}
    for letter in outbox.held().filter(about__in=[record_of(one) for one in rows]).defer("html", "text"):
        held.setdefault(letter.about, []).append(letter)
    agreed = {
        (one.action_id, one.round): one.levels for one in Consensus.objects.filter(action_id__in=actions)
    }
    own = set(
        Membership.objects.filter(
            person_id=actor.person_id or 0,
            status=MembershipStatus.ACTIVE,
            government__owned_actions__action_id__in=actions,
        ).values_list("government__owned_actions__action_id", flat=True)
    )
    return [
        Foreseen(
            one,
            deed_of(one),
            tuple(held.get(record_of(one), ())),
            _OWN if one.action_id in own else _hindrance(one, agreed.get((one.action_id, one.round)), on),
        )
        for one in rows
    ]


_OWN = _("You are on the team of a government of this action. A colleague must decide.")


def deed_of(decision: Decision) -> str | Promise:
    """What telling the decision does, in words."""
    if decision.outcome == Outcome.DECLINE and decision.status == DecisionStatus.DRAFT:
        return _("Announce that we intend to decline")
    return Outcome(decision.outcome).label


def _hindrance(decision: Decision, levels: dict[str, int] | None, on: date) -> str | Promise:
    if decision.action.status != Status.ASSESSING or levels is None:
        return _("This action is not being assessed now.")
    if decision.outcome == Outcome.ACCEPT:
        return ""
    if decision.outcome == Outcome.HAND_BACK:
        return "" if any(decision.reasons.values()) else _("Give a reason for at least one criterion.")
    if decision.status == DecisionStatus.DRAFT:
        missing = [code for code, level in levels.items() if level < GOOD and not decision.reasons.get(code)]
        reasoned = any(decision.reasons.values()) and not missing
        return "" if reasoned else _("Give a reason for every criterion whose common level is below 3.")
    waiting = decision.status == DecisionStatus.ANNOUNCED and decision.answer_by and on <= decision.answer_by
    return _("The government can still answer. Wait until the date you gave it.") if waiting else ""
