"""Which questions each pathway asks, by kind of action, and how they are counted. The columns underneath are the same.

How questions are counted, for everybody who says a number:

- one question is one ask, or one group of rows, however many rows somebody fills;
- boxes that belong together are one question: the place with its province and country, the cost with its currency,
  and the four permissions for the international sites;
- choosing what an action serves in the global agreements is one question, with the reasons that may follow it;
- all pictures are one question, and so are all who stand behind the action;
- what we know already is not asked: the language somebody writes in (chosen at the start) and, on the shortest
  pathway, the place, which is the government's own. Should one of them be empty, it is asked after all.

A question that only one kind of action needs counts for that kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PATHWAYS: Final = ("small", "city", "network")
QUESTIONS: Final[Mapping[str, int]] = {"small": 12, "city": 20, "network": 30}
UNSAID: Final = "practice"  # until the kind is said, what a practice is asked is asked

# the boxes that make one question, under the name of the question
TOGETHER: Final[Mapping[str, tuple[str, ...]]] = {
    "where": ("place_name", "place_admin1", "place_country"),
    "cost": ("budget_amount", "budget_currency"),
    "permissions": ("consent_hub", "consent_gcm", "consent_gcr", "consent_gfmd"),
}
# what a draft knows from its first moment: the columns that must not be empty
KNOWN: Final = ("language", "place_name", "place_country")

_SMALL = "title kind stage starts_on priorities challenge what_was_done populations alignment permissions"
_SMALL_BY_KIND = {
    "practice": "results lessons",
    "ongoing": "results lessons",
    "commitment": "further_commitment milestones",
}
_CITY = "summary where claims partners cost support_kinds pictures"
_CITY_BY_KIND = {"practice": "evidence", "ongoing": "evidence", "commitment": "who_does_what"}
_NETWORK = "ends_on themes support_needed transferability owners"
_NETWORK_BY_KIND = {
    "practice": "who_does_what what_went_wrong recommendations further_commitment milestones",
    "ongoing": "who_does_what what_went_wrong recommendations further_commitment milestones",
    "commitment": "objective contact_organisation legal_competence preconditions staff",
}


def _by_kind(*parts: tuple[str, Mapping[str, str]]) -> Mapping[str, frozenset[str]]:
    return {
        kind: frozenset(name for always, sometimes in parts for name in f"{always} {sometimes[kind]}".split())
        for kind in ("practice", "ongoing", "commitment")
    }


_small, _city, _network = (_SMALL, _SMALL_BY_KIND), (_CITY, _CITY_BY_KIND), (_NETWORK, _NETWORK_BY_KIND)
ASKED: Final[Mapping[str, Mapping[str, frozenset[str]]]] = {
    "small": _by_kind(_small),
    "city": _by_kind(_small, _city),
    "network": _by_kind(_small, _city, _network),
}


def questions_asked(pathway: str, kind: str) -> frozenset[str]:
    """The questions of a pathway for a kind of action ("" while it is not said), by name, each counted once."""
    return ASKED[pathway][kind or UNSAID]


def names_asked(pathway: str, kind: str) -> frozenset[str]:
    """The same as columns, groups and forms: a question of several boxes gives the name of each."""
    questions = questions_asked(pathway, kind)
    return frozenset(name for question in questions for name in TOGETHER.get(question, (question,)))


def question_of(name: str) -> str:
    """The question that a box belongs to: "budget_currency" belongs to "cost"."""
    return next((question for question, names in TOGETHER.items() if name in names), name)
