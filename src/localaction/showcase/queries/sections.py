"""The long read of an action: its texts under headings, with what belongs beside them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from localaction.frameworks import queries as frameworks
from localaction.kit.texts import best
from localaction.kit.texts import sentence as _
from localaction.register.shapes import Action, Extra
from localaction.register.translations import Reading
from localaction.showcase import words
from localaction.showcase.queries.claims import Claim
from localaction.showcase.queries.retold import Voice, voice
from localaction.showcase.saying import day, money, paragraphs, tongue


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs that a government wrote, under a heading of ours or none."""

    heading: str
    paragraphs: tuple[str, ...]
    voice: Voice


@dataclass(frozen=True, slots=True)
class Milestone:
    """What will be true on which date; `done` says since when it is."""

    text: str
    due: str
    done: str
    voice: Voice


@dataclass(frozen=True, slots=True)
class NamedPartner:
    """A partner and what it does, where that is known."""

    name: str
    role: str
    tongue: SafeString


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
    claims: tuple[Claim, ...] = ()


def sections_of(reading: Reading, claims: tuple[Claim, ...], language: str) -> tuple[Section, ...]:
    """The sections that say something, in the order they are read."""
    action = reading.action
    made = (
        Section(
            "challenge",
            _("The challenge"),
            _parts(reading, language, ("", "challenge"), (_("What it set out to do"), "objective")),
        ),
        Section(
            "what-is-done",
            _("What is done"),
            _parts(reading, language, ("", "what_was_done"), (_("Who does what"), "who_does_what")),
        ),
        _results(reading, claims, language),
        _lessons(reading, language),
        Section("partners", _("Partners"), partners=_partners(reading, language)),
        Section(
            "next",
            _("What comes next"),
            _parts(reading, language, ("", "further_commitment")),
            milestones=_milestones(reading, language),
        ),
        Section(
            "support",
            _("What would help"),
            _parts(reading, language, ("", "support_needed")),
            labels=tuple(
                frameworks.term_label("support-kinds", code, language) for code in action.support_kinds
            ),
        ),
        _transfer(reading, language),
        Section("call", _("What the call asked"), _extra(reading, language)),
    )
    return tuple(section for section in made if _says_something(section))


def _results(reading: Reading, claims: tuple[Claim, ...], language: str) -> Section:
    return Section(
        "results",
        _("Results"),
        _parts(reading, language, ("", "results"), (pgettext("results", "Evidence"), "evidence")),
        note=_told_by(reading.action),
        claims=claims,
    )


def _lessons(reading: Reading, language: str) -> Section:
    return Section(
        "lessons",
        _("Lessons"),
        _parts(
            reading,
            language,
            ("", "lessons"),
            (_("What went wrong"), "what_went_wrong"),
            (_("What the government recommends"), "recommendations"),
        ),
    )


def _told_by(action: Action) -> str:
    """Whose word the results are."""
    if action.origin.how == "collected":
        return _("As told by the source. Nobody has assessed it.")
    if action.origin.assessed:
        return _("As told by the government. Two assessors read it before it was published.")
    return _("As told by the government.")


def _transfer(reading: Reading, language: str) -> Section:
    return Section(
        "transfer",
        _("What it takes"),
        _parts(
            reading,
            language,
            ("", "transferability"),
            (_("Legal competence it takes"), "legal_competence"),
            (_("What must be in place"), "preconditions"),
            (_("Staff"), "staff"),
            (_("Time needed"), "time_needed"),
        ),
    )


def _extra(reading: Reading, language: str) -> tuple[Part, ...]:
    """The answers to the extra questions of its call, each under its question."""
    found = []
    for place, one in enumerate(reading.action.extra):
        heading = best(one.question, language)[0]
        if one.text:
            said = paragraphs(one.text)
            found.append(Part(heading, said, voice(reading, f"extra.{place}.text", language)))
        else:
            said = tuple(best(words, language)[0] for words in one.chosen) or (_value(one, language),)
            found.append(Part(heading, said, Voice(tongue(language))))
    return tuple(found)


def _value(one: Extra, language: str) -> str:
    if one.kind == "date":
        return day(one.value, language)
    if one.kind == "number":
        return money(one.value, "", language)
    return {"yes": _("Yes"), "no": _("No")}.get(one.value, one.value)


def _parts(reading: Reading, language: str, *pairs: tuple[str, str]) -> tuple[Part, ...]:
    """Texts by the names of their fields, each under its heading."""
    found = [(heading, name, getattr(reading.action, name)) for heading, name in pairs]
    return tuple(
        Part(heading, paragraphs(text), voice(reading, name, language))
        for heading, name, text in found
        if text.strip()
    )


def _partners(reading: Reading, language: str) -> tuple[NamedPartner, ...]:
    return tuple(
        NamedPartner(
            partner.name,
            words.word(words.PARTNER_ROLES, partner.role),
            tongue(
                language
                if partner.role in words.PARTNER_ROLES
                else reading.language_of(f"partners.{place}.role")
            ),
        )
        for place, partner in enumerate(reading.action.partners)
    )


def _milestones(reading: Reading, language: str) -> tuple[Milestone, ...]:
    return tuple(
        Milestone(
            one.text,
            day(one.due_on, language),
            day(one.done_on, language),
            voice(reading, f"milestones.{place}.text", language),
        )
        for place, one in enumerate(reading.action.milestones)
    )


def _says_something(section: Section) -> bool:
    return bool(section.parts or section.milestones or section.partners or section.labels or section.claims)
