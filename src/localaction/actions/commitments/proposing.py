"""From prose to dated milestones: what a text promises for which day, proposed in its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from localaction.actions.commitments.dates import Found, dates_in
from localaction.actions.commitments.folding import fold
from localaction.actions.commitments.lexicon import lexicon
from localaction.actions.limits import MILESTONE_WORDS
from localaction.actions.typed import sentences

MOST = 10
FEWEST_WORDS = 2
LONGEST = 500  # characters, as a milestone keeps
_BULLET = re.compile(r"^(?:[-–—•*·▪]|\(?\d{1,2}[.)])\s+")
_EDGES = " \t,;:،؛-–—"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A milestone that a text seems to promise: what will be true, by which day at the latest, known how exactly.

    `passage` holds the words that name the date.
    """

    text: str
    due_on: date
    precision: str
    passage: str = ""


def milestones_in(text: str, language: str, today: date) -> list[Proposed]:
    """The milestones that a text in a language promises for today or later, in the order of the text, at most ten."""
    found: dict[tuple[str, date], Proposed] = {}
    for sentence in sentences(text):
        for proposed in _of_sentence(_BULLET.sub("", sentence), language, today):
            found.setdefault((proposed.text.casefold(), proposed.due_on), proposed)
    return list(found.values())[:MOST]


def _of_sentence(sentence: str, language: str, today: date) -> list[Proposed]:
    found = dates_in(sentence, language, today)
    proposed: list[Proposed | None] = []
    for clause in _clauses(sentence, language, found) if found else ():
        if any(one.due_on >= today for one in dates_in(clause, language, today)):
            # a clause that is too short to stand alone ("by 2028 twelve") is told with its whole sentence
            proposed.append(_of_clause(clause, language, today) or _of_clause(sentence, language, today))
    return [one for one in proposed if one]


def _clauses(sentence: str, language: str, found: list[Found]) -> list[str]:
    """The sentence, parted between its dates where its grammar lets it be parted."""
    folded = fold(sentence)
    joins = [
        (folded.places[match.start()], folded.places[match.end()])
        for match in re.finditer(lexicon(language).joins, folded.plain)
    ]
    dates_lead = len(sentence[: found[0].start].split()) < FEWEST_WORDS
    cuts: list[tuple[int, int]] = []
    for earlier, later in pairwise(found):
        between = [join for join in joins if earlier.end <= join[0] and join[1] <= later.start]
        if between:
            cuts.append(between[-1] if dates_lead else between[0])
    starts = [0, *(end for _start, end in cuts)]
    ends = [*(start for start, _end in cuts), len(sentence)]
    return [sentence[start:end] for start, end in zip(starts, ends, strict=True)]


def _of_clause(clause: str, language: str, today: date) -> Proposed | None:
    """The clause's promise, dated by its last date that is still to come."""
    coming = [one for one in dates_in(clause, language, today) if one.due_on >= today]
    return _cut(clause, max(coming, key=lambda one: one.due_on), language) if coming else None


def _cut(clause: str, found: Found, language: str) -> Proposed | None:
    """The clause without the words for its date, where they stand at its beginning or end."""
    head, tail = clause[: found.start].strip(_EDGES), clause[found.end :].strip(_EDGES + ".!")
    kept = clause if head and tail else head or tail
    text = _tidy(kept, language)
    if not FEWEST_WORDS <= len(text.split()) <= MILESTONE_WORDS or len(text) > LONGEST:
        return None
    return Proposed(text, found.due_on, found.precision, found.passage)


def _tidy(text: str, language: str) -> str:
    text = text.strip(_EDGES).rstrip(".!…").strip(_EDGES)
    folded = fold(text)
    if begins := re.match(rf"(?:{lexicon(language).begins})(?!\w)[ ,]*", folded.plain):
        text = text[folded.places[begins.end()] :]
    return text[:1].upper() + text[1:]
