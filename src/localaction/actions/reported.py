"""Reading progress: what a government is asked about its actions, by which link, and what it has reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from django.core import signing
from django.db.models import Count, Prefetch, Q, QuerySet

from localaction.actions import queries, schedule
from localaction.actions.lifecycle import PUBLIC, STANDING_REPORTS, ReportStatus
from localaction.actions.models import Action, Owner, OwnerRole, ProgressLink, Report, ReportDate
from localaction.actions.publishing import content_of_report
from localaction.actions.schedule import Asked, Session
from localaction.frameworks.queries import sessions_from
from localaction.governments.lifecycle import MembershipStatus
from localaction.governments.models import Government, Membership, Role
from localaction.register import heard, shapes
from localaction.register import queries as register
from localaction.register.translations import language_of

AT_THE_DESK = (ReportStatus.HELD, ReportStatus.REPORTED)
_SIGNER = signing.Signer(sep=".", salt="actions.progress-link")


@dataclass(frozen=True, slots=True)
class OpenMilestone:
    """A milestone that nobody has reported as reached; `due_on` as published, "" without a date."""

    text: str
    due_on: str


@dataclass(frozen=True, slots=True)
class AskedAction:
    """One public action as its government is asked about it: how it stands, and since which word.

    `reports` are those that count or wait, oldest first; `due_on` is the next date that nobody has answered.
    """

    reference: str
    title: str
    title_language: str
    language: str
    stage: str
    heard_on: date
    is_silent: bool
    milestones: tuple[OpenMilestone, ...]
    reports: tuple[Report, ...]
    dates: tuple[ReportDate, ...]
    due_on: date | None

    @property
    def last(self) -> Report | None:
        """The last report, also one that waits for the secretariat."""
        return self.reports[-1] if self.reports else None

    @property
    def question(self) -> Report | None:
        """The report that the secretariat asks something about."""
        return next((one for one in self.reports if one.status == ReportStatus.QUESTIONED), None)

    @property
    def owes_word(self) -> bool:
        """Whether more is to be told about it."""
        return schedule.owes_word(self.stage, len(self.milestones), was_reported=bool(self.reports))

    def report(self, number: int) -> Report | None:
        """One of its reports."""
        return next((one for one in self.reports if one.number == number), None)


def asked_of(government: Government, today: date) -> list[AskedAction]:
    """Every public action that the government leads, those that are due first; a fixed number of queries."""
    actions = list(_with_reports(queries.public_of_lead(government.pk)))
    public = register.current_many("action", [action.reference for action in actions])
    found = [
        _asked(action, public[action.reference], today) for action in actions if action.reference in public
    ]
    return sorted(found, key=lambda one: (one.due_on or date.max, one.heard_on, one.reference))


def asked_about(action: Action, today: date) -> AskedAction | None:
    """The same of one public action; None when it is not public."""
    public = register.current("action", action.reference)
    whole = _with_reports(Action.objects.filter(pk=action.pk)).first()
    return _asked(whole, public, today) if public and whole else None


def _with_reports(actions: QuerySet[Action]) -> QuerySet[Action]:
    kept = Report.objects.exclude(status=ReportStatus.WITHDRAWN).order_by("number")
    reports = Prefetch("reports", kept.select_related("person").prefetch_related("milestones", "claims"))
    return actions.prefetch_related(reports, "report_dates")


def _asked(action: Action, public: register.Published, today: date) -> AskedAction:
    content = public.content
    assert isinstance(content, shapes.Action)
    reports = tuple(action.reports.all())
    told = [content_of_report(one, content) for one in reports if one.status in STANDING_REPORTS]
    standing = heard.standing_of(content, public.first_published_at.date(), told)
    done = {one.text for report in reports for one in report.milestones.all()}
    dates = tuple(one for one in action.report_dates.all() if one.answered_by_id is None)
    upcoming = [one.due_on for one in dates if one.due_on > today - schedule.LINK_IS_GOOD_FOR]
    return AskedAction(
        reference=action.reference,
        title=content.title,
        title_language=language_of(content, "title"),
        language=content.language,
        stage=standing.stage,
        heard_on=standing.heard_on,
        is_silent=heard.is_silent(standing.stage, standing.heard_on, today),
        milestones=tuple(
            OpenMilestone(one.text, one.due_on)
            for one in content.milestones
            if not one.done_on and one.text not in done
        ),
        reports=reports,
        dates=dates,
        due_on=min(upcoming, default=None),
    )


def public_action(reference: str) -> Action | None:
    """A public action by its reference."""
    return Action.objects.filter(reference=reference, status__in=PUBLIC).first()


def lead_government(action: Action) -> Government | None:
    """The government that leads an action."""
    lead = Owner.objects.filter(action=action, role=OwnerRole.LEAD).select_related("government").first()
    return lead.government if lead else None


# --- the schedule


def dated_sessions(today: date) -> list[Session]:
    """The sessions of review forums that are still to come and whose dates are known."""
    return [
        Session(one.code, one.starts_on, str(one.forum.facts.get("framework", "")).partition("-")[0])
        for one in sessions_from(today)
        if one.starts_on
    ]


def report_date_for(governments: Iterable[Government], pk: int) -> ReportDate:
    """One unanswered date of an action that one of these governments leads. Raises ReportDate.DoesNotExist."""
    led = Owner.objects.filter(role=OwnerRole.LEAD, government__in=list(governments)).values("action_id")
    unanswered = ReportDate.objects.filter(answered_by=None, action_id__in=led, action__status__in=PUBLIC)
    return unanswered.select_related("action").get(pk=pk)


def governments_to_ask(on: date) -> list[Government]:
    """Governments with a date that is open on a day."""
    owed = ReportDate.objects.filter(
        answered_by=None,
        due_on__lte=on,
        due_on__gt=on - schedule.LINK_IS_GOOD_FOR,
        action__status__in=PUBLIC,
    )
    leads = Owner.objects.filter(role=OwnerRole.LEAD, action_id__in=owed.values("action_id"))
    live = Government.objects.live().filter(pk__in=leads.values("government_id"))
    return list(live.order_by("pk"))


def open_report_counts(governments: Iterable[Government], on: date) -> dict[int, int]:
    """How many public actions each government is asked about on a day, by its id; those with none are left out."""
    owed = ReportDate.objects.filter(
        answered_by=None,
        due_on__lte=on,
        due_on__gt=on - schedule.LINK_IS_GOOD_FOR,
        action__status__in=PUBLIC,
        action__owners__role=OwnerRole.LEAD,
        action__owners__government__in=list(governments),
    )
    counted = owed.order_by().values_list("action__owners__government")
    return dict(counted.annotate(actions=Count("action", distinct=True)))


def open_dates(asked: Iterable[AskedAction], on: date) -> list[date]:
    """The dates that are asked about on a day, of actions about which there is more to tell."""
    return [
        one.due_on
        for action in asked
        if action.owes_word
        for one in action.dates
        if schedule.is_open(one.due_on, on)
    ]


# --- contacts and their links


class LinkState(Enum):
    """What a link is good for."""

    LIVE = "live"
    EXPIRED = "expired"
    REPLACED = "replaced"
    ENDED = "ended"


def live_contacts(government: Government) -> QuerySet[Membership]:
    """Who may report for a government: accepted focal points and editors."""
    return government.memberships.filter(
        status=MembershipStatus.ACTIVE, role__in=(Role.FOCAL_POINT, Role.EDITOR), person__is_active=True
    ).select_related("person")


def live_contact(government: Government, person_id: int | None) -> Membership | None:
    """The live contact that a person is."""
    if person_id is None or not government.is_live:
        return None
    return live_contacts(government).filter(person_id=person_id).first()


def link_state(link: ProgressLink, now: datetime) -> LinkState:
    """What a link is good for now; it ends with the role that its contact had on its day."""
    contact = live_contact(link.government, link.person_id)
    if contact is None or contact.role != link.role:
        return LinkState.ENDED
    if link.revoked_at is not None:
        return LinkState.REPLACED
    return LinkState.LIVE if now < link.expires_at else LinkState.EXPIRED


def token_of(link: ProgressLink) -> str:
    """What the address of a link carries: its name, signed with a key of its own purpose."""
    return _SIGNER.sign(link.nonce)


def link_of(token: str) -> ProgressLink | None:
    """The link that an address names; None when we never made it."""
    try:
        nonce = _SIGNER.unsign(token)
    except signing.BadSignature:
        return None
    return ProgressLink.objects.select_related("government", "person").filter(nonce=nonce).first()


def links_of(contact: Membership) -> QuerySet[ProgressLink]:
    """The links that a contact was given, the newest first."""
    links = ProgressLink.objects.filter(person_id=contact.person_id, government_id=contact.government_id)
    return links.select_related("government", "person").order_by("-id")


def last_asked(contact: Membership, now: datetime) -> Asked | None:
    """How a contact was asked last, in the role held now."""
    link = links_of(contact).filter(asked_on__isnull=False, role=contact.role).first()
    if link is None or link.asked_on is None:
        return None
    return Asked(link.asked_on, link.reminders, link_state(link, now) is LinkState.LIVE)


# --- the desk


def desk_reports(status: str = "") -> QuerySet[Report]:
    """Reports in one state, or those that wait for the secretariat: held ones first, then the oldest."""
    wanted = Q(status=status) if status else Q(status__in=AT_THE_DESK)
    found = Report.objects.filter(wanted).select_related("action", "government", "person")
    return found.order_by("status", "reported_at", "id")


def report_for_desk(reference: str) -> Report:
    """One report by its public reference. Raises Report.DoesNotExist."""
    action, _mark, number = reference.rpartition("-P")
    reports = Report.objects.select_related("action", "government", "person", "checked_by")
    whole = reports.prefetch_related("milestones", "claims")
    return whole.get(action__reference=action, number=number if number.isdecimal() else 0)


def reports_before(report: Report) -> Sequence[Report]:
    """What was reported about the same action before, the newest first."""
    earlier = Report.objects.filter(action_id=report.action_id, number__lt=report.number)
    return list(earlier.prefetch_related("milestones", "claims").order_by("-number"))


def counts_by_status() -> dict[str, int]:
    """How many reports stand in each state."""
    return dict(Report.objects.order_by().values_list("status").annotate(count=Count("pk")))
