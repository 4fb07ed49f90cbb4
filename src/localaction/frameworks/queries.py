"""Reading frameworks and vocabularies: small, always wanted, so kept whole in each process.

The copy in memory is dropped when content is loaded in this process, and looked over again after
`LOOK_AGAIN_SECONDS` so that a change made by another process is seen.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from localaction.frameworks.models import ForumSession, Framework, Item, ReviewForum, Term
from localaction.kit.texts import best

LOOK_AGAIN_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One framework item as pages read it. Mappings go from language code to text."""

    code: str
    framework: str
    family: str
    number: str
    parent: str
    titles: dict[str, str]
    shorts: dict[str, str]
    descriptions: dict[str, str]
    official: dict[str, bool]
    facts: dict[str, Any]

    @property
    def slug(self) -> str:
        """The item's place in an address: "gcm-15", "sdg-1.1"."""
        return self.code.lower()

    @property
    def name(self) -> str:
        """The code as people write it: "GCM 15"."""
        return self.code.replace("-", " ", 1)

    def title(self, language: str) -> str:
        """The full title for a reader of that language."""
        return best(self.titles, language)[0]

    def short(self, language: str) -> str:
        """The short title, or the full one where there is none."""
        return best(self.shorts, language)[0] or self.title(language)

    def label(self, language: str) -> str:
        """Code and short title: "GCM 15 · Access to basic services"."""
        return f"{self.name} · {self.short(language)}"

    def is_official(self, language: str) -> bool:
        """Whether the title in that language is the official wording, confirmed."""
        return bool(self.official.get(language))


@dataclass(frozen=True, slots=True)
class FrameworkFacts:
    """One framework with its items in order."""

    code: str
    family: str
    names: dict[str, str]
    descriptions: dict[str, str]
    source: str
    official_page: str
    items: tuple[ItemFacts, ...]

    def name(self, language: str) -> str:
        """The framework's name for a reader of that language."""
        return best(self.names, language)[0]

    def description(self, language: str) -> str:
        """One or two sentences on what the framework is."""
        return best(self.descriptions, language)[0]


@dataclass(frozen=True, slots=True)
class TermFacts:
    """One vocabulary term."""

    vocabulary: str
    code: str
    broader: str
    labels: dict[str, str]
    helps: dict[str, str]
    facts: dict[str, Any]

    def label(self, language: str) -> str:
        """The word for a reader of that language."""
        return best(self.labels, language)[0]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything above, ready to look up."""

    frameworks: dict[str, FrameworkFacts]
    items: dict[str, ItemFacts]
    terms: dict[str, dict[str, TermFacts]]
    read_at: float = field(default_factory=time.monotonic)


_kept: Catalogue | None = None
_lock = Lock()


def catalogue() -> Catalogue:
    """The whole catalogue; reads the database only when this process has no fresh copy."""
    global _kept  # noqa: PLW0603  one copy per process is the point
    kept = _kept
    if kept is None or time.monotonic() - kept.read_at > LOOK_AGAIN_SECONDS:
        with _lock:
            _kept = kept = _read()
    return kept


def forget() -> None:
    """Drop this process's copy, so that the next question reads the database."""
    global _kept  # noqa: PLW0603
    _kept = None


def _read() -> Catalogue:
    items: dict[str, ItemFacts] = {}
    by_framework: dict[str, list[ItemFacts]] = {}
    for row in Item.objects.select_related("framework"):
        facts = ItemFacts(
            code=row.code,
            framework=row.framework.code,
            family=row.framework.family,
            number=row.number,
            parent=row.parent,
            titles=row.titles,
            shorts=row.shorts,
            descriptions=row.descriptions,
            official=row.official,
            facts=row.facts,
        )
        items[row.code] = facts
        by_framework.setdefault(facts.framework, []).append(facts)
    frameworks = {
        row.code: FrameworkFacts(
            code=row.code,
            family=row.family,
            names=row.names,
            descriptions=row.descriptions,
            source=row.source,
            official_page=row.official_page,
            items=tuple(by_framework.get(row.code, ())),
        )
        for row in Framework.objects.all()
    }
    terms: dict[str, dict[str, TermFacts]] = {}
    for term in Term.objects.all():
        terms.setdefault(term.vocabulary, {})[term.code] = TermFacts(
            term.vocabulary, term.code, term.broader, term.labels, term.helps, term.facts
        )
    return Catalogue(frameworks, items, terms)


def frameworks() -> list[FrameworkFacts]:
    """Every framework in its order."""
    return list(catalogue().frameworks.values())


def framework(code: str) -> FrameworkFacts | None:
    """One framework by its code, or None."""
    return catalogue().frameworks.get(code)


def items(framework_code: str) -> tuple[ItemFacts, ...]:
    """The items of a framework in order; empty for an unknown one."""
    found = framework(framework_code)
    return found.items if found else ()


def item(code: str) -> ItemFacts | None:
    """One item by its code in any case ("gcm-15"), or None."""
    return catalogue().items.get(code) or catalogue().items.get(code.upper())


def item_label(code: str, language: str) -> str:
    """Code and short title of an item; the bare code when it is unknown."""
    found = item(code)
    return found.label(language) if found else code


def children(code: str) -> tuple[ItemFacts, ...]:
    """The items whose parent this is: the targets of a goal."""
    return tuple(found for found in catalogue().items.values() if found.parent == code)


def terms(vocabulary: str) -> list[TermFacts]:
    """The terms of a vocabulary in order; empty for an unknown one."""
    return list(catalogue().terms.get(vocabulary, {}).values())


def term(vocabulary: str, code: str) -> TermFacts | None:
    """One term, or None."""
    return catalogue().terms.get(vocabulary, {}).get(code)


def term_label(vocabulary: str, code: str, language: str) -> str:
    """The word for a term; the bare code when it is unknown."""
    found = term(vocabulary, code)
    return found.label(language) if found else code


def item_choices(framework_code: str, language: str) -> list[tuple[str, str]]:
    """Choices for a form: code and label."""
    return [(found.code, found.label(language)) for found in items(framework_code)]


def term_choices(vocabulary: str, language: str) -> list[tuple[str, str]]:
    """Choices for a form: code and word."""
    return [(found.code, found.label(language)) for found in terms(vocabulary)]


def forums() -> list[ReviewForum]:
    """Every review forum with its sessions, two queries in all."""
    return list(ReviewForum.objects.prefetch_related("sessions"))


def sessions_from(day: Any) -> list[ForumSession]:
    """Sessions that end on or after a day, soonest first."""
    return list(ForumSession.objects.filter(ends_on__gte=day).select_related("forum").order_by("starts_on"))
