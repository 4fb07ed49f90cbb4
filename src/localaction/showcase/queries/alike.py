"""Published actions like one, with the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass

from localaction.register import queries as register
from localaction.register.shapes import Action
from localaction.register.similar import in_words, nearest_to
from localaction.register.translations import language_of
from localaction.showcase import addresses, places, words
from localaction.showcase.saying import Said, said

MOST_SHOWN = 4
MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """One similar action: whose it is, what it is called, and why it is shown."""

    title: Said
    href: str
    government: Said
    country: str
    kind: str
    reasons: tuple[str, ...]


def alike(reference: str, language: str) -> tuple[Alike, ...]:
    """Up to four actions of other governments like a published one; one query when there are any."""
    found = nearest_to(reference, limit=MOST_SHOWN)
    if not found:
        return ()
    standing = register.current_many("action", [one.reference for one in found])
    contents = {reference: one.content for reference, one in standing.items()}
    return tuple(
        _alike(content, in_words(one, language, most=MOST_REASONS), language)
        for one in found
        if isinstance(content := contents.get(one.reference), Action)
    )


def _alike(action: Action, reasons: tuple[str, ...], language: str) -> Alike:
    lead = next((one for one in action.owners if one.role == "lead"), None)
    return Alike(
        title=said(action.title, language_of(action, "title")),
        href=addresses.action(action.reference, language),
        government=said(lead.name, lead.language) if lead else said("", language),
        country=places.country(lead.country, language) if lead else "",
        kind=words.word(words.KINDS, action.kind),
        reasons=reasons,
    )
