"""The support that a government asks for, action by action, in its own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from localaction.frameworks import queries as frameworks
from localaction.register.shapes import Action
from localaction.showcase import addresses
from localaction.showcase.queries.retold import reading_of
from localaction.showcase.saying import Said, lead_and_rest, said

MOST_SHOWN = 8
FINAL = ("fulfilled", "ended")


@dataclass(frozen=True, slots=True)
class Need:
    """What would help one action: kinds of support, and the beginning of what the government wrote."""

    title: Said
    href: str
    kinds: tuple[str, ...]
    text: Said


def needs_of(actions: Iterable[Action], language: str) -> tuple[Need, ...]:
    """What is asked for by actions that go on; one that is done asks for nothing any more."""
    asking = [
        action
        for action in actions
        if (action.support_kinds or action.support_needed.strip()) and action.stage not in FINAL
    ]
    return tuple(_need(action, language) for action in asking[:MOST_SHOWN])


def _need(action: Action, language: str) -> Need:
    reading = reading_of(action, language)
    text, _rest = lead_and_rest(reading.action.support_needed)
    return Need(
        title=said(reading.action.title, reading.language_of("title")),
        href=f"{addresses.action(action.reference, language)}#support",
        kinds=tuple(frameworks.term_label("support-kinds", code, language) for code in action.support_kinds),
        text=said(text, reading.language_of("support_needed")),
    )
