"""All actions are given out by a plan; assessors declare, read and score, one planted as severe, one as mild."""

from __future__ import annotations

import random
from collections.abc import Iterable

from localaction.accounts.actors import actor_of
from localaction.accounts.models import Person
from localaction.actions.models import Action, Call
from localaction.assessment import operations, queries
from localaction.assessment.conflicts import EFFECTS
from localaction.assessment.lifecycle import AssignmentStatus
from localaction.assessment.models import Assignment
from localaction.assessment.operations import Entry, Sheet
from localaction.assessment.rubric import LEVELS, Criterion, criteria_from
from localaction.desk.rehearsal.browser import Browser
from localaction.desk.rehearsal.cast import SEED, Staff, mark_of
from localaction.desk.rehearsal.planting import Planted
from localaction.desk.rehearsal.report import Report
from localaction.desk.rehearsal.submitting import CALL
from localaction.kit.worker import run_due_jobs

SEVERE, MILD, SPREAD = -1.3, 0.9, 0.45
GOOD, FAIR = 2.6, 2.0
SOME = 2


def give_out(desk: Browser, call: Call, planted: list[Planted], report: Report) -> None:
    """Look at the plan for the whole call, check it against what was planted, and carry it out by its page."""
    foreseen = queries.plan_for(call, queries.BY_BALANCE)
    rows = {action.pk: foreseen.row(action) for action in foreseen.actions}
    pairs = set(foreseen.pairs)
    for one in planted:
        kept = one.actions()
        named = [
            left
            for pk in kept
            for left in rows[pk].left
            if left.person == one.person and one.kind in left.ties
        ]
        report.planted[one.kind] = [
            len(kept),
            len(named),
            sum((pk, one.person.pk) not in pairs for pk in kept),
        ]
        report.demand(
            len({*report.planted[one.kind]}) == 1 and bool(kept),
            f"tie {one.kind}: {report.planted[one.kind]}",
        )
    desk.open(f"/desk/assessment/plans/?call={CALL}&how=balance")
    desk.send(has="digest")
    run_due_jobs()
    report.note(
        "assignments by plan", Assignment.objects.filter(action__call=call).count(), wanted=len(pairs)
    )
    loads = [after for _person, _before, after in foreseen.loads]
    report.note("most assignments of one assessor", max(loads))
    report.note("fewest assignments of one assessor", min(loads))
    report.note("places that nobody can fill", foreseen.unfilled, wanted=0)


def refuse_by_hand(desk: Browser, planted: list[Planted], report: Report) -> None:
    """Asking somebody all the same whom a tie bars: the page does not offer them, and takes them from nobody."""
    barred = [one for one in planted if EFFECTS[one.kind] == "bars"]  # type: ignore[index]
    refused = 0
    for one in barred:
        action = Action.objects.filter(owners__government__in=one.governments).first()
        assert action is not None
        desk.open(f"/desk/decisions/{action.reference}/")
        token = desk.client.cookies["csrftoken"].value
        desk.client.post(
            f"/en/desk/decisions/{action.reference}/assessors/",
            {"assessor": [str(one.person.pk)], "csrfmiddlewaretoken": token},
        )
        refused += not Assignment.objects.filter(action=action, assessor=one.person).exists()
    report.note("barred by hand too", refused, wanted=len(barred))


def assess_by_page(reader: Browser, assignment: Assignment, sheet: Sheet) -> None:
    """Declare no conflict at the door, see the text only then, score every criterion, and send."""
    mark = mark_of(int(assignment.action.title.split()[2]))
    door = reader.open(f"/desk/assessments/{assignment.pk}/")
    text = reader.send("/declaration/", kind="none")
    if mark in door or mark not in text:
        raise AssertionError(f"assignment {assignment.pk}: the text is shown too early or not at all")
    typed: dict[str, str | list[str]] = {"recommendation": sheet.recommendation}
    typed["summary"] = sheet.summary_to_submitter
    for code, entry in sheet.entries.items():
        typed |= {f"level-{code}": str(entry.level), f"comment-{code}": entry.to_submitter}
    reader.send("", typed, press=("send", _send_value(reader)))


def _send_value(reader: Browser) -> str:
    return reader.found(r'name="send" value="([^"]*)"') if 'name="send" value=' in reader.html else ""


def step_back(assignments: list[Assignment], report: Report) -> None:
    """One assessor declares a conflict at the door, one abstains; somebody else is asked for each."""
    for assignment, how in zip(assignments, ("conflict", "abstention"), strict=True):
        actor = actor_of(assignment.assessor)
        if how == "conflict":
            operations.declare_conflict(actor=actor, assignment=assignment, kind="own_government")
        else:
            operations.abstain(actor=actor, assignment=assignment, because="No time.")
        asked = operations.fill_places(actor=actor_of(_asker(assignment)), action=assignment.action)
        report.demand(
            len(asked) == 1 and asked[0].assessor_id != assignment.assessor_id,
            f"nobody else was asked after a {how}",
        )


def _asker(assignment: Assignment) -> Person:
    assert assignment.assigned_by is not None
    return assignment.assigned_by


def assess(assignment: Assignment, sheet: Sheet) -> None:
    """One of the mass: declared, saved, sent."""
    actor = actor_of(assignment.assessor)
    operations.declare_no_conflict(actor=actor, assignment=assignment)
    operations.save_assessment(actor=actor, assignment=assignment, sheet=sheet)
    operations.submit(actor=actor, assignment=assignment)


class Scores:
    """What every assessor gives: how good an action is, somewhat spread, and how severe or mild they are."""

    def __init__(self, staff: Staff) -> None:
        self.dice = random.Random(SEED)  # noqa: S311  nothing secret is drawn
        self.severe, self.mild = staff.assessors[-1], staff.assessors[-2]
        self.good: dict[int, float] = {}

    def sheet(self, assignment: Assignment) -> Sheet:
        """A finished sheet of one assessor for one action."""
        good = self.good.setdefault(assignment.action_id, self.dice.uniform(1.5, 3.9))
        bias = {self.severe.pk: SEVERE, self.mild.pk: MILD}.get(assignment.assessor_id, 0.0)
        criteria: Iterable[Criterion] = criteria_from(assignment.rubric.criteria)
        entries = {
            one.code: Entry(self._level(good + bias), f"About {one.code}: say more of it.")
            for one in criteria
        }
        mean = sum(entry.level or 0 for entry in entries.values()) / len(entries)
        advice = "accept" if mean >= GOOD else "improve" if mean >= FAIR else "decline"
        return Sheet(entries, advice, "Read with care.", "", assignment.language)

    def _level(self, wanted: float) -> int:
        return min(max(round(wanted + self.dice.gauss(0, SPREAD)), min(LEVELS)), max(LEVELS))


def waiting(call: Call) -> list[Assignment]:
    """Every assignment whose assessor has not declared yet."""
    found = Assignment.objects.filter(action__call=call, status=AssignmentStatus.ASSIGNED)
    return list(found.select_related("action", "assessor", "rubric", "assigned_by").order_by("pk"))


def check_fairness(staff: Staff, scores: Scores, report: Report) -> None:
    """The planted severe and mild assessors stand out by the figures, beyond chance."""
    found = queries.fairness_of(staff.desk, CALL)
    told = [one for one in found.assessors if one.leniency is not None]
    first, last = told[0], told[-1]
    assert first.leniency is not None
    assert last.leniency is not None
    report.severe = (
        f"{first.person.name}, {first.leniency.points:+.1f} points "
        f"({first.leniency.low or 0:+.1f} to {first.leniency.high or 0:+.1f})"
    )
    report.demand(
        first.person == scores.severe, f"the most severe is {first.person.name}, not the planted one"
    )
    report.demand(
        first.leniency.high is not None and first.leniency.high < 0, "the severe one is within chance"
    )
    report.demand(last.person == scores.mild, f"the mildest is {last.person.name}, not the planted one")
