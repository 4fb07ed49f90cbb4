"""Reading actions: those an actor may see, where they stand, and what each waits for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Max, Min, Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from localaction.accounts.naming import names_for
from localaction.accounts.rules import is_secretariat
from localaction.actions.lifecycle import PUBLIC, SETTLED, WRITABLE, CallStatus, Status
from localaction.actions.limits import UNDO_DAYS
from localaction.actions.models import (
    DETAILS,
    Action,
    Agreement,
    DraftPage,
    FilledForm,
    Finding,
    FindingState,
    Owner,
    OwnerRole,
    Picture,
    Presence,
    Question,
    SetAside,
    Sheet,
    TranslationRun,
)
from localaction.governments.models import Government
from localaction.governments.queries import contacts_of, own_governments
from localaction.governments.rules import person_id_of
from localaction.kit.actors import Actor
from localaction.kit.models import TrailEvent
from localaction.kit.post import Recipient
from localaction.kit.trail import history_of

# what happens between sending an action and its decision, as the trail names it
ROUND_VERBS = (
    "action.assessment_begun",
    "action.handed_back",
    "action.refusal_announced",
    "action.refusal_answered",
)

# --- actions


def actions_for(actor: Actor) -> QuerySet[Action]:
    """The actions an actor may read: those of the own governments, and for the secretariat all that were sent."""
    if not actor.is_known:
        return Action.objects.none()
    seen = Q(pk__in=_owned_by(own_governments(actor))) & _not_rehearsed_by_others(actor)
    if is_secretariat(actor):
        seen |= ~Q(status=Status.DRAFT)
    return Action.objects.kept().filter(seen)


def _not_rehearsed_by_others(actor: Actor) -> Q:
    """A rehearsal copies actions of real governments: in the portal nobody sees them but who rehearses."""
    return ~Q(call__is_rehearsal=True) | Q(created_by_id=actor.person_id)


def _owned_by(governments: QuerySet[Government]) -> QuerySet[Owner, int]:
    owned = Owner.objects.filter(government__in=governments).exclude(agreement=Agreement.DECLINED)
    return owned.values_list("action_id", flat=True)


def action_for(actor: Actor, reference: str) -> Action:
    """One of `actions_for`, with everything publication reads. Raises Action.DoesNotExist."""
    return actions_for(actor).with_details().get(reference=reference)  # type: ignore[attr-defined, no-any-return]


def deleted_draft_for(actor: Actor, reference: str) -> Action:
    """A draft of the own governments that can still be brought back. Raises Action.DoesNotExist."""
    return Action.objects.filter(
        pk__in=_owned_by(own_governments(actor)),
        deleted_at__gte=timezone.now() - timedelta(days=UNDO_DAYS),
    ).get(reference=reference)


def of_own_governments(actor: Actor) -> list[Action]:
    """The actions of the actor's governments, the last written first; those being written with their details."""
    own = Action.objects.kept().filter(
        _not_rehearsed_by_others(actor), pk__in=_owned_by(own_governments(actor))
    )
    actions = list(own.select_related("call"))
    writing = [action for action in actions if action.status in WRITABLE]
    prefetch_related_objects(writing, *DETAILS, "pages", "questions")
    return actions


@dataclass(frozen=True, slots=True)
class Underway:
    """The actions of somebody's governments for a short list, the last written first; `more` are left out of it."""

    actions: list[Action]
    more: int


def underway(actor: Actor, *, settled: int) -> Underway:
    """Every action with which something is still to happen, and of the settled ones the last written."""
    own = Action.objects.kept().filter(
        _not_rehearsed_by_others(actor), pk__in=_owned_by(own_governments(actor))
    )
    last = own.filter(status__in=SETTLED).order_by("-saved_at", "-id").values("pk")[:settled]
    shown = own.with_details().filter(~Q(status__in=SETTLED) | Q(pk__in=last))
    actions = list(shown.prefetch_related("pages", "questions"))
    return Underway(actions, own.count() - len(actions))


def owned_with_everything(government: Government, names: Iterable[str]) -> QuerySet[Action]:
    """The actions that a government leads or stands behind, oldest first, with the rows named."""
    owned = Owner.objects.filter(government=government, agreement=Agreement.AGREED)
    found = Action.objects.kept().real().filter(pk__in=owned.values("action_id")).with_details()
    return found.prefetch_related(*names).order_by("id")


def recently_deleted(actor: Actor) -> QuerySet[Action]:
    """Drafts of the own governments that can still be brought back."""
    since = timezone.now() - timedelta(days=UNDO_DAYS)
    return Action.objects.filter(pk__in=_owned_by(own_governments(actor)), deleted_at__gte=since)


def invitations_to_join(actor: Actor) -> list[Owner]:
    """Actions that the actor's governments were asked to stand behind and have not answered."""
    return list(
        Owner.objects.filter(
            government__in=own_governments(actor), agreement=Agreement.ASKED, action__deleted_at__isnull=True
        )
        .exclude(role=OwnerRole.LEAD)
        .exclude(action__status__in=(Status.DECLINED, Status.WITHDRAWN))
        .select_related("action", "government")
    )


def lead_of(action: Action) -> Owner | None:
    """The lead owner, from the owners as they are loaded."""
    return next((owner for owner in action.owners.all() if owner.role == OwnerRole.LEAD), None)


def waiting_for_signature(government_id: int | None = None) -> QuerySet[Action]:
    """Accepted actions that are not published yet; of one lead government when its id is given."""
    accepted = Action.objects.real().with_details().filter(status=Status.ACCEPTED, deleted_at__isnull=True)
    if government_id is None:
        return accepted
    leads = Owner.objects.filter(role=OwnerRole.LEAD, government_id=government_id)
    return accepted.filter(pk__in=leads.values("action_id"))


def public_of_lead(government_id: int) -> QuerySet[Action]:
    """Actions of a lead government that the world can read, with corrections under way or without."""
    leads = Owner.objects.filter(role=OwnerRole.LEAD, government_id=government_id)
    return Action.objects.filter(status__in=PUBLIC, pk__in=leads.values("action_id"))


# --- the desk


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One line of the desk's list."""

    action: Action
    lead: str
    country: str
    open_questions: int


def desk_actions(status: str = "") -> QuerySet[Action]:
    """What was ever sent, in one state or all, the longest waiting first."""
    sent = Action.objects.kept().real().exclude(status=Status.DRAFT)
    if status:
        sent = sent.filter(status=status)
    return (
        sent.annotate(open_questions=Count("questions", filter=Q(questions__answered_at__isnull=True)))
        .prefetch_related("owners__government", "owners__organisation")
        .order_by("submitted_at", "id")
    )


def desk_translations() -> QuerySet[Action]:
    """Public actions with a finished translation that is not published yet, the longest waiting first."""
    return (
        desk_actions(Status.PUBLISHED)
        .annotate(finished_at=Min("translations__offered_at"))
        .filter(finished_at__isnull=False)
        .order_by("finished_at", "id")
    )


def actions_to_clear() -> QuerySet[Action]:
    """Actions that were sent or collected in which passages wait to be cleared, the longest waiting first."""
    waiting = Finding.objects.exclude(state=FindingState.CLEARED).values("action")
    return desk_actions().filter(pk__in=waiting).exclude(status__in=(Status.DECLINED, Status.WITHDRAWN))


def desk_rows(actions: Iterable[Action]) -> list[DeskRow]:
    """The lines of one page of `desk_actions`."""
    rows = []
    for action in actions:
        lead = lead_of(action)
        government = lead.government if lead else None
        organisation = lead.organisation if lead else None
        name = government.official_name if government else organisation.name if organisation else ""
        country = government.country if government else organisation.country if organisation else ""
        rows.append(DeskRow(action, name, country, getattr(action, "open_questions", 0)))
    return rows


def counts_by_status() -> dict[str, int]:
    """How many actions stand in each state at the desk."""
    pairs = (
        Action.objects.kept()
        .real()
        .exclude(status=Status.DRAFT)
        .values_list("status")
        .annotate(count=Count("pk"))
    )
    return Counter(dict(pairs.order_by()))


def history(action: Action) -> QuerySet[TrailEvent]:
    """What was done to the action, the newest first."""
    return history_of(action).order_by("-id")


def refusals_to_answer(actions: Iterable[Action]) -> dict[int, date]:
    """Until when an announced refusal can be answered, by action; only those that wait for an answer."""
    assessed = [action.pk for action in actions if action.status == Status.ASSESSING]
    events = TrailEvent.objects.filter(
        subject_type=Action._meta.label_lower, subject_id__in=assessed, verb__in=ROUND_VERBS
    ).order_by("id")
    newest = {event.subject_id: event for event in events}
    return {
        pk: date.fromisoformat(event.facts["answer_by"])
        for pk, event in newest.items()
        if event.verb == "action.refusal_announced"
    }


# --- the conversation


def questions_of(action: Action, page: str | None = None) -> list[Question]:
    """The questions about an action, or about one of its pages, in the order they were asked."""
    questions = action.questions.select_related("asked_by", "answered_by")
    return list(questions if page is None else questions.filter(page=page))


def open_questions(action: Action) -> int:
    """How many questions wait for an answer."""
    return action.questions.filter(answered_at__isnull=True).count()


def owner_for(actor: Actor, reference: str, pk: int) -> Owner:
    """One owner of an action the actor may read. Raises Owner.DoesNotExist."""
    return (
        Owner.objects.filter(action__in=actions_for(actor))
        .select_related("action", "government", "organisation")
        .get(action__reference=reference, pk=pk)
    )


def picture_for(actor: Actor, reference: str, pk: int) -> Picture:
    """One picture of an action the actor may read. Raises Picture.DoesNotExist."""
    return Picture.objects.filter(action__in=actions_for(actor)).get(action__reference=reference, pk=pk)


# --- who is on a draft

HERE_FOR = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody on a page of a draft, or on the list of its pages (""), since when."""

    name: str
    page: str
    since: datetime


def who_else(actor: Actor, action: Action) -> list[Present]:
    """The colleagues who are on the draft now, the last to come first."""
    found = Presence.objects.filter(action=action, seen_at__gte=timezone.now() - HERE_FOR)
    others = found.exclude(person=actor.person_id).select_related("person").order_by("-since", "person_id")
    names = names_for(actor)
    return [
        Present(names.of(one.person_id, one.person.name or one.person.email), one.page, one.since)
        for one in others
    ]


def who_is_on(actor: Actor, actions: Iterable[Action]) -> dict[int, list[Present]]:
    """The same of many drafts, by the number of the action."""
    recent = timezone.now() - HERE_FOR
    found: dict[int, list[Present]] = {}
    names = names_for(actor)
    for one in (
        Presence.objects.filter(action__in=list(actions), seen_at__gte=recent)
        .exclude(person=actor.person_id)
        .select_related("person")
    ):
        present = Present(names.of(one.person_id, one.person.name or one.person.email), one.page, one.since)
        found.setdefault(one.action_id, []).append(present)
    return found


def silent_drafts(since: datetime) -> list[Action]:
    """Drafts on which something is written, and nothing since a moment; of calls that can still be answered."""
    today = timezone.localdate()
    lasts = Q(call__closes_on__isnull=True) | Q(call__closes_on__gte=today)
    is_open = Q(call__isnull=True) | Q(lasts, call__status=CallStatus.OPEN)
    drafts = Action.objects.kept().real().filter(is_open, status=Status.DRAFT, saved_at__lte=since)
    return list(drafts.filter(pages__isnull=False).distinct())


def home_of(actor: Actor, action: Action) -> Government | None:
    """The government of the actor that stands behind an action, its lead first."""
    own = set(own_governments(actor).values_list("pk", flat=True))
    owners = sorted(action.owners.all(), key=lambda owner: owner.role != OwnerRole.LEAD)
    return next((one.government for one in owners if one.government and one.government_id in own), None)


# --- the pages of a draft


def page_state(action: Action, page: str) -> DraftPage:
    """What is known of one page; an unsaved row of version 0 while nobody has saved it."""
    found = DraftPage.objects.filter(action=action, page=page).select_related("saved_by").first()
    return found or DraftPage(action=action, page=page)


def set_aside_for(actor: Actor, action: Action, page: str) -> SetAside | None:
    """What the actor typed on a page while a colleague saved it, until the actor chooses."""
    found = SetAside.objects.filter(action=action, page=page, person=person_id_of(actor))
    return found.select_related("against").first()


def turn_of(actor: Actor, action: Action, code: str) -> int:
    """How much of what was typed on an open form is kept: the last turn it sent; 0 for an unknown one."""
    found = Sheet.objects.filter(code=code, action=action, person=person_id_of(actor))
    return found.values_list("turn", flat=True).first() or 0


def filled_form_of(actor: Actor, action: Action) -> FilledForm | None:
    """The form that the actor filled in offline and brought back, until it is taken in or left."""
    return FilledForm.objects.filter(action=action, person=person_id_of(actor)).first()


def saved_at(action: Action) -> datetime | None:
    """When a page was last saved; None while nobody has."""
    found: datetime | None = DraftPage.objects.filter(action=action).aggregate(at=Max("saved_at"))["at"]
    return found


def machine_of(action: Action, language: str) -> TranslationRun | None:
    """How far the translation service has come with an action in a language; None when it was never asked."""
    return TranslationRun.objects.filter(action=action, language=language).first()


# --- whom to write to


def team_of(action: Action) -> list[Recipient]:
    """Whom to write to about an action: the contacts of its governments that said yes.

    About a rehearsal: whoever rehearses, and nobody else.
    """
    if action.call is not None and action.call.is_rehearsal:
        by = action.call.made_by
        return [Recipient(by.name, by.email, by.language)] if by else []
    found: list[Recipient] = []
    for owner in action.owners.select_related("government"):
        if owner.government is not None and owner.agreement == Agreement.AGREED:
            found += contacts_of(owner.government)
    return found
