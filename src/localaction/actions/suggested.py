"""Reading what a draft's text points to: items it may serve, each with the sentence that led there.

Nothing here is kept: what is suggested is thought anew from the text whenever somebody asks. Kept is only what a
person answered (SuggestionAnswer).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from localaction.actions.lifecycle import Status
from localaction.actions.models import Action, SuggestionAnswer, Verdict
from localaction.frameworks import queries as frameworks
from localaction.frameworks.suggest import (
    FRAMEWORKS,
    Passage,
    Suggestion,
    Suggestions,
    reason_in_words,
    suggest,
)

TEXTS = (
    "title", "summary", "challenge", "objective", "what_was_done", "who_does_what", "results", "evidence", "lessons",
    "recommendations", "further_commitment", "support_needed", "transferability",
)  # fmt: skip
LEAST_WORDS = 12  # below that a text points everywhere
PRIORITIES = "priorities"
ASIDE = frozenset({"gcm-principles", "gcr-areas", "sdg-targets"})
_SENTENCE = "\ue000"  # stands for the sentence, which is shown in its own language
SHOWN_FIRST = 3  # of each framework; the others under a disclosure


@dataclass(frozen=True, slots=True)
class Offer:
    """One suggestion for a reader. `state`: "" (waits for an answer), "chosen" (on the list already), "rejected".

    `has_reason`: somebody wrote why it fits. `before` and `after`: why it is suggested, around the sentence, which is
    in the language of the action.
    """

    suggestion: Suggestion
    label: str
    title: str
    state: str = ""
    has_reason: bool = False
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """One framework's offers: a few to be answered, more of them, chosen already, turned down, near misses."""

    framework: str
    name: str
    waiting: tuple[Offer, ...]
    more: tuple[Offer, ...]
    chosen: tuple[Offer, ...]
    rejected: tuple[Offer, ...]
    near_misses: tuple[Offer, ...]

    @property
    def is_aside(self) -> bool:
        """Whether it refines another framework, and is folded away where there is little room."""
        return self.framework in ASIDE

    @property
    def waits(self) -> int:
        """How many suggestions have no answer yet."""
        return len(self.waiting) + len(self.more)


def passages_of(action: Action) -> list[Passage]:
    """The texts that say what the action does, and its milestones."""
    texts = [Passage(name, text) for name in TEXTS if (text := getattr(action, name).strip())]
    return texts + [Passage("milestones", one.text) for one in action.milestones.all()]


def says_enough(action: Action) -> bool:
    """Whether there is enough text to think about."""
    return sum(len(one.text.split()) for one in passages_of(action)) >= LEAST_WORDS


def suggestions_for(action: Action) -> Suggestions | None:
    """What the text of an action points to, as it stands now; None while it says too little."""
    if not says_enough(action):
        return None
    return _thought(
        tuple(passages_of(action)),
        action.language,
        action.kind,
        tuple(action.populations),
        tuple(action.themes),
    )


@lru_cache(maxsize=32)
def _thought(
    passages: tuple[Passage, ...],
    language: str,
    kind: str,
    populations: tuple[str, ...],
    themes: tuple[str, ...],
) -> Suggestions:
    """The same text is thought about once, though it is shown, answered and shown again."""
    return suggest(passages, language=language, kind=kind, populations=populations, themes=themes)


def found_in(suggestions: Suggestions, item: str) -> Suggestion | None:
    """One suggestion or near miss by its item."""
    return next((one for one in _all(suggestions) if one.item == item), None)


def _all(suggestions: Suggestions) -> Iterator[Suggestion]:
    for framework in FRAMEWORKS:
        yield from suggestions.ranked(framework)
        yield from suggestions.near_misses(framework)


def chosen_of(action: Action) -> dict[str, str]:
    """What the action says it serves: the reason by item, "" without one. Priority objectives carry none."""
    chosen = dict.fromkeys(action.priorities, "")
    return chosen | {one.item_id: one.reason for one in action.alignments.all()}


def offered(action: Action, reader: str) -> list[Offered]:
    """Everything there is to say to a reader about what an action may serve, framework by framework."""
    suggestions = suggestions_for(action)
    if suggestions is None:
        return []
    chosen = chosen_of(action)
    turned_down = SuggestionAnswer.objects.filter(action=action, verdict=Verdict.REJECTED)
    rejected = {one.item_id for one in turned_down}
    found = []
    for code in (PRIORITIES, *(one for one in FRAMEWORKS if one != PRIORITIES)):
        framework = frameworks.framework(code)
        offers = [_offer(one, reader, chosen, rejected) for one in suggestions.ranked(code)]
        near = [_offer(one, reader, chosen, rejected) for one in suggestions.near_misses(code)]
        if framework is not None and (offers or near):
            found.append(
                _sorted(
                    code, framework.name(reader), [one for one in offers if one], [one for one in near if one]
                )
            )
    return found


def _offer(suggestion: Suggestion, reader: str, chosen: dict[str, str], rejected: set[str]) -> Offer | None:
    facts = frameworks.item(suggestion.item)
    if facts is None:
        return None
    state = "chosen" if facts.code in chosen else "rejected" if facts.code in rejected else ""
    has_reason = bool(chosen.get(facts.code)) or suggestion.framework == PRIORITIES
    before, after = why(suggestion, reader)
    return Offer(suggestion, facts.label(reader), facts.title(reader), state, has_reason, before, after)


def why(suggestion: Suggestion, reader: str) -> tuple[str, str]:
    """Why an item is suggested, in the reader's language: what comes before the sentence, and what comes after it."""
    before, _mark, after = reason_in_words(replace(suggestion, sentence=_SENTENCE), reader).partition(
        _SENTENCE
    )
    return before, after


def _sorted(code: str, name: str, offers: list[Offer], near: list[Offer]) -> Offered:
    waiting = [one for one in offers if not one.state]
    return Offered(
        code,
        name,
        waiting=tuple(waiting[:SHOWN_FIRST]),
        more=tuple(waiting[SHOWN_FIRST:]),
        chosen=tuple(one for one in offers if one.state == "chosen"),
        rejected=tuple(one for one in (*offers, *near) if one.state == "rejected"),
        near_misses=tuple(one for one in near if not one.state),
    )


# --- evaluation data


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer as a line of evaluation data: codes and numbers, no text and no person."""

    action: str
    language: str
    framework: str
    item: str
    verdict: str
    score: float
    strength: str
    is_chosen: bool
    on: str


def judged() -> Iterator[Judged]:
    """Every answer about actions that were ever sent, in order. Drafts are nobody's business but their city's."""
    answers = (
        SuggestionAnswer.objects.exclude(action__status=Status.DRAFT)
        .select_related("action")
        .prefetch_related("action__alignments")
        .order_by("action__reference", "item_id")
    )
    for one in answers:
        yield Judged(
            action=one.action.reference,
            language=one.language,
            framework=one.framework,
            item=one.item_id,
            verdict=one.verdict,
            score=one.score,
            strength=one.strength,
            is_chosen=one.item_id in chosen_of(one.action),
            on=one.at.date().isoformat(),
        )
