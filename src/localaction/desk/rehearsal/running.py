"""The whole rehearsal in its order, in the database it is started in: only ever an empty one of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from localaction.accounts.models import Person
from localaction.actions.models import Action, Call
from localaction.assessment.models import AgendaItem, Assignment, Decision
from localaction.desk.rehearsal import arriving, cast, deciding, judging, leaking, planting, submitting
from localaction.desk.rehearsal.browser import Browser
from localaction.desk.rehearsal.cast import Place, Staff
from localaction.desk.rehearsal.report import Report, Size
from localaction.governments.models import Government, Membership
from localaction.kit.models import OutgoingLetter
from localaction.register import queries as register

Say = Callable[[str], None]


class NotEmpty(Exception):
    """There are people or governments here: a rehearsal only runs where there is nothing."""


@dataclass
class Stage:
    """Everybody and everything of one rehearsal."""

    report: Report
    staff: Staff
    desk: Browser
    second: Browser
    readers: dict[int, Browser] = field(default_factory=dict)
    officers: dict[int, Browser] = field(default_factory=dict)
    homes: list[Government] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    people: dict[int, Person] = field(default_factory=dict)
    """The officer of each government, by the number of its place."""
    actions: list[Action] = field(default_factory=list)
    items: list[AgendaItem] = field(default_factory=list)

    @property
    def sample(self) -> int:
        """How much of each step goes through the pages."""
        return self.report.size.sample


def rehearse(size: Size, say: Say = lambda line: None) -> Report:
    """Rehearse a call of this size and report. Raises NotEmpty, and Stuck where a page does not do its work."""
    if Person.objects.exists() or Government.objects.exists():
        raise NotEmpty
    report = Report(size)
    with report.step("signing in"):
        stage = _stage(report)
    call: list[Call] = []
    steps: list[tuple[str, Callable[[], object]]] = [
        ("joining, verifying and signing", lambda: _arrive(stage)),
        ("making and opening the call", lambda: call.append(submitting.open_call(stage.desk))),
        ("writing and sending", lambda: _submit(stage, call[0])),
        ("planting and assigning", lambda: _assign(stage, call[0])),
        ("trying to read too early", lambda: _leak(stage, call[0])),
        ("declaring and scoring", lambda: _assess(stage, call[0])),
        ("meeting", lambda: _meet(stage, call[0])),
        ("deciding", lambda: _decide(stage, call[0])),
        ("trying to read the outbox", lambda: _leak_decided(stage, call[0])),
        ("letters, replies, publication", lambda: _tell(stage, call[0])),
    ]
    for name, step in steps:
        say(f"{name} …")
        with report.step(name):
            step()
    browsers = [stage.desk, stage.second, *stage.readers.values(), *stage.officers.values()]
    report.pages += sum(one.pages for one in browsers)
    report.letters = Counter(
        OutgoingLetter.objects.filter(withdrawn_at=None).values_list("language", flat=True)
    )
    return report


def _stage(report: Report) -> Stage:
    staff = cast.make_staff(report.size)
    desk, second = Browser(), Browser()
    desk.sign_in(staff.first.email, cast.SECRET)
    second.sign_in(staff.second.email, cast.SECRET)
    stage = Stage(report, staff, desk, second, places=cast.places(report.size))
    for person in staff.assessors[6:9]:  # nothing is planted for them
        stage.readers[person.pk] = Browser()
        stage.readers[person.pk].sign_in(person.email, cast.SECRET)
    return stage


def _arrive(stage: Stage) -> None:
    for place in stage.places:
        if place.number < stage.sample:
            government = _arrive_by_page(stage, place)
        else:
            government = arriving.arrive(stage.staff, place)
        speaker = Membership.objects.select_related("person").get(government=government, status="active")
        stage.homes.append(government)
        stage.people[place.number] = speaker.person
        if place.number >= stage.sample:
            arriving.sign(stage.staff, government, speaker.person)
    report, size = stage.report, stage.report.size
    verified = Government.objects.filter(status="verified").count()
    report.note("governments verified, each officer accepted by two", verified, wanted=size.governments)
    report.note("signatures final", arriving.finish_signatures(), wanted=size.governments)


def _arrive_by_page(stage: Stage, place: Place) -> Government:
    officer = arriving.join_by_page(place)
    slug = officer.found(r"/portal/g/([^/]+)/")
    arriving.verify_by_page((stage.desk, stage.second), slug, place)
    reference = arriving.sign_by_page(officer, slug, place)
    arriving.confirm_by_page((stage.desk, stage.second), reference)
    stage.officers[place.number] = officer
    return Government.objects.get(slug=slug)


def _submit(stage: Stage, call: Call) -> None:
    size = stage.report.size
    for number in range(size.actions):
        home = number % size.governments
        place, government = stage.places[home], stage.homes[home]
        if number < stage.sample:
            reference = submitting.send_by_page(stage.officers[home], government.slug, place, number)
            action = Action.objects.get(reference=reference)
        else:
            action = submitting.send(stage.people[home], government, place, call, number)
        stage.actions.append(action)
    sent = Action.objects.filter(call=call, status="submitted").count()
    stage.report.note("actions sent", sent, wanted=size.actions)


def _assign(stage: Stage, call: Call) -> None:
    planting.tell_profiles(stage.staff)
    first = stage.sample
    planted = planting.plant(stage.staff, stage.homes[first : first + 40])
    judging.give_out(stage.desk, call, planted, stage.report)
    judging.refuse_by_hand(stage.desk, planted, stage.report)


def _leak(stage: Stage, call: Call) -> None:
    """A visitor, an officer of another city, an assessor who has not declared yet, and one who was never asked."""
    asked, bystander = _undeclared(stage, call)
    action = asked.action
    others = action.assignments.exclude(pk=asked.pk)
    number = stage.actions.index(action)
    target = leaking.Target(
        {
            "reference": [action.reference],
            "slug": [stage.homes[number % len(stage.homes)].slug],
            "code": [call.code],
            "pk": [str(asked.pk), *(str(one.pk) for one in others[:1])],
        },
        (cast.mark_of(number),),
    )
    stranger = next(browser for home, browser in stage.officers.items() if home != number % len(stage.homes))
    who = {"visitor": None, "stranger": stranger, "undeclared": stage.readers[asked.assessor_id]}
    leaking.attempt({**who, "not asked": stage.readers[bystander]}, target, stage.report)


def _undeclared(stage: Stage, call: Call) -> tuple[Assignment, int]:
    """An assignment of somebody signed in, about an action that somebody else signed in was not asked about."""
    for one in judging.waiting(call):
        asked = set(one.action.assignments.values_list("assessor_id", flat=True))
        free = [pk for pk in stage.readers if pk not in asked]
        if one.assessor_id in stage.readers and free:
            return one, free[0]
    raise AssertionError("no assessor who is signed in was asked about anything")


def _assess(stage: Stage, call: Call) -> None:
    scores = judging.Scores(stage.staff)
    planted = {person.pk for person in stage.staff.assessors[:6]} | {scores.severe.pk, scores.mild.pk}
    free = [one for one in judging.waiting(call) if one.assessor_id not in planted]
    leaving = [one for one in free if one.assessor_id not in stage.readers][: judging.SOME]
    judging.step_back(leaving, stage.report)
    by_page = [one for one in free if one.assessor_id in stage.readers][: stage.sample]
    for one in by_page:
        judging.assess_by_page(stage.readers[one.assessor_id], one, scores.sheet(one))
    for one in judging.waiting(call):
        judging.assess(one, scores.sheet(one))
    done = Assignment.objects.filter(action__call=call, status="done").count()
    stage.report.note("assessments sent", done, wanted=2 * stage.report.size.actions)
    judging.check_fairness(stage.staff, scores, stage.report)


def _meet(stage: Stage, call: Call) -> None:
    items = deciding.call_meeting(stage.desk, stage.staff, call)
    stage.report.note("actions on the agenda", len(items), wanted=stage.report.size.actions)
    for item in items[: stage.sample]:
        deciding.settle_by_page(stage.desk, item)
    talked = sum(deciding.settle(stage.staff, item) for item in items[stage.sample :])
    stage.report.note("settled in the meeting", talked + len(items[: stage.sample]))
    stage.items = items


def _decide(stage: Stage, call: Call) -> None:
    for number, action in enumerate(stage.actions):
        action.refresh_from_db()
        if number < stage.sample:
            deciding.decide_by_page(stage.desk, action)
        else:
            deciding.decide(stage.staff, action, stage.report)
    pending = Decision.objects.filter(action__call=call, pending_at__isnull=False)
    stage.report.note("decisions set aside", pending.count(), wanted=stage.report.size.actions)
    told = Action.objects.filter(call=call).exclude(status="assessing").count()
    stage.report.note("actions whose city knows before the letter was read", told, wanted=0)
    held = OutgoingLetter.objects.filter(on_hold=True)
    stage.report.note("letters held to be read", held.count())


def _leak_decided(stage: Stage, call: Call) -> None:
    """Assessors who were never asked try the decision, its letter and the meeting; its own city, what is not told."""
    pk, assessors = next(
        (one.pk, asked)
        for one in stage.actions
        if not (asked := set(one.assignments.values_list("assessor_id", flat=True))) >= stage.readers.keys()
    )
    action = Action.objects.get(pk=pk)
    decision, item = action.decisions.get(), next(one for one in stage.items if one.action_id == pk)
    letter = OutgoingLetter.objects.filter(about=f"assessment.decision {decision.pk}").first()
    assert letter is not None
    numbers = [letter.pk, item.meeting_id, *action.assignments.values_list("pk", flat=True)]
    target = leaking.Target(
        {
            "reference": [action.reference],
            "code": [call.code],
            "pk": [str(one) for one in numbers],
            "item": [str(item.pk)],
        },
        (cast.mark_of(stage.actions.index(action)), *filter(None, decision.reasons.values())),
    )
    outside = next(pk for pk in stage.readers if pk not in assessors)
    who = {"visitor": None, "not asked": stage.readers[outside]}
    leaking.attempt(who, target, stage.report)


def _tell(stage: Stage, call: Call) -> None:
    report = stage.report
    report.note("pages of the outbox released", deciding.release_all(stage.desk, report))
    report.note("letters left in the outbox", OutgoingLetter.objects.filter(on_hold=True).count(), wanted=0)
    found = Decision.objects.filter(action__call=call)
    report.note("accepted", found.filter(outcome="accept").count())
    report.note("handed back with reasons", found.filter(outcome="hand_back").count())
    report.note("refusals announced", found.filter(status="announced").count())
    officers = {one.pk: stage.people[number % len(stage.homes)] for number, one in enumerate(stage.actions)}
    for number, browser in stage.officers.items():
        for one in stage.actions[number : stage.sample : len(stage.homes)]:
            if one.decisions.filter(status="announced").exists():
                deciding.reply_by_page(browser, one)
    deciding.reply_and_decline(stage.staff, call, officers, report)
    declined = Action.objects.filter(call=call, status="declined").count()
    report.note("refused after the right of reply", declined, wanted=found.filter(outcome="decline").count())
    final = found.filter(status="final").count()
    report.note("decisions told", final, wanted=report.size.actions)
    published = Action.objects.filter(call=call, status="published").count()
    report.note("actions published", published, wanted=report.counts["accepted"])
    report.note("actions in the register", register.count("action"), wanted=published)
