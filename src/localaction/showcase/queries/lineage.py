"""Where an action comes from and which actions come from it, as they say themselves."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from localaction.kit.texts import sentence as _
from localaction.register import queries as register
from localaction.register.search import SearchRequest, find, has_any
from localaction.register.shapes import Action, Lineage, Owner
from localaction.showcase import addresses, places, words
from localaction.showcase.saying import Said, paragraphs, said, tongue

MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Told:
    """What was kept, changed or left out: a heading and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One step between two actions. `href` "" when the other one was withdrawn; `tongue` is that of what is told."""

    relation: str
    reference: str
    title: Said
    href: str
    government: Said
    country: str
    told: tuple[Told, ...]
    tongue: SafeString
    answer: str
    tone: str


@dataclass(frozen=True, slots=True)
class Descent:
    """Both directions: what the action names, and what names it. `more` are not shown."""

    origins: tuple[Line, ...]
    heirs: tuple[Line, ...]
    more: int

    def __bool__(self) -> bool:
        return bool(self.origins or self.heirs)


def descent_of(action: Action, language: str) -> Descent:
    """The lineage of a published action for a reader of that language; one query for each direction that there is."""
    heirs, more = _heirs(action, language)
    return Descent(origins_of(action, language), heirs, more)


def origins_of(action: Action, language: str) -> tuple[Line, ...]:
    """What an action names as where it comes from, one query where it names anything."""
    if not action.lineage:
        return ()
    standing = register.current_many("action", [line.reference for line in action.lineage])
    found = {reference: one.content for reference, one in standing.items()}
    return tuple(
        _line(line, words.LINEAGE, action, found.get(line.reference), line.reference, language)
        for line in action.lineage
    )


def _heirs(action: Action, language: str) -> tuple[tuple[Line, ...], int]:
    """Who names this action, but for those that its government disputes: they do not belong on its own page."""
    if not has_any("origin", action.reference):
        return (), 0
    request = SearchRequest(filters={"origin": (action.reference,)}, per_page=MOST_SHOWN, counted=())
    result = find(request)
    if not result.hits:
        return (), 0
    standing = register.current_many("action", [hit.card.reference for hit in result.hits])
    lines = [
        _line(line, words.HEIRS, one.content, one.content, one.reference, language)
        for one in standing.values()
        if isinstance(one.content, Action)
        for line in one.content.lineage
        if line.reference == action.reference and line.answer != "disputed"
    ]
    return tuple(lines), max(0, result.total - len(result.hits))


def _line(
    line: Lineage, named: dict[str, words.Word], teller: Action, other: object, reference: str, language: str
) -> Line:
    lead = lead_of(other) if isinstance(other, Action) else None
    answer, tone = answer_to(line)
    return Line(
        relation=words.word(named, line.relation),
        reference=reference,
        title=said(other.title, other.language) if isinstance(other, Action) else said(reference, "en"),
        href=addresses.action(reference, language),
        government=said(lead.name, lead.language) if lead else said("", language),
        country=places.country(lead.country, language) if lead else "",
        told=told_of(line),
        tongue=tongue(teller.language),
        answer=answer,
        tone=tone,
    )


def answer_to(line: Lineage) -> tuple[str, str]:
    """What the city that is named says to it, in words with their tone; "" while it has said nothing."""
    answers = {
        "agreed": _("Confirmed by the city that is named."),
        "disputed": _("The city that is named does not see it this way."),
    }
    return answers.get(line.answer, ""), "attention" if line.answer == "disputed" else "good"


def lead_of(action: Action) -> Owner | None:
    """Who leads an action."""
    return next((one for one in action.owners if one.role == "lead"), None)


def told_of(line: Lineage) -> tuple[Told, ...]:
    """What was kept, changed and left out, each under its heading."""
    pairs = (
        (_("What was kept"), line.kept),
        (_("What was changed"), line.changed),
        (_("What was left out"), line.dropped),
    )
    return tuple(Told(heading, paragraphs(text)) for heading, text in pairs if text)
