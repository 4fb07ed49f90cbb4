"""Published actions like one: near in meaning whatever their language, and alike in what they serve, and for whom.

    nearest("An evening school for parents", objectives=["GCM-15"], populations=["refugees"], residents=214_000)

Every result says why. Codes that few actions share count more than those that most do.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext as _
from django.utils.translation import override

from localaction.design.writing import list_text, number_text
from localaction.frameworks.queries import item_label, term_label
from localaction.register import meanings
from localaction.register.meanings import Facts

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

WEIGHTS = {"meaning": 0.62, "objective": 0.16, "population": 0.08, "theme": 0.09, "size": 0.05}
NEAR, VERY_NEAR = 0.50, 0.62  # cosines: unrelated actions lie below 0.4
LEAST = 0.40  # of the whole score
LIKE_SIZE = 0.7  # of 1: within twice or half
LOOKED_AT = 400  # the nearest in meaning, of which the others are weighed
ENOUGH_OBJECTIVES = 3  # with fewer, sharing them says less
LEAST_MEANING = 0.42  # where there is a text, it must be near at all
MOST_NAMED = 2  # codes in one reason

Kind = Literal["meaning", "objective", "population", "theme", "size"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One way in which two actions are alike. `codes`: what they share. `strength` from 0 to 1.

    For "meaning" the strength is the cosine; for "size" `residents` are those of the other government.
    """

    kind: Kind
    strength: float
    codes: tuple[str, ...] = ()
    residents: int = 0

    @property
    def is_strong(self) -> bool:
        """Whether it deserves the stronger word."""
        return self.kind == "meaning" and self.strength >= VERY_NEAR


@dataclass(frozen=True, slots=True)
class Similar:
    """One published action that is like another one, with the strongest reasons first."""

    reference: str
    score: float
    reasons: tuple[Reason, ...]


def nearest(
    text_or_point: str | Sequence[str] | NDArray[numpy.float32] | None,
    *,
    objectives: Collection[str] = (),
    populations: Collection[str] = (),
    themes: Collection[str] = (),
    residents: int | None = None,
    exclude: Collection[str] = (),
    without_government: str = "",
    limit: int = 5,
) -> tuple[Similar, ...]:
    """The published actions most like what is given, one per government, the likest first; () while none are known.

    Text is turned into a point here, which loads the model; a point is used as it is; None compares codes only.
    """
    known = meanings.meanings()
    if known is None or not known.facts or limit < 1:
        return ()
    point = _point(text_or_point)
    asked = Facts("", "", "", "", residents, tuple(objectives), tuple(populations), tuple(themes))
    rows, cosines = _candidates(known, point)
    weighed = _Weighed(known, asked, has_meaning=point is not None)
    found = [
        weighed.against(asked, known.facts[row], cosine)
        for row, cosine in zip(rows, cosines, strict=True)
        if known.facts[row].reference not in exclude
        and (not without_government or known.facts[row].government != without_government)
    ]
    return _best(known, found, limit)


def nearest_to(reference: str, *, limit: int = 5) -> tuple[Similar, ...]:
    """Published actions like a published one, of other governments; () while it is not known."""
    known = meanings.meanings()
    row = known.place.get(reference) if known else None
    if known is None or row is None:
        return ()
    facts = known.facts[row]
    return nearest(
        known.points[row],
        objectives=facts.objectives,
        populations=facts.populations,
        themes=facts.themes,
        residents=facts.residents,
        exclude=(reference,),
        without_government=facts.government,
        limit=limit,
    )


def _point(given: str | Sequence[str] | NDArray[numpy.float32] | None) -> NDArray[numpy.float32] | None:
    """A point of unit length, or None when nothing was said."""
    if given is None or isinstance(given, str | list | tuple):
        texts = [given] if isinstance(given, str) else list(given or ())
        texts = [text for text in texts if text.strip()]
        return meanings.point_of(texts) if texts else None
    point: NDArray[numpy.float32] = given  # type: ignore[assignment]
    return point if point.any() else None


def _candidates(
    known: meanings.Meanings, point: NDArray[numpy.float32] | None
) -> tuple[list[int], list[float]]:
    """The rows to weigh and their cosines; every row where there is no meaning to go by."""
    import numpy

    count = len(known.facts)
    if point is None:
        return list(range(count)), [0.0] * count
    cosines = known.points @ point
    rows = [int(row) for row in numpy.argsort(-cosines, kind="stable")[:LOOKED_AT]]
    near = [row for row in rows if cosines[row] >= LEAST_MEANING]
    return near, [float(cosines[row]) for row in near]


@lru_cache(maxsize=2)
def _rarity(facts: tuple[Facts, ...]) -> dict[str, float]:
    """How telling each code is: near 1 where few actions have it, near 0 where all do."""
    counts = Counter(code for one in facts for code in (*one.objectives, *one.populations, *one.themes))
    whole = math.log(len(facts) + 1.0)
    return {code: math.log((len(facts) + 1.0) / (count + 0.5)) / whole for code, count in counts.items()}


class _Weighed:
    """Weighing one action against others, by what is known of it: what is not said counts neither way."""

    def __init__(self, known: meanings.Meanings, asked: Facts, *, has_meaning: bool) -> None:
        self.rarity = _rarity(known.facts)
        said = {
            "meaning": has_meaning,
            "objective": bool(asked.objectives),
            "population": bool(asked.populations),
            "theme": bool(asked.themes),
            "size": bool(asked.residents),
        }
        weights = {name: weight if said[name] else 0.0 for name, weight in WEIGHTS.items()}
        weights["objective"] *= min(1.0, len(asked.objectives) / ENOUGH_OBJECTIVES)
        whole = sum(weights.values()) or 1.0
        self.weights = {name: weight / whole for name, weight in weights.items()}

    def against(self, asked: Facts, other: Facts, cosine: float) -> Similar:
        """The other action with its score and the reasons worth telling."""
        reasons = [
            Reason("meaning", max(cosine, 0.0)),
            self._shared("objective", asked.objectives, other.objectives),
            self._shared("population", asked.populations, other.populations),
            self._shared("theme", asked.themes, other.themes),
            _size(asked.residents, other.residents),
        ]
        score = sum(self.weights[one.kind] * one.strength for one in reasons)
        told = [one for one in reasons if _is_worth_telling(one)]
        told.sort(key=lambda one: -self.weights[one.kind] * one.strength)
        return Similar(other.reference, round(score, 4), tuple(told))

    def _shared(self, kind: Kind, one: Collection[str], other: Collection[str]) -> Reason:
        """The codes of both; the strength is the cosine of two sets in which rare codes weigh more."""
        both = set(one) & set(other)
        lengths = [math.sqrt(sum(self.rarity.get(code, 1.0) for code in codes)) for codes in (one, other)]
        shared = sum(self.rarity.get(code, 1.0) for code in both)
        strength = shared / (lengths[0] * lengths[1]) if shared and all(lengths) else 0.0
        telling = sorted(both, key=lambda code: (-self.rarity.get(code, 1.0), code))
        return Reason(kind, min(strength, 1.0), tuple(telling[:MOST_NAMED]))


def _size(one: int | None, other: int | None) -> Reason:
    """How alike two cities are in size: 1 for the same, 0 from ten times on."""
    if not one or not other or one < 1 or other < 1:
        return Reason("size", 0.0)
    return Reason("size", max(0.0, 1.0 - abs(math.log10(one / other))), residents=other)


def _is_worth_telling(reason: Reason) -> bool:
    if reason.kind == "meaning":
        return reason.strength >= NEAR
    if reason.kind == "size":
        return reason.strength >= LIKE_SIZE
    return bool(reason.codes)


def _best(known: meanings.Meanings, found: Iterable[Similar], limit: int) -> tuple[Similar, ...]:
    """The likest, no more than one of each government: the same city again teaches less than another one."""
    chosen: list[Similar] = []
    seen: set[str] = set()
    for one in sorted(found, key=lambda one: (-one.score, one.reference)):
        if one.score < LEAST or len(chosen) == limit:
            break
        government = known.facts[known.place[one.reference]].government
        if not one.reasons or (government and government in seen):
            continue
        seen.add(government)
        chosen.append(one)
    return tuple(chosen)


# --- in words


def in_words(found: Similar, language: str, *, most: int = 4) -> tuple[str, ...]:
    """Why an action is like the one that was asked about: one short line for each reason, the strongest first."""
    with override(language):
        return tuple(_line(reason, language) for reason in found.reasons[:most])


def _line(reason: Reason, language: str) -> str:
    if reason.kind == "meaning":
        return _("Very close in meaning") if reason.is_strong else _("Close in meaning")
    if reason.kind == "size":
        told = {"residents": number_text(reason.residents, language)}
        return _("A place of similar size: %(residents)s residents") % told
    if reason.kind == "objective":
        items = [item_label(code, language) for code in reason.codes]
        return _("Serves the same: %(items)s") % {"items": list_text(items, language)}
    vocabulary = "populations" if reason.kind == "population" else "themes"
    terms = list_text([term_label(vocabulary, code, language) for code in reason.codes], language)
    if reason.kind == "population":
        return _("For the same people: %(people)s") % {"people": terms}
    return _("The same means or field: %(themes)s") % {"themes": terms}
