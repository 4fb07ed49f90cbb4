"""The three pathways through a draft: which one suits a government, how many questions it asks, how long it takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from localaction.actions import sections
from localaction.actions.sections.asked import PATHWAYS, QUESTIONS, question_of, questions_asked
from localaction.actions.sections.pages import FORM_ASKS

__all__ = ("PATHWAYS", "QUESTIONS", "for_government", "minutes", "pages", "questions", "questions_on")

SMALL_UP_TO: Final = 50_000
CITIES: Final = frozenset({"municipality", "city", "district", "county"})
NETWORKS: Final = frozenset({"province", "region", "state", "association"})


def for_government(level: str, population: int | None) -> str:
    """The pathway that suits a government: by its level, and for towns by how many people live there.

    A town whose population nobody knows is taken for small when it calls itself a municipality.
    """
    if level in NETWORKS:
        return "network"
    if level not in CITIES:
        return "city"
    if population is None:
        return "small" if level == "municipality" else "city"
    return "small" if population < SMALL_UP_TO else "city"


def pages(pathway: str, kind: str = "", known: Mapping[str, str] | None = None) -> tuple[sections.Page, ...]:
    """The pages of a pathway for a kind of action, each with the questions that are asked there."""
    return sections.pages_asked(pathway, kind, known)


def questions(pathway: str, kind: str = "") -> int:
    """How many questions a pathway asks of a kind of action, counted as `sections.asked` says."""
    return len(questions_asked(pathway, kind))


def questions_on(page: sections.Page) -> tuple[str, ...]:
    """The questions of one page by name, each once, in order; the reasons that follow the agreements are none."""
    asked = dict.fromkeys(question_of(name) for name in page.names)
    if page.form in FORM_ASKS and page.form != "reasons":
        asked[FORM_ASKS[page.form]] = None
    return tuple(asked)


def minutes(pathway: str, kind: str = "") -> int:
    """How many minutes the questions of a pathway usually take."""
    return -(-sum(page.seconds for page in pages(pathway, kind)) // 60)
