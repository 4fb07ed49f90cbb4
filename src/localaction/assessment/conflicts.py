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

Tie = Literal[
    "own_government", "declared", "partner", "own_country", "network", "twin", "contact", "advised_against"
]
Effect = Literal["bars", "warns"]
SHORTEST_NAME = 3

# What each tie does. Barred: never asked. Warned: only by hand, knowingly; no rule and no balance ever asks them.
EFFECTS: dict[Tie, Effect] = {
    "own_government": "bars",
    "declared": "bars",
    "partner": "bars",
    "own_country": "warns",
    "network": "warns",
    "twin": "warns",
    "contact": "warns",
    "advised_against": "warns",
}
SENTENCES: dict[Tie, Promise] = {
    "own_government": _("Lives in, works or worked for a government of this action, or advised it."),
    "declared": _(
        "Declared a conflict of interest about this action, or about another one of its government."
    ),
    "partner": _("Their own organisation is a partner of this action."),
    "own_country": _("It is in their own country."),
    "network": _("Belongs to a network that a government of this action belongs to."),
    "twin": _("A city of theirs is twinned with a government of this action."),
    "contact": _("Dealt with a government of this action before, at the desk or in its name."),
    "advised_against": _("Advised against this action in an earlier round."),
}


class ConflictKind(TextChoices):
    """What stands between an assessor and a fair judgement."""

    NONE = "none", _("I have no conflict of interest")
    OWN_GOVERNMENT = "own_government", _("I work or worked for this government, or advised it")
    OWN_COUNTRY = "own_country", _("It is in my country, and I could not judge it freely")
    PARTNER = "partner", _("My organisation or I took part in this action, or paid for it")
    OTHER = "other", _("Another reason")


@dataclass(frozen=True, slots=True)
class AssessorFacts:
    """What is known of an assessor, from what they told and from what the records say; numbers of records.

    `governments` they belong or belonged to, or advised; `twins` of these; `countries` their own and those of the
    governments they work or worked for; `body_names` of their organisation; `networks` they belong to; `met`
    governments they dealt with; `declared` governments about which they declared a conflict; `advised_against`
    actions they would have declined in an earlier round.
    """

    governments: frozenset[int] = frozenset()
    countries: frozenset[str] = frozenset()
    body_names: frozenset[str] = frozenset()
    networks: frozenset[int] = frozenset()
    twins: frozenset[int] = frozenset()
    met: frozenset[int] = frozenset()
    declared: frozenset[int] = frozenset()
    advised_against: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """Whose action it is: its number, those of its governments and their networks, countries, names of partners."""

    governments: frozenset[int]
    countries: frozenset[str]
    partners: frozenset[str]
    networks: frozenset[int] = frozenset()
    number: int = 0


def ties(assessor: AssessorFacts, action: ActionFacts) -> tuple[Tie, ...]:
    """What ties an assessor to an action, the strongest first."""
    found: dict[Tie, bool] = {
        "own_government": bool(assessor.governments & action.governments),
        "declared": bool(assessor.declared & action.governments),
        "partner": _names_meet(assessor.body_names, action.partners),
        "own_country": bool(assessor.countries & action.countries),
        "network": bool(assessor.networks & action.networks),
        "twin": bool(assessor.twins & action.governments),
        "contact": bool(assessor.met & action.governments),
        "advised_against": action.number in assessor.advised_against,
    }
    return tuple(tie for tie, holds in found.items() if holds)


def is_barred(found: Iterable[Tie]) -> bool:
    """Whether an assessor cannot be asked at all."""
    return any(EFFECTS[tie] == "bars" for tie in found)


def sentences(found: Iterable[Tie]) -> list[Promise]:
    """Each tie in a sentence."""
    return [SENTENCES[tie] for tie in found]


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
