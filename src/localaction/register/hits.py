"""Results as a list shows them: marked title, a passage with what was asked for, and why each was found."""

from __future__ import annotations

from collections.abc import Sequence

import tantivy
from tantivy import Occur, Query

from localaction.register import engine, marking
from localaction.register.documents import Card, key_of
from localaction.register.opened import Reader
from localaction.register.planning import Plan
from localaction.register.requests import Hit


def of(now: Reader, plan: Plan, documents: Sequence[tantivy.Document]) -> tuple[Hit, ...]:
    """The documents of one page as hits, in their order."""
    cards = [engine.card_of(document) for document in documents]
    by_words = _found_by_words(now, plan, cards)
    return tuple(
        _hit(document, card, plan, card.reference in by_words)
        for document, card in zip(documents, cards, strict=True)
    )


def _found_by_words(now: Reader, plan: Plan, cards: Sequence[Card]) -> frozenset[str]:
    """The references of those that have the words; all of them where nothing else was looked for."""
    if not plan.near or plan.by_words is None:
        return frozenset(card.reference for card in cards)
    keys = {key_of(card.thing, card.reference): card.reference for card in cards}
    if not keys:
        return frozenset()
    these = Query.const_score_query(Query.term_set_query(engine.schema(), "key", list(keys)), 0.0)
    query = Query.boolean_query([(Occur.Must, plan.by_words), (Occur.Must, these)])
    found = now.searcher.search(query, limit=len(keys), count=False, order_by_field="key").hits
    return frozenset(keys[key] for key, _address in found if key in keys)


def _hit(document: tantivy.Document, card: Card, plan: Plan, has_words: bool) -> Hit:
    language, words = plan.request.language, plan.question.words
    told = card.told(language)
    if not words:
        return Hit(card, ((told.title, False),), ())
    if not has_words:
        return Hit(card, ((told.title, False),), (), why="meaning", why_language=card.language)
    title = marking.marked(told.title, words, told.language)
    its, passage = _passage(document, card, plan)
    if plan.relaxed:
        return Hit(card, title, passage, its, "fuzzy", its or card.language)
    is_marked = any(marked for _text, marked in title)
    found_in = told.language if is_marked else its or card.language
    is_own = found_in in (card.language, card.lead_language)
    return Hit(card, title, passage, its, "words" if is_own else "translation", found_in)


def _passage(document: tantivy.Document, card: Card, plan: Plan) -> tuple[str, marking.Marked]:
    """The language of the first text that has the words, and its passage; ("", ()) where none has."""
    for its, text in engine.bodies_of(document, card, plan.request.language):
        if passage := marking.passage(text, plan.question.words, its):
            return its, passage
    return "", ()
