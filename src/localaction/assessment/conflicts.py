"""Conflicts of interest: what can be seen from outside, and what must be declared before a text is shown. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from localaction.assessment.lifecycle import AssignmentStatus
from localaction.kit.answers import Answer, allow, refuse

Tie = Literal["own_government", "own_country", "partner"]
SHORTEST_NAME = 3


class ConflictKind(TextChoices):
    """What stands between an assessor and a fair judgement."""

    NONE = "none", _("I have no conflict of interest")
    OWN_GOVERNMENT = "own_government", _("I work or worked for this government, or advised it")
    OWN_COUNTRY = "own_country", _("It is in my country, and I could not judge it freely")
    PARTNER = "partner", _("My organisation or I took part in this action, or paid for it")
    OTHER = "other", _("Another reason")


@dataclass(frozen=True, slots=True)
class AssessorFacts:
    """What is known of an assessor: governments they are on the team of, the countries of these, their body's names."""

    governments: frozenset[int] = frozenset()
    countries: frozenset[str] = frozenset()
    body_names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """Whose action it is: ids and countries of its governments, names of its partners and organisations."""

    governments: frozenset[int]
    countries: frozenset[str]
    partners: frozenset[str]


def ties(assessor: AssessorFacts, action: ActionFacts) -> tuple[Tie, ...]:
    """What ties an assessor to an action, the strongest first; a hint to the secretariat, never a verdict."""
    found: list[Tie] = []
    if assessor.governments & action.governments:
        found.append("own_government")
    if _names_meet(assessor.body_names, action.partners):
        found.append("partner")
    if assessor.countries & action.countries:
        found.append("own_country")
    return tuple(found)


def is_barred(found: Iterable[Tie]) -> bool:
    """Whether an assessor cannot be asked at all: nobody judges their own government."""
    return "own_government" in found


def _names_meet(bodies: frozenset[str], partners: frozenset[str]) -> bool:
    """Whether a body's name or short name stands as whole words in the name of a partner."""
    wanted = [f" {_words(name)} " for name in bodies if len(name) >= SHORTEST_NAME]
    return any(name in f" {_words(partner)} " for partner in partners for name in wanted)


def _words(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def may_see_text(status: str, declared: str) -> Answer:
    """Whether the text may be shown in that state of an assignment, after what was `declared` last, or ""."""
    if status not in (AssignmentStatus.OPEN, AssignmentStatus.DONE):
        return refuse(_REFUSALS.get(status, _NOT_DECLARED))
    return allow() if declared == ConflictKind.NONE else refuse(_NOT_DECLARED)


NOT_YOURS = _("This assessment was given to somebody else.")
NOT_BEING_ASSESSED = _("This action is not being assessed now, so its text is not shown.")
_NOT_DECLARED = _("First say whether you have a conflict of interest. The text is shown afterwards.")
_REFUSALS: dict[str, Promise] = {
    AssignmentStatus.RECUSED: _("You declared a conflict of interest, so the text is not shown to you."),
    AssignmentStatus.ABSTAINED: _("You abstained, so the text is not shown to you."),
    AssignmentStatus.RELEASED: _("The secretariat has taken this assignment back. Thank you."),
}
