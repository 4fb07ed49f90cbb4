"""The meeting, decisions that wait, the outbox, letters, the right of reply, and publication."""

from __future__ import annotations

import re
from datetime import timedelta

from django.utils import timezone

from localaction.accounts.actors import actor_of
from localaction.accounts.models import Person
from localaction.actions.models import Action, Call
from localaction.assessment import operations, queries
from localaction.assessment.lifecycle import DecisionStatus, Outcome
from localaction.assessment.models import AgendaItem, Decision
from localaction.assessment.rubric import criteria_from
from localaction.desk.rehearsal.browser import Browser
from localaction.desk.rehearsal.cast import Staff
from localaction.desk.rehearsal.judging import FAIR, GOOD
from localaction.desk.rehearsal.report import Report
from localaction.desk.rehearsal.submitting import CALL
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter
from localaction.kit.worker import run_due_jobs

FAR_APART = 2
BELOW_GOOD = 3
REASON = {
    "en": "Say how many finished the course.",
    "fr": "Dites combien de personnes ont terminé le cours.",
    "es": "Diga cuántas personas terminaron el curso.",
    "ar": "اذكروا عدد من أتمّ الدورة.",
    "pt": "Diga quantas pessoas concluíram o curso.",
}
Levels = dict[str, int]


def call_meeting(desk: Browser, staff: Staff, call: Call) -> list[AgendaItem]:
    """Call the meeting at its page and note who is there; the agenda, the furthest apart first."""
    desk.open("/desk/meetings/")
    desk.send(has="held_on", held_on=str(timezone.localdate()))
    meeting = call.meetings.get()
    desk.open(f"/desk/meetings/{meeting.pk}/")
    desk.send(has="present", present=[str(staff.first.pk), str(staff.second.pk)])
    return list(meeting.items.select_related("action", "meeting").order_by("position"))


def settle_by_page(desk: Browser, item: AgendaItem) -> None:
    """Write down the common levels of one action in the meeting."""
    desk.open(f"/desk/meetings/{item.meeting_id}/{item.pk}/")
    levels = {f"level-{code}": str(level) for code, level in common(item.action).items()}
    desk.send("", levels, has="note", note="Settled after a talk.", text="We read both again.")


def settle(staff: Staff, item: AgendaItem) -> bool:
    """One of the mass: in the meeting where assessors are far apart, else at once; whether it was in the meeting."""
    levels = common(item.action)
    if spread(item.action) < FAR_APART:
        operations.agree(
            actor=staff.desk, action=item.action, levels=levels, text="All agree.", language="en"
        )
        return False
    operations.settle_item(actor=staff.desk, item=item, levels=levels, text="We read both again.")
    return True


def common(action: Action) -> Levels:
    """The middle of what the assessors gave, rounded, by criterion."""
    given = _given(action)
    return {code: round(sum(found) / len(found)) for code, found in given.items()}


def spread(action: Action) -> int:
    """How far apart the assessors are on the criterion on which they differ most."""
    return max(max(found) - min(found) for found in _given(action).values())


def _given(action: Action) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for one in queries.assignments_of(action, queries.current_round(action)):
        for score in one.scores.all():
            if one.submitted_at and score.level is not None:
                found.setdefault(score.criterion, []).append(score.level)
    return found


def outcome_of(levels: Levels) -> str:
    """What follows from common levels."""
    mean = sum(levels.values()) / len(levels)
    return Outcome.ACCEPT if mean >= GOOD else Outcome.HAND_BACK if mean >= FAIR else Outcome.DECLINE


def reasons_of(action: Action, levels: Levels) -> dict[str, str]:
    """A reason in the language of the action for every criterion that was not met well."""
    weak = [code for code, level in levels.items() if level < BELOW_GOOD] or list(levels)[:1]
    return dict.fromkeys(weak, REASON[action.language])


def decide_by_page(desk: Browser, action: Action) -> None:
    """Write the decision, look at its letter, and set it aside to be told with others."""
    levels = common(action)
    outcome = outcome_of(levels)
    desk.open(f"/desk/decisions/{action.reference}/")
    known = criteria_from(queries.rubric_for(action).criteria)
    reasons = {f"reason-{one.code}": reasons_of(action, levels).get(one.code, "") for one in known}
    desk.send("/draft/", reasons, outcome=outcome, writes_in=action.language, message="")
    desk.send(press=("later", desk.found(r'name="later" value="([^"]*)"')))


def decide(staff: Staff, action: Action, report: Report) -> None:
    """One of the mass: written and set aside. A refusal cannot be told before it was announced."""
    levels = common(action)
    outcome = outcome_of(levels)
    reasons = {} if outcome == Outcome.ACCEPT else reasons_of(action, levels)
    decision = operations.prepare_decision(
        actor=staff.desk,
        action=action,
        outcome=outcome,
        message="",
        reasons=reasons,
        language=action.language,
    )
    if outcome == Outcome.DECLINE:
        report.demand(
            not _goes(staff, decision), f"{action.reference} could be refused without a right of reply"
        )
    operations.make_pending(actor=staff.desk, decision=decision)


def _goes(staff: Staff, decision: Decision) -> bool:
    try:
        operations.decline(actor=staff.desk, decision=decision)
    except Refused:
        return False
    return True


def release_all(desk: Browser, report: Report) -> int:
    """Read one letter of each page of the outbox, then let all on it leave; returns how many decisions took effect."""
    pages = 0
    while waiting := re.findall(r'name="letter" value="(\d+)"', desk.open(f"/desk/letters/?call={CALL}")):
        letter = OutgoingLetter.objects.get(pk=waiting[0])
        shown = desk.open(f"/desk/letters/{letter.pk}/")
        report.demand(
            f'lang="{letter.language}"' in shown, f"letter {letter.pk} is not shown in its language"
        )
        desk.open(f"/desk/letters/?call={CALL}")
        desk.send("/letters/release/", letter=waiting)
        pages += 1
        if OutgoingLetter.objects.filter(pk__in=waiting, on_hold=True).exists():
            report.faults.append(f"letters stay in the outbox: {desk.found('<main.*')[:300]}")
            break
    run_due_jobs()
    return pages


def reply_by_page(officer: Browser, action: Action) -> None:
    """A government answers the announced refusal."""
    officer.open(f"/portal/decisions/{action.reference}/")
    officer.send(has="text", text="Two hundred and twelve parents finished it.")


def reply_and_decline(staff: Staff, call: Call, officers: dict[int, Person], report: Report) -> None:
    """Every second government answers; after the answer, or once the time is over and not before, it is refused."""
    announced = Decision.objects.filter(action__call=call, status=DecisionStatus.ANNOUNCED)
    for number, decision in enumerate(announced.select_related("action").order_by("pk")):
        report.demand(
            not _goes(staff, decision), f"{decision.action.reference} was refused before it could answer"
        )
        if number % 2 == 0:
            officer = officers[decision.action_id]
            operations.reply(
                actor=actor_of(officer), decision=decision, text="212 parents.", language=officer.language
            )
    due = Decision.objects.filter(action__call=call, status__in=("announced", "answered"))
    replied = due.filter(status="answered").count()
    report.note("replies to announced refusals", replied)
    for decision in due.select_related("action"):
        assert decision.answer_by is not None
        operations.decline(actor=staff.desk, decision=decision, on=decision.answer_by + timedelta(days=1))
