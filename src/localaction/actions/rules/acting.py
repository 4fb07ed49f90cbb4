"""Who may do what with an action, from its draft to the reports on it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from localaction.accounts.rules import is_secretariat
from localaction.actions.lifecycle import LIFECYCLE, PUBLIC, REPORTS, WRITABLE, Status
from localaction.actions.models import (
    Action,
    Agreement,
    Lineage,
    Owner,
    OwnerRole,
    Question,
    Report,
    ReportDate,
)
from localaction.actions.reported import live_contact
from localaction.governments.models import Government
from localaction.governments.rules import may_speak_for, may_write_for
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, allow, allow_if, first_refusal, refuse

NOT_YOURS = _("This action belongs to a government you do not work for.")
ONLY_SECRETARIAT = _("Only the secretariat can do this.")
NOT_NOW = _("This cannot be done with the action as it stands now.")


def owners_who_write(action: Action) -> list[Owner]:
    """The owners whose people write the action: the lead, and partner governments that agreed."""
    return [
        owner
        for owner in action.owners.all()
        if owner.government is not None
        and (owner.role == OwnerRole.LEAD or owner.agreement == Agreement.AGREED)
    ]


def is_of_its_team(actor: Actor, action: Action) -> bool:
    """Whether somebody writes for a government that stands behind the action."""
    return actor.is_known and any(
        _works_for(actor, owner.government) for owner in owners_who_write(action) if owner.government
    )


def _works_for(actor: Actor, government: Government) -> bool:
    plain = Actor(actor.person_id, actor.name, actor.email, actor.language)
    return bool(may_write_for(plain, government))


def _legal(action: Action, move: str) -> Answer:
    return allow_if(LIFECYCLE.allows(action.status, move) and action.deleted_at is None, NOT_NOW)


def of_the_desk(actor: Actor) -> Answer:
    """The secretariat, and nobody else."""
    return allow_if(is_secretariat(actor), ONLY_SECRETARIAT)


def of_the_team(actor: Actor, action: Action) -> Answer:
    """Those who write for its governments, and nobody else."""
    return allow_if(is_of_its_team(actor, action), NOT_YOURS)


# --- writing


def may_start(actor: Actor, government: Government) -> Answer:
    """A draft for a government is started by its focal points and editors."""
    return allow_if(actor.is_known and _works_for(actor, government), NOT_YOURS)


def may_write(actor: Actor, action: Action) -> Answer:
    """Pages are written by the team of its governments; by the secretariat only once it has been sent in."""
    if action.status not in WRITABLE or action.deleted_at is not None:
        return refuse(_("This action has been sent. It can be changed again when it is handed back to you."))
    if is_secretariat(actor) and action.status != Status.DRAFT:
        return allow()
    return of_the_team(actor, action)


def may_carry_over(actor: Actor, action: Action, home: Government | None) -> Answer:
    """A draft begins from an action for those who write for a government that stands behind it."""
    stands = home is not None and any(owner.government == home for owner in owners_who_write(action))
    return allow_if(home is not None and stands and actor.is_known and _works_for(actor, home), NOT_YOURS)


def may_delete(actor: Actor, action: Action) -> Answer:
    """Only a draft that was never sent can be deleted, by the team of its governments."""
    return first_refusal(
        of_the_team(actor, action),
        allow_if(action.status == Status.DRAFT and action.deleted_at is None, NOT_NOW),
    )


def may_restore(actor: Actor, action: Action) -> Answer:
    """A deleted draft is brought back by the team of its governments."""
    return first_refusal(of_the_team(actor, action), allow_if(action.deleted_at is not None, NOT_NOW))


def may_submit(actor: Actor, action: Action) -> Answer:
    """A draft is sent by the team of its governments, while its call is open."""
    return first_refusal(_legal(action, "submit"), of_the_team(actor, action))


def may_answer(actor: Actor, question: Question) -> Answer:
    """Questions are answered by the team, while the action, or its correction, is handed back."""
    action = question.action
    return first_refusal(
        allow_if(action.status in (Status.HANDED_BACK, Status.CORRECTING), NOT_NOW),
        of_the_team(actor, action),
    )


def may_resubmit(actor: Actor, action: Action) -> Answer:
    """A handed-back action is sent again by the team of its governments."""
    return first_refusal(_legal(action, "resubmit"), of_the_team(actor, action))


def may_withdraw(actor: Actor, action: Action) -> Answer:
    """The secretariat may; so may the team, and once it is public a focal point of the lead government."""
    legal = _legal(action, "withdraw")
    if not legal or is_secretariat(actor):
        return legal
    if action.status not in PUBLIC:
        return of_the_team(actor, action)
    plain = Actor(actor.person_id, actor.name, actor.email, actor.language)
    leads = [
        owner.government for owner in action.owners.all() if owner.role == OwnerRole.LEAD and owner.government
    ]
    return allow_if(
        actor.is_known and any(may_speak_for(plain, government) for government in leads),
        _("Only a focal point of the lead government can withdraw a published action."),
    )


# --- languages


def may_translate(actor: Actor, action: Action) -> Answer:
    """Translations are written by the team of its governments and, once it was sent, by the secretariat."""
    if action.status in (Status.DECLINED, Status.WITHDRAWN) or action.deleted_at is not None:
        return refuse(NOT_NOW)
    if is_secretariat(actor) and action.status != Status.DRAFT:
        return allow()
    return of_the_team(actor, action)


def may_correct_language(actor: Actor, action: Action) -> Answer:
    """Whoever may translate may also say in which language the texts are."""
    return may_translate(actor, action)


def may_publish_translation(actor: Actor, action: Action) -> Answer:
    """The secretariat publishes translations of a public action; while it is corrected they go with the correction."""
    return first_refusal(
        of_the_desk(actor),
        allow_if(
            action.status == Status.PUBLISHED,
            _("The translation goes out together with the action, as soon as that is published."),
        ),
    )


# --- owners


def may_join(actor: Actor, owner: Owner) -> Answer:
    """A government that was asked to stand behind an action answers through its focal points."""
    if owner.government is None or owner.agreement == Agreement.DECLINED:
        return refuse(NOT_NOW)
    plain = Actor(actor.person_id, actor.name, actor.email, actor.language)
    return allow_if(
        owner.role != OwnerRole.LEAD and actor.is_known and bool(may_speak_for(plain, owner.government)),
        _("Only a focal point of the government that was asked can answer."),
    )


# --- where it comes from


def may_answer_relation(actor: Actor, lineage: Lineage, origin: Action | None) -> Answer:
    """A focal point of the government that leads the named action answers, once it is public who names it."""
    if origin is None or lineage.action.status not in PUBLIC:
        return refuse(NOT_NOW)
    plain = Actor(actor.person_id, actor.name, actor.email, actor.language)
    leads = [one.government for one in origin.owners.all() if one.role == OwnerRole.LEAD and one.government]
    return allow_if(
        actor.is_known and any(may_speak_for(plain, government) for government in leads),
        _("Only a focal point of the government whose action is named can answer."),
    )


# --- the desk


def may_hand_back(actor: Actor, action: Action) -> Answer:
    """The secretariat hands a sent action back with questions."""
    return first_refusal(of_the_desk(actor), _legal(action, "hand_back"))


def may_begin_assessment(actor: Actor, action: Action) -> Answer:
    """The secretariat opens the assessment."""
    return first_refusal(of_the_desk(actor), _legal(action, "begin_assessment"))


def may_accept(actor: Actor, action: Action) -> Answer:
    """The secretariat accepts after the assessment."""
    return first_refusal(of_the_desk(actor), _legal(action, "accept"))


def may_decline(actor: Actor, action: Action) -> Answer:
    """The secretariat declines after the assessment."""
    return first_refusal(of_the_desk(actor), _legal(action, "decline"))


def may_publish(actor: Actor, action: Action) -> Answer:
    """The secretariat, or the system once the signature stands, publishes what was accepted."""
    return first_refusal(
        allow_if(is_secretariat(actor) or "system" in actor.roles, ONLY_SECRETARIAT),
        _legal(action, "publish"),
    )


def may_clear(actor: Actor, action: Action) -> Answer:
    """The secretariat clears passages that the protection check found, once the action has been sent."""
    return first_refusal(of_the_desk(actor), allow_if(action.status != Status.DRAFT, NOT_NOW))


def may_take_down_picture(actor: Actor, action: Action) -> Answer:
    """Consent can be withdrawn at any time: the team or the secretariat takes a picture down in every state."""
    return allow() if is_secretariat(actor) and action.status != Status.DRAFT else of_the_team(actor, action)


# --- corrections of what is published


def may_return_correction(actor: Actor, action: Action) -> Answer:
    """The secretariat gives a correction back to be written on."""
    return first_refusal(of_the_desk(actor), _legal(action, "return_correction"))


def may_approve_correction(actor: Actor, action: Action) -> Answer:
    """The secretariat publishes a correction as a new version."""
    return first_refusal(of_the_desk(actor), _legal(action, "approve_correction"))


# --- progress, once it is public


def may_report(actor: Actor, action: Action) -> Answer:
    """Progress on a public action is reported by accepted focal points and editors of the government that leads it."""
    return first_refusal(allow_if(action.status in PUBLIC, NOT_NOW), _live_contact(actor, action))


def _live_contact(actor: Actor, action: Action) -> Answer:
    return allow_if(
        any(
            owner.role == OwnerRole.LEAD
            and owner.government is not None
            and live_contact(owner.government, actor.person_id) is not None
            for owner in action.owners.select_related("government")
        ),
        NOT_YOURS,
    )


def _legal_report(report: Report, move: str) -> Answer:
    return allow_if(REPORTS.allows(report.status, move), NOT_NOW)


def may_publish_report(actor: Actor, report: Report) -> Answer:
    """What a live contact reports is public at once, as the government's word."""
    return first_refusal(_legal_report(report, "publish_report"), may_report(actor, report.action))


def may_hold_report(actor: Actor, report: Report) -> Answer:
    """What may harm somebody is held for the secretariat, whoever sends it."""
    return first_refusal(_legal_report(report, "hold_report"), may_report(actor, report.action))


def may_correct_report(actor: Actor, report: Report) -> Answer:
    """A report is corrected by those who may report."""
    return first_refusal(_legal_report(report, "correct_report"), may_report(actor, report.action))


def may_answer_report(actor: Actor, report: Report) -> Answer:
    """A question about a report is answered by those who may report."""
    return first_refusal(_legal_report(report, "answer_report"), may_report(actor, report.action))


def may_release_report(actor: Actor, report: Report) -> Answer:
    """The secretariat publishes what was held, once it has read it."""
    return first_refusal(of_the_desk(actor), _legal_report(report, "release_report"))


def may_question_report(actor: Actor, report: Report) -> Answer:
    """The secretariat asks about what was reported."""
    return first_refusal(of_the_desk(actor), _legal_report(report, "question_report"))


def may_check_report(actor: Actor, report: Report) -> Answer:
    """The secretariat notes that it has looked at what was reported."""
    return first_refusal(of_the_desk(actor), _legal_report(report, "check_report"))


def may_withdraw_report(actor: Actor, report: Report) -> Answer:
    """The secretariat takes back a report that cannot stand."""
    return first_refusal(of_the_desk(actor), _legal_report(report, "withdraw_report"))


def may_move_report_date(actor: Actor, when: ReportDate) -> Answer:
    """A date that nobody has answered is moved by those who report, and by the secretariat."""
    return first_refusal(
        allow_if(when.answered_by_id is None, NOT_NOW),
        allow() if is_secretariat(actor) else may_report(actor, when.action),
    )
