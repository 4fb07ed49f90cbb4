"""Who may do what in the assessment of an action. Every refusal is one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from localaction.accounts.models import Person
from localaction.accounts.rules import is_assessor, is_secretariat
from localaction.actions.lifecycle import Status
from localaction.actions.models import Action
from localaction.actions.queries import team_of
from localaction.actions.rules import owners_who_write
from localaction.assessment import conflicts, queries
from localaction.assessment.lifecycle import (
    ASSIGNMENT,
    DECISION,
    LIVE,
    DecisionStatus,
    MeetingStatus,
    Outcome,
)
from localaction.assessment.models import AgendaItem, Anchor, Assignment, Decision, Meeting
from localaction.governments.rules import may_write_for
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, allow, allow_if, first_refusal, refuse

NOT_NOW = _("This cannot be done as things stand now.")
ONLY_SECRETARIAT = _("Only the secretariat can do this.")
BEING_ASSESSED = _("This action is not being assessed now.")
A_COLLEAGUE = _("You are on the team of a government of this action. A colleague must decide.")
WAITS_TO_BE_TOLD = _("This decision waits to be told. Take it back first if something must change.")
MOST_AT_ONCE = 3
GOOD = 3


def _legal(assignment: Assignment, move: str) -> Answer:
    return allow_if(ASSIGNMENT.allows(assignment.status, move), NOT_NOW)


def _own(actor: Actor, assignment: Assignment) -> Answer:
    return allow_if(is_assessor(actor) and assignment.assessor_id == actor.person_id, conflicts.NOT_YOURS)


def _assessing(action: Action) -> Answer:
    return allow_if(action.status == Status.ASSESSING, BEING_ASSESSED)


def _desk(actor: Actor) -> Answer:
    return allow_if(is_secretariat(actor), ONLY_SECRETARIAT)


# --- who reads


def may_assign(actor: Actor, action: Action) -> Answer:
    """The secretariat gives a submitted action, or one being assessed, to assessors."""
    return first_refusal(
        _desk(actor),
        allow_if(action.status in (Status.SUBMITTED, Status.ASSESSING), BEING_ASSESSED),
    )


def may_be_assigned(person: Person, action: Action) -> Answer:
    """An active assessor without a known tie to its governments, once a round, while a place is free."""
    number = queries.current_round(action)
    known = queries.assignments_of(action, number)
    return first_refusal(
        allow_if(person.is_active and person.desk_role == "assessor", _("This person is not an assessor.")),
        allow_if(
            all(one.assessor_id != person.pk for one in known),
            _("This assessor was asked in this round already."),
        ),
        allow_if(
            sum(1 for one in known if one.status in LIVE) < max(MOST_AT_ONCE, 1 + queries.needed_for(action)),
            _("Enough assessors have this action already."),
        ),
        *(
            allow_if(conflicts.EFFECTS[tie] != "bars", conflicts.SENTENCES[tie])
            for tie in queries.ties_of(person, action)
        ),
    )


def may_resume(actor: Actor, action: Action) -> Answer:
    """An action that came back with answers goes on with the assessors who have it."""
    number = queries.current_round(action)
    return first_refusal(
        _desk(actor),
        allow_if(action.status == Status.SUBMITTED, NOT_NOW),
        allow_if(
            not queries.places_free(queries.assignments_of(action, number), queries.needed_for(action)),
            _("Assign enough assessors first."),
        ),
    )


def may_release(actor: Actor, assignment: Assignment) -> Answer:
    """The secretariat releases an assessor who has not finished."""
    return first_refusal(_desk(actor), _legal(assignment, "release"))


def may_edit_profile(actor: Actor, person: Person) -> Answer:
    """An assessor tells what is known of them; so does the secretariat."""
    own = is_assessor(actor) and actor.person_id == person.pk
    return first_refusal(
        allow_if(own or is_secretariat(actor), _("You can only change your own profile.")),
        allow_if(person.desk_role == "assessor", _("This person is not an assessor.")),
    )


def may_keep_rules(actor: Actor) -> Answer:
    """The secretariat keeps the rules by which actions are assigned, and gives out a whole call."""
    return _desk(actor)


def may_hide_words(actor: Actor, action: Action) -> Answer:
    """The secretariat hides words from the assessors of an action."""
    return _desk(actor)


# --- the assessor


def may_declare_no_conflict(actor: Actor, assignment: Assignment) -> Answer:
    """The assessor denies a conflict of interest, before the text is shown."""
    return first_refusal(
        _own(actor, assignment), _legal(assignment, "declare_no_conflict"), _assessing(assignment.action)
    )


def may_declare_conflict(actor: Actor, assignment: Assignment) -> Answer:
    """The assessor declares one, before or while reading."""
    return first_refusal(_own(actor, assignment), _legal(assignment, "declare_conflict"))


def may_abstain(actor: Actor, assignment: Assignment) -> Answer:
    """The assessor gives the action back without a conflict."""
    return first_refusal(_own(actor, assignment), _legal(assignment, "abstain"))


def may_read(actor: Actor, assignment: Assignment) -> Answer:
    """The assessor reads the text: only after the declaration."""
    return first_refusal(_own(actor, assignment), queries.may_see_text(actor, assignment))


def may_score(actor: Actor, assignment: Assignment) -> Answer:
    """The assessor writes on the sheet while the assessment is open."""
    return first_refusal(_own(actor, assignment), _legal(assignment, "submit"), may_read(actor, assignment))


def may_submit(actor: Actor, assignment: Assignment) -> Answer:
    """The assessor sends the assessment."""
    return may_score(actor, assignment)


def may_see_others(actor: Actor, assignment: Assignment) -> Answer:
    """Assessors see each other's work never before their own is in."""
    return first_refusal(
        _own(actor, assignment),
        allow_if(
            assignment.submitted_at is not None,
            _("You see what your colleagues think once your own assessment is in."),
        ),
    )


# --- the secretariat decides


def _may_judge(actor: Actor, action: Action) -> Answer:
    return first_refusal(
        _desk(actor),
        _assessing(action),
        allow_if(
            not queries.has_stake(actor, action),
            A_COLLEAGUE,
        ),
    )


def may_agree(actor: Actor, action: Action) -> Answer:
    """The secretariat writes down what the assessments come to, once all are in and no decision was told."""
    number = queries.current_round(action)
    told = action.decisions.filter(round=number).exclude(status=DecisionStatus.DRAFT).exists()
    return first_refusal(
        _may_judge(actor, action),
        allow_if(
            queries.is_complete(queries.assignments_of(action, number), queries.needed_for(action)),
            _("All assessments must be in, and no assessor still at work."),
        ),
        allow_if(not told, _("A decision was announced. The common levels stand.")),
    )


def may_prepare(actor: Actor, action: Action) -> Answer:
    """The secretariat writes a decision once the common levels are written down, and while none waits to be told."""
    pending = action.decisions.filter(pending_at__isnull=False).exists()
    return first_refusal(_has_common_levels(actor, action), allow_if(not pending, WAITS_TO_BE_TOLD))


def _has_common_levels(actor: Actor, action: Action) -> Answer:
    number = queries.current_round(action)
    return first_refusal(
        _may_judge(actor, action),
        allow_if(
            action.consensuses.filter(round=number).exists(),
            _("First write down what the assessments come to."),
        ),
    )


def _may_decide(actor: Actor, decision: Decision, move: str) -> Answer:
    return first_refusal(
        _has_common_levels(actor, decision.action),
        allow_if(DECISION.allows(decision.status, move), NOT_NOW),
    )


def may_tell(actor: Actor, decision: Decision, on: date) -> Answer:
    """Whether the decision can be taken now as it is written, and its letters leave."""
    if decision.outcome == Outcome.ACCEPT:
        return may_accept(actor, decision)
    if decision.outcome == Outcome.HAND_BACK:
        return may_hand_back(actor, decision)
    if decision.outcome != Outcome.DECLINE:
        return refuse(_("First say what you decide."))
    if decision.status == DecisionStatus.DRAFT:
        return may_announce_decline(actor, decision)
    return may_decline(actor, decision, on)


def may_make_pending(actor: Actor, decision: Decision, on: date) -> Answer:
    """The secretariat sets aside a decision that could be told now, to tell it together with others."""
    return first_refusal(
        allow_if(decision.pending_at is None, WAITS_TO_BE_TOLD), may_tell(actor, decision, on)
    )


def may_take_back(actor: Actor, decision: Decision) -> Answer:
    """The secretariat takes back a decision before it was told."""
    return first_refusal(
        _desk(actor),
        allow_if(decision.pending_at is not None, NOT_NOW),
        allow_if(not queries.has_stake(actor, decision.action), A_COLLEAGUE),
    )


def may_accept(actor: Actor, decision: Decision) -> Answer:
    """The secretariat accepts, also after an answer to an announced refusal."""
    return _may_decide(actor, decision, "accept")


def may_hand_back(actor: Actor, decision: Decision) -> Answer:
    """The secretariat hands back, with at least one reason."""
    return first_refusal(_may_decide(actor, decision, "hand_back"), has_a_reason(decision))


def may_announce_decline(actor: Actor, decision: Decision) -> Answer:
    """The secretariat tells the government that it intends to decline, and why."""
    return first_refusal(
        _may_decide(actor, decision, "announce_decline"),
        has_every_reason(decision),
        allow_if(
            bool(team_of(decision.action)),
            _("Nobody of this government can be written to, so nobody could answer. Find a contact first."),
        ),
    )


def may_decline(actor: Actor, decision: Decision, on: date) -> Answer:
    """The secretariat declines after the announcement: once it was answered, or the time to answer is over."""
    if decision.status == DecisionStatus.DRAFT:
        return refuse(_("Announce the refusal first, so that the government can answer."))
    waiting = decision.status == DecisionStatus.ANNOUNCED and decision.answer_by and on <= decision.answer_by
    return first_refusal(
        _may_decide(actor, decision, "decline"),
        allow_if(not waiting, _("The government can still answer. Wait until the date you gave it.")),
        allow_if(
            decision.status == DecisionStatus.ANSWERED or queries.announcement_arrived(decision),
            _("The announcement could not be delivered to anybody. Reach the government before you decline."),
        ),
    )


def has_a_reason(decision: Decision) -> Answer:
    """Whether at least one criterion has a reason."""
    return allow_if(any(decision.reasons.values()), _("Give a reason for at least one criterion."))


def has_every_reason(decision: Decision) -> Answer:
    """Whether every criterion that was not met well has its reason."""
    agreed = decision.action.consensuses.filter(round=decision.round).first()
    missing = reasons_missing(agreed.levels if agreed else {}, decision.reasons)
    return first_refusal(
        has_a_reason(decision),
        allow_if(not missing, _("Give a reason for every criterion whose common level is below 3.")),
    )


def reasons_missing(levels: Mapping[str, int], reasons: Mapping[str, str]) -> list[str]:
    """The criteria below the good level that no reason is given for."""
    return [code for code, level in levels.items() if level < GOOD and not reasons.get(code)]


# --- meetings


def may_call_meeting(actor: Actor) -> Answer:
    """The secretariat calls meetings."""
    return _desk(actor)


def may_keep_minutes(actor: Actor, meeting: Meeting) -> Answer:
    """The secretariat keeps the agenda and the minutes of an open meeting."""
    return first_refusal(
        _desk(actor), allow_if(meeting.status == MeetingStatus.OPEN, _("This meeting is closed."))
    )


def may_close_meeting(actor: Actor, meeting: Meeting) -> Answer:
    """The secretariat closes an open meeting once it is noted who was there."""
    return first_refusal(
        may_keep_minutes(actor, meeting),
        allow_if(meeting.present.exists(), _("First note who was there.")),
    )


def may_hear_item(actor: Actor, item: AgendaItem) -> Answer:
    """Whoever is not tied to the action stays in the room while it is spoken of."""
    return first_refusal(
        _desk(actor),
        allow_if(
            not queries.must_leave(actor, item.action),
            _("You are tied to this action. Leave the room; a colleague keeps these minutes."),
        ),
    )


def may_settle_item(actor: Actor, item: AgendaItem) -> Answer:
    """The secretariat writes down what an open meeting found, in the round that the item is about."""
    return first_refusal(
        may_keep_minutes(actor, item.meeting),
        may_hear_item(actor, item),
        allow_if(queries.current_round(item.action) == item.round, NOT_NOW),
        may_agree(actor, item.action),
    )


# --- anchor cases


def may_set_anchor(actor: Actor, action: Action) -> Answer:
    """The secretariat makes a published action an anchor case: it is public, so that nobody reads it too early."""
    return first_refusal(
        _desk(actor),
        allow_if(action.status == Status.PUBLISHED, _("Only a published action can be an anchor case.")),
    )


def may_remove_anchor(actor: Actor, anchor: Anchor) -> Answer:
    """The secretariat takes away an anchor case that nobody has scored."""
    return first_refusal(
        _desk(actor),
        allow_if(not anchor.sheets.exists(), _("Assessors have scored this anchor case, so it stays.")),
    )


def may_score_anchor(actor: Actor, anchor: Anchor) -> Answer:
    """Every assessor who is not tied to it, once."""
    return first_refusal(
        allow_if(is_assessor(actor), conflicts.NOT_YOURS),
        allow_if(queries.own_sheet(actor, anchor) is None, _("You have scored this anchor case.")),
        allow_if(
            not queries.must_leave(actor, anchor.action),
            _("You are tied to this action, so it says nothing about your judgement. Leave it out."),
        ),
    )


# --- the government answers


def may_reply(actor: Actor, decision: Decision, on: date) -> Answer:
    """People who write for the action's governments answer an announced refusal, until the date given."""
    if not DECISION.allows(decision.status, "reply") or decision.answer_by is None:
        return refuse(NOT_NOW)
    plain = Actor(actor.person_id, actor.name, actor.email, actor.language)
    owners = [owner.government for owner in owners_who_write(decision.action) if owner.government]
    return first_refusal(
        allow_if(
            actor.is_known and any(may_write_for(plain, one) for one in owners),
            _("Only people who write for a government of this action can answer."),
        ),
        allow()
        if on <= decision.answer_by
        else refuse(_("The time to answer is over. Write to the secretariat.")),
    )
