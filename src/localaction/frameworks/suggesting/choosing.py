"""Which of the ranked items to show: with the sentence that led there, how sure, and for near misses why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from localaction.frameworks.suggesting.experience import Numbers, evidence, leads_to
from localaction.frameworks.suggesting.found import MOST, MOST_NEAR_MISSES, Strength, Suggestion
from localaction.frameworks.suggesting.notions import notions
from localaction.frameworks.suggesting.reading import Reading

FIRST = 5
MANY_ITEMS = 4  # a framework with no more items shows only what is likely by itself
MOST_TERMS = 4
_STRONG, _SHOWN, _TOUCHED = 0.45, 0.28, 0.07
_NAMED = 0.04
_BELIEVED, _POSSIBLE = 0.5, 0.3
_MEANS_IT, _WORTH_OF_MEANING = 0.5, 0.4
_CORE = 0.9
_FORCED_TO_FLEE = frozenset(
    {"refugees", "asylum-seekers", "temporary-protection", "stateless", "host-community", "returnees"}
)


@dataclass(frozen=True)
class Judged:
    """One framework's items, ranked: places in `items` best first, and the chance of each item in their own order."""

    framework: str
    items: tuple[str, ...]
    order: tuple[int, ...]
    chances: Numbers


@dataclass(frozen=True)
class Support:
    """What speaks for the items: per sentence and item, by words alone and together with meaning."""

    leads: Numbers
    words: Numbers
    both: Numbers

    def best_sentence(self, place: int) -> int:
        """The sentence to show for an item: one whose words name it, else the one nearest in meaning."""
        words = self.words[:, place]
        return int((words if words.max() >= _NAMED else self.both[:, place]).argmax())


def ranked(chances: Numbers, scores: NDArray[numpy.float64]) -> tuple[int, ...]:
    """Places of the items, best first: the best five by score and then the others, each lot by its chance.

    The score lets rare items in among the first five; within them the likeliest come first.
    """
    order = [int(place) for place in numpy.argsort(-scores, kind="stable")]
    first, others = order[:FIRST], order[FIRST:]
    return (
        *sorted(first, key=lambda place: -chances[place]),
        *sorted(others, key=lambda place: -chances[place]),
    )


def support(reading: Reading, items: tuple[str, ...]) -> Support:
    """How much each sentence speaks for each item."""
    leads = leads_to(items)
    meant = numpy.where(reading.by_meaning >= _MEANS_IT, reading.by_meaning * _WORTH_OF_MEANING, 0.0)
    weights = reading.weights[:, None]
    words = evidence(reading.by_words, leads) * weights
    return Support(leads, words, words + evidence(meant, leads) * weights)


def chosen(judged: Judged, reading: Reading, populations: Sequence[str]) -> tuple[Suggestion, ...]:
    """Strong and likely suggestions, then near misses; only items for which a sentence speaks."""
    if not reading.said:
        return ()
    speaks = support(reading, judged.items)
    others = judged.framework.startswith("gcr") and _serves_others(populations, reading)
    shown: list[Suggestion] = []
    missed: list[tuple[float, Suggestion]] = []
    for rank, place in enumerate(judged.order):
        row = speaks.best_sentence(place)
        much = float(speaks.both[row, place])
        if much < _TOUCHED:
            continue
        strength = _strength(rank, much, float(judged.chances[place]), len(judged.items))
        if others or strength == "near_miss" or len(shown) == MOST:
            why_not = "not_refugees" if others else _why_not(place, row, reading, speaks)
            missed.append((much, _suggestion(judged, place, row, reading, speaks, "near_miss", why_not)))
        else:
            shown.append(_suggestion(judged, place, row, reading, speaks, strength, ""))
    missed.sort(key=lambda one: -one[0])
    return (*shown, *(one for _, one in missed[:MOST_NEAR_MISSES]))


def _strength(rank: int, much: float, chance: float, items: int) -> Strength:
    if rank < MOST and much >= _STRONG and chance >= _BELIEVED:
        return "strong"
    likely_alone = chance >= _POSSIBLE or (much >= _STRONG and rank < MOST)
    if rank < FIRST and much >= _SHOWN and (items > MANY_ITEMS or likely_alone):
        return "likely"
    return "likely" if rank < MOST and much >= _STRONG and items > MANY_ITEMS else "near_miss"


def _serves_others(populations: Sequence[str], reading: Reading) -> bool:
    """Whether the people chosen are none that the refugee compact speaks of, and the text names none either."""
    if not populations or _FORCED_TO_FLEE.intersection(populations):
        return False
    asylum = next(place for place, notion in enumerate(notions()) if notion.code == "asylum")
    return float(reading.words[asylum]) == 0.0


def _suggestion(
    judged: Judged, place: int, row: int, reading: Reading, speaks: Support, strength: Strength, why_not: str
) -> Suggestion:
    sentence, lead = reading.said[row], speaks.leads[:, place]
    leading = sorted(
        (hit for hit in reading.hits[row] if lead[hit.notion] > 0),
        key=lambda hit: (not hit.telling, -lead[hit.notion], -len(hit.words)),
    )
    notion = leading[0].notion if leading else int((reading.by_meaning[row] * lead).argmax())
    return Suggestion(
        item=judged.items[place],
        framework=judged.framework,
        score=round(float(judged.chances[place]), 4),
        field=sentence.field,
        sentence=sentence.text,
        terms=_apart([hit.words for hit in leading if hit.notion == notion]),
        meaning=not leading,
        strength=strength,
        why_not=why_not,
        notion=notions()[notion].code,
    )


def _apart(words: Sequence[str]) -> tuple[str, ...]:
    """Without words that stand inside others, at most four."""
    once = list(dict.fromkeys(words))
    return tuple(one for one in once if not any(one in other and one != other for other in once))[:MOST_TERMS]


def _why_not(place: int, row: int, reading: Reading, speaks: Support) -> str:
    """The code of what keeps an item from being suggested."""
    lead = speaks.leads[:, place]
    leading = [hit for hit in reading.hits[row] if lead[hit.notion] > 0]
    if not leading:
        return "meaning_only"
    touched = max(leading, key=lambda hit: (hit.telling, lead[hit.notion]))
    wanted = notions()[touched.notion].wants
    if wanted and lead[_place_of(wanted)] >= _CORE and float(reading.words[_place_of(wanted)]) == 0.0:
        return f"lacks:{wanted}"
    if not touched.telling:
        return "hints_only"
    core = [spot for spot in numpy.argsort(-lead, kind="stable") if lead[spot] >= _CORE]
    if lead[touched.notion] < _CORE and core and not any(reading.words[spot] > 0 for spot in core):
        return f"lacks:{notions()[int(core[0])].code}"
    return "in_passing" if reading.weights[row] < _BELIEVED else "outranked"


def _place_of(code: str) -> int:
    return next(place for place, notion in enumerate(notions()) if notion.code == code)
