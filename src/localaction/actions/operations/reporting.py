"""Reporting how an action goes: what a government says, and what the secretariat makes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions import letters, publicity, reported, rules
from localaction.actions.lifecycle import REPORTS
from localaction.actions.models import (
    Action,
    Milestone,
    Report,
    ReportDate,
    ReportedClaim,
    ReportedMilestone,
)
from localaction.actions.operations import asking
from localaction.actions.reported import AskedAction
from localaction.actions.reports import Given
from localaction.actions.schedule import GATHERED
from localaction.actions.typed import plain
from localaction.governments.models import Government
from localaction.kit import post, trail
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused

SAY_WHY = _("Say in a sentence why.")
TWICE_WITHIN = timedelta(hours=1)


@transaction.atomic
def report(*, actor: Actor, action: Action, given: Given) -> Report:
    """Tell how a public action goes. It is public at once, unless its texts could harm somebody.

    The same thing sent twice within an hour is one report.
    """
    rules.may_report(actor, action).or_refuse()
    action = Action.objects.select_for_update().get(pk=action.pk)
    asked = reported.asked_about(action, timezone.localdate())
    government = reported.lead_government(action)
    if asked is None or government is None:
        raise Refused(rules.NOT_NOW)
    if asked.last is not None and _is_repeated(actor, asked.last, given):
        return asked.last
    made = Report.objects.create(
        action=action,
        number=1 + max(action.reports.values_list("number", flat=True), default=0),
        government=government,
        person_id=actor.person_id,
        is_same=given.is_bare and given.stage == asked.stage,
        **_columns(given),
    )
    _keep_rows(made, given)
    _answer_dates(made)
    trail.record(actor, "report.received", made, stage=given.stage, same=made.is_same)
    return _settle(actor, made)


@transaction.atomic
def report_no_change(
    *, actor: Actor, government: Government, references: Collection[str], language: str
) -> list[Report]:
    """Tell in one go that nothing changed in these public actions that the government leads."""
    asked = reported.asked_of(government, timezone.localdate())
    return [_same(actor, one, language) for one in asked if one.reference in references]


def _same(actor: Actor, asked: AskedAction, language: str) -> Report:
    action = reported.public_action(asked.reference)
    if action is None:
        raise Refused(rules.NOT_NOW)
    return report(actor=actor, action=action, given=Given(asked.stage, language))


@transaction.atomic
def correct_report(*, actor: Actor, report: Report, given: Given) -> Report:
    """Say it anew; the earlier version stays in the history of the register."""
    rules.may_correct_report(actor, report).or_refuse()
    report.status = REPORTS.after(report.status, "correct_report")
    for name, value in _columns(given).items():
        setattr(report, name, value)
    report.is_same = given.is_bare and report.is_same
    report.checked_at, report.checked_by = None, None
    report.save()
    report.milestones.all().delete()
    report.claims.all().delete()
    _keep_rows(report, given)
    trail.record(actor, "report.corrected", report, stage=given.stage)
    return _settle(actor, report)


@transaction.atomic
def publish_report(*, actor: Actor, report: Report) -> Report:
    """Publish what was received as the government's word, marked as not checked yet."""
    rules.may_publish_report(actor, report).or_refuse()
    report.status = REPORTS.after(report.status, "publish_report")
    report.held_for = []
    report.save(update_fields=["status", "held_for"])
    _show(actor, report)
    trail.record(actor, "report.published", report)
    return report


@transaction.atomic
def hold_report(*, actor: Actor, report: Report, kinds: Iterable[str]) -> Report:
    """Keep what was received from the public until the secretariat has read it; `kinds` of finding say why."""
    rules.may_hold_report(actor, report).or_refuse()
    report.status = REPORTS.after(report.status, "hold_report")
    report.held_for = sorted(set(kinds))
    report.save(update_fields=["status", "held_for"])
    trail.record(actor, "report.held", report, kinds=report.held_for)
    post.send(letters.ReportHeld(report=report, action=report.action))
    return report


@transaction.atomic
def release_report(*, actor: Actor, report: Report) -> Report:
    """Publish a report that was held, read and found harmless: it is checked at once."""
    rules.may_release_report(actor, report).or_refuse()
    report.status = REPORTS.after(report.status, "release_report")
    return _checked(actor, report, "report.released")


@transaction.atomic
def check_report(*, actor: Actor, report: Report) -> Report:
    """Note that the secretariat has looked at a report and found nothing to ask."""
    rules.may_check_report(actor, report).or_refuse()
    report.status = REPORTS.after(report.status, "check_report")
    return _checked(actor, report, "report.checked")


@transaction.atomic
def question_report(*, actor: Actor, report: Report, question: str) -> Report:
    """Ask the government about a report; it stays public, without the mark of the secretariat."""
    rules.may_question_report(actor, report).or_refuse()
    report.question, report.question_language, report.answer = plain(question).strip(), actor.language, ""
    if not report.question:
        raise Refused(_("Write your question."))
    report.status = REPORTS.after(report.status, "question_report")
    report.checked_at, report.checked_by = None, None
    report.save()
    _show(actor, report)
    trail.record(actor, "report.questioned", report, because=report.question)
    for contact in reported.live_contacts(report.government):
        link = asking.link_for(contact)
        token = reported.token_of(link)
        post.send(letters.ReportQuestioned(report=report, action=report.action, link=link, token=token))
    return report


@transaction.atomic
def answer_report(*, actor: Actor, report: Report, answer: str) -> Report:
    """Answer the secretariat's question about a report."""
    rules.may_answer_report(actor, report).or_refuse()
    report.answer = plain(answer).strip()
    if not report.answer:
        raise Refused(_("Write your answer."))
    report.status = REPORTS.after(report.status, "answer_report")
    report.save(update_fields=["answer", "status"])
    trail.record(actor, "report.answered", report)
    return report


@transaction.atomic
def withdraw_report(*, actor: Actor, report: Report, because: str) -> Report:
    """Take a report back, with a reason that everybody can read where it stood."""
    rules.may_withdraw_report(actor, report).or_refuse()
    report.withdrawn_because = plain(because).strip()
    if not report.withdrawn_because:
        raise Refused(SAY_WHY)
    report.status = REPORTS.after(report.status, "withdraw_report")
    report.save(update_fields=["status", "withdrawn_because"])
    publicity.take_down_report(actor, report, report.withdrawn_because)
    _follow(report)
    trail.record(actor, "report.withdrawn", report, because=report.withdrawn_because)
    post.send(letters.ReportWithdrawn(report=report, action=report.action))
    return report


# --- keeping what was given


def _columns(given: Given) -> dict[str, str]:
    return {
        "stage": given.stage,
        "language": given.language,
        "changed": given.changed,
        "evidence": "" if given.link else given.evidence,
        "evidence_link": given.link,
    }


def _keep_rows(report: Report, given: Given) -> None:
    ReportedMilestone.objects.bulk_create(
        ReportedMilestone(
            report=report,
            text=one.text,
            done_on=one.on.on,
            done_precision=one.on.precision,
            evidence=one.evidence,
        )
        for one in given.milestones
    )
    ReportedClaim.objects.bulk_create(
        ReportedClaim(
            report=report,
            number=one.number,
            who=one.who,
            method=one.method,
            source=one.source,
            as_of=one.as_of.on if one.as_of else None,
            as_of_precision=one.as_of.precision if one.as_of else "day",
        )
        for one in given.claims
    )


def _is_repeated(actor: Actor, last: Report, given: Given) -> bool:
    """Whether the same person has just sent the same: a second tap, or a page sent again."""
    if last.person_id != actor.person_id or last.reported_at < timezone.now() - TWICE_WITHIN:
        return False
    is_same = all(getattr(last, name) == value for name, value in _columns(given).items())
    milestones = sorted(one.text for one in last.milestones.all())
    claims = sorted(one.number for one in last.claims.all())
    return (
        is_same
        and milestones == sorted(one.text for one in given.milestones)
        and claims == sorted(one.number for one in given.claims)
    )


def _answer_dates(report: Report) -> None:
    """A report answers every date that has come, and those that come soon."""
    soon = report.reported_at.date() + GATHERED
    due = ReportDate.objects.filter(action_id=report.action_id, answered_by=None, due_on__lte=soon)
    due.update(answered_by=report)


# --- what becomes of it


def _settle(actor: Actor, report: Report) -> Report:
    """Public at once, or held where a passage could lead to a person or a shelter."""
    kinds = [one.kind for one in publicity.uncleared_in_report(report)]
    if kinds:
        return hold_report(actor=actor, report=report, kinds=kinds)
    return publish_report(actor=actor, report=report)


def _checked(actor: Actor, report: Report, verb: str) -> Report:
    report.checked_at, report.checked_by_id = timezone.now(), actor.person_id
    report.save(update_fields=["status", "checked_at", "checked_by"])
    _show(actor, report)
    trail.record(actor, verb, report)
    return report


def _show(actor: Actor, report: Report) -> None:
    publicity.show_report(actor, report)
    for one in report.milestones.all():
        Milestone.objects.filter(action_id=report.action_id, text=one.text, done_on=None).update(
            done_on=one.done_on
        )
    _follow(report)


def _follow(report: Report) -> None:
    """Let the action's own record say the stage that holds now, so that a later correction begins with it."""
    asked = reported.asked_about(report.action, timezone.localdate())
    if asked is not None:
        Action.objects.filter(pk=report.action_id).update(stage=asked.stage)
