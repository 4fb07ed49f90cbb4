"""Words as people write them, kept beside their plain form: to complete what is typed and to mend its spelling. Pure.

The index holds each word as "ecoles|écoles": found by its plain letters, shown with its accents.
"""

from __future__ import annotations

from collections.abc import Iterable

from localaction.kit import analysis

APART = "|"
LEAST = 2  # letters of a word worth completing


def entries(texts: Iterable[str]) -> tuple[str, ...]:
    """The words of some texts as the index holds them, each once; an Arabic word without its article too."""
    found: dict[str, None] = {}
    for text in texts:
        for word in analysis.words(text):
            if LEAST <= len(word) <= analysis.LONGEST_WORD and word not in analysis.STOP_WORDS:
                found[_entry(word)] = None
                bare = analysis.without_article(word)
                if bare != word:
                    found[_entry(bare)] = None
    return tuple(found)


def _entry(word: str) -> str:
    return f"{plain(word)}{APART}{word}"


def plain(word: str) -> str:
    """The word without accents, in one form of each Arabic letter."""
    return analysis.folded(word).replace(" ", "")


def shown(entry: str) -> str:
    """The word as it is written."""
    return entry.partition(APART)[2]


def slips(one: str, other: str, most: int) -> int:
    """How many letters were left out, added, changed or swapped between two words; most + 1 when there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        older, before = before, row
        row = [place]
        for at, theirs in enumerate(other, start=1):
            cost = min(before[at] + 1, row[at - 1] + 1, before[at - 1] + (letter != theirs))
            if older and at > 1 and letter == other[at - 2] and one[place - 2] == theirs:
                cost = min(cost, older[at - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def nearest(word: str, vocabulary: Iterable[tuple[str, int]], most: int) -> str:
    """The word of a vocabulary of (entry, how often) with the fewest slips, the most frequent of those; "" without."""
    asked = plain(word)
    best: tuple[int, int, str] | None = None
    for entry, count in vocabulary:
        other = entry.partition(APART)[0]
        if other == asked:
            continue
        found = slips(asked, other, most)
        if found <= most and (best is None or (found, -count) < best[:2]):
            best = (found, -count, shown(entry))
    return best[2] if best else ""
