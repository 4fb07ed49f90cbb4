"""Examples for a question from published actions: how others answered it, in their own words, with their names.

Only the register is read. The nearest come first: the same kind of action, the same priorities, the writer's language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from localaction.actions.typed import opening
from localaction.register import index, queries, search
from localaction.register.shapes import Action
from localaction.register.translations import language_of

FROM_EACH = 24  # actions of each way of looking
KEPT = 6  # examples of one question
SHOWN = 2
SHORTEST, LONGEST = 6, 60  # words
QUESTIONS = (
    "title", "summary", "challenge", "objective", "what_was_done", "who_does_what", "results", "evidence", "lessons",
    "what_went_wrong", "recommendations", "further_commitment", "support_needed", "transferability",
    "legal_competence", "preconditions", "staff", "time_needed",
)  # fmt: skip
SHORT_ANSWERS = frozenset({"title", "staff", "time_needed"})


@dataclass(frozen=True, slots=True)
class Example:
    """One answer of a published action. `text` is in `language`; `is_whole`: nothing was left out after it.

    `government` is named as it calls itself, in `government_language`.
    """

    text: str
    language: str
    is_whole: bool
    reference: str
    title: str
    government: str
    government_language: str
    country: str


def examples(
    question: str, *, language: str, kind: str = "", priorities: Iterable[str] = (), besides: str = ""
) -> tuple[Example, ...]:
    """One or two examples for a question of that name, from different governments; () where nobody answered it.

    `besides`: the government (slug) whose own actions are no help to itself.
    """
    found = _gathered(index.stamp(), language, kind, tuple(sorted(priorities))).get(question, ())
    others = [example for slug, example in found if not besides or slug != besides]
    return tuple(others[:SHOWN])


@lru_cache(maxsize=128)
def _gathered(
    stamp: tuple[int, ...], language: str, kind: str, priorities: tuple[str, ...]
) -> dict[str, tuple[tuple[str, Example], ...]]:
    """Examples of every question with the slug of the lead; kept until the index moves on (`stamp`)."""
    found: dict[str, list[tuple[str, Example]]] = {question: [] for question in QUESTIONS}
    for action in _nearest(language, kind, priorities):
        for question in QUESTIONS:
            taken = {slug for slug, _example in found[question]}
            lead = action.owners[0] if action.owners else None
            if lead is None or lead.slug in taken or len(taken) >= KEPT:
                continue
            if example := _example(action, question):
                found[question].append((lead.slug, example))
    return {question: tuple(some) for question, some in found.items() if some}


def _nearest(language: str, kind: str, priorities: tuple[str, ...]) -> Iterator[Action]:
    """Actions in the writer's language before others; among them the same kind and priorities first."""
    near: dict[str, tuple[str, ...]] = {"kind": (kind,)} if kind else {}
    ways: list[dict[str, tuple[str, ...]]] = [
        {**near, "priority": priorities, "language": (language,)},
        {**near, "language": (language,)},
        {"language": (language,)},
        {**near, "priority": priorities},
        near,
    ]
    references: dict[str, None] = {}
    for filters in ways:
        request = search.SearchRequest(filters=filters, per_page=FROM_EACH, counted=(), sort="newest")
        references |= dict.fromkeys(hit.card.reference for hit in search.find(request).hits)
    for published in queries.current_many("action", references).values():
        if isinstance(published.content, Action):
            yield published.content


def _example(action: Action, question: str) -> Example | None:
    answer = str(getattr(action, question)).strip()
    text = opening(answer, LONGEST)
    count = len(text.split())
    if not text or (count < SHORTEST and question not in SHORT_ANSWERS):
        return None
    lead = action.owners[0]
    return Example(
        text=text,
        language=language_of(action, question),
        is_whole=len(text) >= len(" ".join(answer.split())),
        reference=action.reference,
        title=action.title,
        government=lead.name,
        government_language=lead.language,
        country=action.place.country,
    )
