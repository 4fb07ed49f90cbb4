"""What people type into a search field, as a query of the engine. Any text is a valid question.

words            all of them, in any order, in any form and language
"a phrase"       exactly these words in this order (stemmed)
-word, -"phrase" none of these
title:word       in the title; also place: government: and, by code or name, country: language: year: gcm: sdg: …
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

import tantivy
from tantivy import Occur, Query

from localaction.kit import analysis
from localaction.register import fields

LONGEST_QUESTION = 300  # characters
MOST_PARTS = 16
MOST_READINGS = 24  # of one phrase, over all languages
BOOSTS = {"title": 3.0, "names": 2.0, "body": 1.0}
FUZZY_FROM = 5  # letters

_PART = re.compile(
    r'(?P<minus>(?:(?<=\s)|^)[-−–])?(?:(?P<field>[^\W\d_]+):(?=[^\s:]))?(?:["“”«»](?P<phrase>[^"“”«»]*)["“”«»]?|(?P<word>[^\s"“”«»]+))'
)


@dataclass(frozen=True, slots=True)
class Part:
    """One word, or several that stand together; `is_unwanted` after a minus.

    `field` is the text where it must stand, "" for any; `facet` and `codes` narrow by a facet instead of by words.
    """

    words: tuple[str, ...]
    is_unwanted: bool = False
    field: str = ""
    facet: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked for. `is_empty` when it names nothing to find."""

    parts: tuple[Part, ...]

    @property
    def wanted(self) -> tuple[Part, ...]:
        """Words and phrases to find."""
        return tuple(part for part in self.parts if not part.is_unwanted and not part.facet)

    @property
    def narrowing(self) -> tuple[Part, ...]:
        """What must hold besides, and ranks nothing."""
        return tuple(part for part in self.parts if not part.is_unwanted and part.facet)

    @property
    def is_exact(self) -> bool:
        """Whether it asks for words as they stand: a phrase, or a word in one field."""
        return any(len(part.words) > 1 or part.field for part in self.wanted)

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
        parts += _parts(found)
    telling = [
        part
        for part in parts
        if part.facet or len(part.words) > 1 or part.words[0] not in analysis.STOP_WORDS
    ]
    has_wanted = any(not part.is_unwanted for part in telling)
    kept = telling if has_wanted or not any(not part.is_unwanted for part in parts) else parts
    return Question(tuple(dict.fromkeys(kept))[:MOST_PARTS])


def _parts(found: re.Match[str]) -> list[Part]:
    """What one piece of the text asks for: a word with a hyphen in it is several."""
    is_unwanted, said = found["minus"] is not None, found["phrase"] or found["word"] or ""
    name = fields.field_of(found["field"] or "")
    if name in fields.FACETS:
        facet, codes = fields.codes_of(name, said)
        return [Part((), is_unwanted, facet=facet, codes=codes)] if said.strip() else []
    if found["field"] and not name and found["phrase"] is None:
        said = f"{found['field']} {said}"
    words = tuple(word[: analysis.LONGEST_WORD] for word in analysis.words(said))
    if found["phrase"] is not None or is_unwanted:
        return [Part(words, is_unwanted, name)] if words else []
    return [Part((word,), field=name) for word in words]


def as_query(question: Question, schema: tantivy.Schema, *, relaxed: bool = False) -> Query:
    """The engine's query: every wanted part, or, relaxed, any of them and words that are almost the same."""
    wanted = [_part(part, schema, relaxed) for part in question.wanted]
    occur = Occur.Should if relaxed else Occur.Must
    found = [(occur, query) for query in wanted]
    clauses = [(Occur.Must, Query.boolean_query(found))] if relaxed and found else found
    clauses = clauses or [(Occur.Must, Query.const_score_query(Query.all_query(), 0.0))]
    clauses += [
        (Occur.Must, Query.const_score_query(_codes(part, schema), 0.0)) for part in question.narrowing
    ]
    clauses += [(Occur.MustNot, _part(part, schema, False)) for part in question.unwanted]
    return clauses[0][1] if len(clauses) == 1 else Query.boolean_query(clauses)


def narrowing(question: Question, schema: tantivy.Schema) -> list[Query]:
    """What must hold whatever the words are."""
    return [_codes(part, schema) for part in question.narrowing]


def unwanted(question: Question, schema: tantivy.Schema) -> list[Query]:
    """What must not hold."""
    return [_part(part, schema, False) for part in question.unwanted]


def _codes(part: Part, schema: tantivy.Schema) -> Query:
    """What has one of the codes; nothing has none of them."""
    codes: list[str] | list[int] = list(part.codes)
    if part.facet == "year":
        codes = [int(code) for code in part.codes]
    return Query.term_set_query(schema, part.facet, codes) if codes else Query.empty_query()


def _part(part: Part, schema: tantivy.Schema, relaxed: bool) -> Query:
    """One part in any field; what it stands for in several languages counts once, as the best of them."""
    if part.facet:
        return _codes(part, schema)
    places = [part.field] if part.field else list(BOOSTS)
    if len(part.words) > 1:
        readings = _readings(part.words)
        found = [_phrase(readings, place, schema) for place in places]
        found += [_word(word, places, schema, relaxed) for word in part.words] if relaxed else []
        return Query.disjunction_max_query(found)
    return _word(part.words[0], places, schema, relaxed)


def _word(word: str, places: list[str], schema: tantivy.Schema, relaxed: bool) -> Query:
    terms = analysis.variants(word)
    found = [
        Query.boost_query(Query.term_query(schema, place, term), BOOSTS[place])
        for place in places
        for term in terms
    ]
    if relaxed and len(word) >= FUZZY_FROM:
        fuzzy = (Query.fuzzy_term_query(schema, place, terms[0], distance=1) for place in places if terms)
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
