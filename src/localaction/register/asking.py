"""What people type into a search field, as a query of the engine. Any text is a valid question.

words            all of them, in any order, in any form and language
"a phrase"       exactly these words in this order (stemmed)
-word, -"phrase" none of these
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

import tantivy
from tantivy import Occur, Query

from localaction.kit import analysis

LONGEST_QUESTION = 300  # characters
MOST_PARTS = 16
MOST_READINGS = 24  # of one phrase, over all languages
BOOSTS = {"title": 3.0, "names": 2.0, "body": 1.0}
FUZZY_FROM = 5  # letters

_PART = re.compile(
    r'(?P<minus>(?:(?<=\s)|^)[-−–])?(?:["“”«»](?P<phrase>[^"“”«»]*)["“”«»]?|(?P<word>[^\s"“”«»]+))'
)


@dataclass(frozen=True, slots=True)
class Part:
    """One word, or several that stand together; `is_unwanted` after a minus."""

    words: tuple[str, ...]
    is_unwanted: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked for. `is_empty` when it names nothing to find."""

    parts: tuple[Part, ...]

    @property
    def wanted(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if not part.is_unwanted)

    @property
    def unwanted(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.is_unwanted)

    @property
    def is_empty(self) -> bool:
        return not self.parts

    @property
    def words(self) -> tuple[str, ...]:
        """Every word to be marked in what is found."""
        return tuple(dict.fromkeys(word for part in self.wanted for word in part.words))


def read(text: str) -> Question:
    """Read what somebody typed; never raises. Words that every text has are left out unless they are all there is."""
    parts: list[Part] = []
    for found in _PART.finditer(text[:LONGEST_QUESTION].replace("\0", " ")):
        unwanted = found["minus"] is not None
        words = tuple(
            word[: analysis.LONGEST_WORD] for word in analysis.words(found["phrase"] or found["word"] or "")
        )
        if found["phrase"] is not None or unwanted:
            parts += [Part(words, unwanted)] if words else []
        else:
            parts += [Part((word,)) for word in words]
    telling = [part for part in parts if len(part.words) > 1 or part.words[0] not in analysis.STOP_WORDS]
    has_wanted = any(not part.is_unwanted for part in telling)
    kept = telling if has_wanted or not any(not part.is_unwanted for part in parts) else parts
    return Question(tuple(dict.fromkeys(kept))[:MOST_PARTS])


def as_query(question: Question, schema: tantivy.Schema, *, relaxed: bool = False) -> Query:
    """The engine's query: every wanted part, or, relaxed, any of them and words that are almost the same."""
    wanted = [_part(part, schema, relaxed) for part in question.wanted]
    occur = Occur.Should if relaxed else Occur.Must
    clauses = [(occur, query) for query in wanted] or [(Occur.Must, Query.all_query())]
    clauses += [(Occur.MustNot, _part(part, schema, False)) for part in question.unwanted]
    return clauses[0][1] if len(clauses) == 1 else Query.boolean_query(clauses)


def _part(part: Part, schema: tantivy.Schema, relaxed: bool) -> Query:
    """One part in any field; what it stands for in several languages counts once, as the best of them."""
    if len(part.words) > 1:
        found = [_phrase(readings, field, schema) for readings in [_readings(part.words)] for field in BOOSTS]
        found += [_word(word, schema, relaxed) for word in part.words] if relaxed else []
        return Query.disjunction_max_query(found)
    return _word(part.words[0], schema, relaxed)


def _word(word: str, schema: tantivy.Schema, relaxed: bool) -> Query:
    terms = analysis.variants(word)
    found = [
        Query.boost_query(Query.term_query(schema, field, term), boost)
        for field, boost in BOOSTS.items()
        for term in terms
    ]
    if relaxed and len(word) >= FUZZY_FROM:
        fuzzy = (Query.fuzzy_term_query(schema, field, terms[0], distance=1) for field in BOOSTS if terms)
        found += [Query.boost_query(query, 0.3) for query in fuzzy]
    return Query.disjunction_max_query(found) if found else Query.empty_query()


def _readings(words: tuple[str, ...]) -> list[list[str]]:
    """The phrase as each language would have it in the index, without mixing more than is needed."""
    text = " ".join(words)
    readings = {tuple(analysis.terms(text, language).ordered): None for language in analysis.LANGUAGES}
    mixed = product(*(analysis.variants(word) for word in words))
    for reading, _ in zip(mixed, range(MOST_READINGS), strict=False):
        readings[reading] = None
    return [list(reading) for reading in readings if len(reading) > 1]


def _phrase(readings: list[list[str]], field: str, schema: tantivy.Schema) -> Query:
    found = [Query.phrase_query(schema, field, list(reading)) for reading in readings]
    return (
        Query.boost_query(Query.disjunction_max_query(found), BOOSTS[field] * 2)
        if found
        else Query.empty_query()
    )
