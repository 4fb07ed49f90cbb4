"""The long read of an action: its texts under headings, with what belongs beside them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from localaction.frameworks import queries as frameworks
from localaction.register.shapes import Action
from localaction.showcase import words
from localaction.showcase.saying import day, paragraphs


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs that a government wrote, under a heading of ours or none."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Milestone:
    """What will be true on which date; `done` says since when it is."""

    text: str
    due: str
    done: str


@dataclass(frozen=True, slots=True)
class NamedPartner:
    """A partner and what it does, where that is known."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the page of an action."""

    anchor: str
    heading: str
    parts: tuple[Part, ...] = ()
    note: str = ""
    milestones: tuple[Milestone, ...] = ()
    partners: tuple[NamedPartner, ...] = ()
    labels: tuple[str, ...] = ()


def sections_of(action: Action, language: str) -> tuple[Section, ...]:
    """The sections that say something, in the order they are read."""
    made = (
        Section(
            "challenge",
            _("The challenge"),
            _parts(("", action.challenge), (_("What it set out to do"), action.objective)),
        ),
        Section(
            "what-is-done",
            _("What is done"),
            _parts(("", action.what_was_done), (_("Who does what"), action.who_does_what)),
        ),
        _results(action),
        Section(
            "lessons",
            _("Lessons"),
            _parts(
                ("", action.lessons),
                (_("What went wrong"), action.what_went_wrong),
                (_("What the government recommends"), action.recommendations),
            ),
        ),
        Section("partners", _("Partners"), partners=_partners(action)),
        Section(
            "next",
            _("What comes next"),
            _parts(("", action.further_commitment)),
            milestones=_milestones(action, language),
        ),
        Section(
            "support",
            _("What would help"),
            _parts(("", action.support_needed)),
            labels=tuple(
                frameworks.term_label("support-kinds", code, language) for code in action.support_kinds
            ),
        ),
        _transfer(action),
    )
    return tuple(section for section in made if _says_something(section))


def _results(action: Action) -> Section:
    return Section(
        "results",
        _("Results"),
        _parts(("", action.results), (pgettext("results", "Evidence"), action.evidence)),
        note=_told_by(action),
    )


def _told_by(action: Action) -> str:
    """Whose word the results are."""
    if action.origin.how == "collected":
        return _("As told by the source. Nobody has assessed it.")
    if action.origin.assessed:
        return _("As told by the government. Two assessors read it before it was published.")
    return _("As told by the government.")


def _transfer(action: Action) -> Section:
    return Section(
        "transfer",
        _("Could this work elsewhere?"),
        _parts(
            ("", action.transferability),
            (_("Legal competence it takes"), action.legal_competence),
            (_("What must be in place"), action.preconditions),
            (_("Staff"), action.staff),
            (_("Time needed"), action.time_needed),
        ),
    )


def _parts(*pairs: tuple[str, str]) -> tuple[Part, ...]:
    return tuple(Part(heading, paragraphs(text)) for heading, text in pairs if text.strip())


def _partners(action: Action) -> tuple[NamedPartner, ...]:
    return tuple(
        NamedPartner(partner.name, words.word(words.PARTNER_ROLES, partner.role))
        for partner in action.partners
    )


def _milestones(action: Action, language: str) -> tuple[Milestone, ...]:
    return tuple(
        Milestone(one.text, day(one.due_on, language), day(one.done_on, language))
        for one in action.milestones
    )


def _says_something(section: Section) -> bool:
    return bool(section.parts or section.milestones or section.partners or section.labels)
