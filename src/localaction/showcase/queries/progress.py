"""How an action has gone since it was published: the stage that holds and by whose word, and every report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from msgspec import structs

from localaction.frameworks import queries as frameworks
from localaction.kit.texts import sentence as _
from localaction.register import heard
from localaction.register.heard import Standing
from localaction.register.queries import Published
from localaction.register.shapes import Action, Progress, Served
from localaction.showcase import words
from localaction.showcase.queries.provenance import host_of, safe_link
from localaction.showcase.saying import day, number, paragraphs, tongue


@dataclass(frozen=True, slots=True)
class ReachedLine:
    """A milestone that a report says was reached. `tongue`: of the milestone's text, in HTML attributes."""

    text: str
    tongue: str
    done: str
    evidence: str
    href: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report in words, the newest first on the page. `checked`: whose word it is."""

    anchor: str
    at: str
    stage: str
    tone: str
    is_same: bool
    changed: tuple[str, ...]
    evidence: tuple[str, ...]
    evidence_words: str
    evidence_href: str
    tongue: str
    milestones: tuple[ReachedLine, ...]
    claims: tuple[tuple[str, str], ...]
    checked: str
    is_checked: bool
    sequence: int


@dataclass(frozen=True, slots=True)
class ProgressView:
    """What the page of an action says about its progress. `sentence`: by which word the stage holds."""

    stage: str
    tone: str
    sentence: str
    is_silent: bool
    reports: tuple[ReportLine, ...]


def told_of(published: Sequence[Published]) -> list[Progress]:
    """The contents of reports."""
    return [one.content for one in published if isinstance(one.content, Progress)]


def progress_of(
    action: Action, published: Published, reports: Sequence[Published], language: str, today: date
) -> ProgressView:
    """How an action stands today, from its public version and the reports that stand, oldest first."""
    standing = heard.standing_of(action, published.first_published_at.date(), told_of(reports))
    is_silent = heard.is_silent(standing.stage, standing.heard_on, today)
    stage, tone = words.stage(standing.stage, standing.heard_on, language, is_silent=is_silent)
    lines = [
        _line(one.content, one.sequence, action, language)
        for one in reversed(reports)
        if isinstance(one.content, Progress)
    ]
    return ProgressView(stage, tone, _sentence(standing, is_silent, language), is_silent, tuple(lines))


def with_reached(action: Action, reports: Sequence[Progress]) -> Action:
    """The action with the milestones that were reported as reached since."""
    done = {one.text: one.done_on for report in reports for one in report.milestones}
    if not done:
        return action
    milestones = tuple(
        structs.replace(one, done_on=one.done_on or done.get(one.text, "")) for one in action.milestones
    )
    return structs.replace(action, milestones=milestones)


def _sentence(standing: Standing, is_silent: bool, language: str) -> str:
    on, said = day(standing.heard_on.isoformat(), language), words.word(words.STAGES, standing.stage)
    if is_silent:
        return _("The last word was “%(stage)s”, on %(date)s. Nobody has told how it goes since.") % {
            "stage": said,
            "date": on,
        }
    if standing.report is None:
        return ""
    if standing.report.checked_on:
        return _(
            "As the government reported on %(date)s (report %(number)s), checked by the secretariat."
        ) % {
            "date": on,
            "number": number(standing.report.number, language),
        }
    return _("As the government reported on %(date)s (report %(number)s).") % {
        "date": on,
        "number": number(standing.report.number, language),
    }


def _line(report: Progress, sequence: int, action: Action, language: str) -> ReportLine:
    link = safe_link(report.evidence_link)
    return ReportLine(
        anchor=f"report-{report.number}",
        at=day(report.reported_on, language),
        stage=words.word(words.STAGES, report.stage),
        tone=words.STAGE_TONES.get(report.stage, "quiet"),
        is_same=report.is_same,
        changed=paragraphs(report.changed),
        evidence=paragraphs(report.evidence),
        evidence_words=host_of(link) if link else "",
        evidence_href=link,
        tongue=tongue(report.language),
        milestones=tuple(
            ReachedLine(
                text=one.text,
                tongue=tongue(action.language),
                done=day(one.done_on, language),
                evidence=host_of(one.evidence) or one.evidence,
                href=safe_link(one.evidence),
            )
            for one in report.milestones
        ),
        claims=tuple(_claim(one, language) for one in report.served),
        checked=_checked(report, language),
        is_checked=bool(report.checked_on),
        sequence=sequence,
    )


def _claim(claim: Served, language: str) -> tuple[str, str]:
    """The people, and how, by whom and when they were counted."""
    about = [
        _("How they were counted is not known.")
        if claim.method in ("", "unknown")
        else frameworks.term_label("claim-methods", claim.method, language),
        claim.source,
        day(claim.as_of, language),
    ]
    people = " ".join(part for part in (number(claim.number, language), claim.who) if part)
    return people, " · ".join(part for part in about if part)


def _checked(report: Progress, language: str) -> str:
    if not report.checked_on:
        return _("Reported by the government. The secretariat has not checked it.")
    return _("Reported by the government. Checked by the secretariat on %(date)s.") % {
        "date": day(report.checked_on, language)
    }
