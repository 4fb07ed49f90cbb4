"""Finding the words of notions in a sentence: stemmed as search stems them, phrases also with a word or two between."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from localaction.frameworks.suggesting.notions import LANGUAGES, notions
from localaction.kit import analysis

WORDS_BETWEEN = 2
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_ARABIC = re.compile("[\u0621-\u064a]")
_LATIN = re.compile(r"[a-zA-Z]")
_JOINED_IN_FRONT = ("و", "ف", "ب", "ل", "ك")
_LATIN_LANGUAGES = tuple(language for language in LANGUAGES if language != "ar")


class Phrase(NamedTuple):
    """A term in stems: what follows its first stem, the notion (by its place) and whether it tells by itself."""

    rest: tuple[str, ...]
    notion: int
    telling: bool


class Hit(NamedTuple):
    """A term found: the notion (by its place), the words as written, and whether they tell by themselves."""

    notion: int
    words: str
    telling: bool


@lru_cache(maxsize=60_000)
def _stems(word: str, language: str) -> tuple[str, ...]:
    """The stem of one word, and for Arabic also without a letter written together with it ("and", "for")."""
    ordered = analysis.terms(word, language).ordered
    if not ordered:
        return ()
    stem = ordered[0]
    if language == "ar" and len(stem) >= 4 and stem.startswith(_JOINED_IN_FRONT):
        return stem, stem[1:]
    return (stem,)


def _phrase(term: str, language: str) -> tuple[str, ...]:
    """A term as stems, without words like "of" where two others remain."""
    stems = [_stems(word, language)[0] for word in _WORD.findall(term) if _stems(word, language)]
    telling = tuple(stem for stem in stems if stem not in analysis.STOP_WORDS)
    return telling if len(telling) >= 2 else tuple(stems)


@lru_cache(maxsize=8)
def _phrases(language: str) -> dict[str, tuple[Phrase, ...]]:
    """Every phrase of a language under its first stem; a telling one wins over the same as a hint."""
    found: dict[tuple[tuple[str, ...], int], bool] = {}
    for place, notion in enumerate(notions()):
        for telling, terms in ((True, notion.terms[language]), (False, notion.hints[language])):
            for term in terms:
                if stems := _phrase(term, language):
                    found.setdefault((stems, place), telling)
    index: dict[str, list[Phrase]] = {}
    for (stems, place), telling in found.items():
        index.setdefault(stems[0], []).append(Phrase(stems[1:], place, telling))
    return {first: tuple(phrases) for first, phrases in index.items()}


def languages_of(text: str, language: str) -> tuple[str, ...]:
    """In which languages to read a sentence: as declared, unless its script says otherwise."""
    if language in _LATIN_LANGUAGES and not _ARABIC.search(text):
        return (language,)
    found: tuple[str, ...] = ("ar",) if _ARABIC.search(text) else ()
    if _LATIN.search(text):
        found += (language,) if language in _LATIN_LANGUAGES else _LATIN_LANGUAGES
    return found


def hits(text: str, language: str) -> list[Hit]:
    """Every term of every notion in one sentence, each term once."""
    found: dict[Hit, None] = {}
    words = list(_WORD.finditer(text))
    for one in languages_of(text, language):
        phrases = _phrases(one)
        stems = [_stems(analysis.normal_arabic(word.group()), one) for word in words]
        for place, forms in enumerate(stems):
            for form in forms:
                for phrase in phrases.get(form, ()):
                    end = _end(stems, place, phrase.rest)
                    if end >= 0:
                        said = text[words[place].start() : words[end].end()]
                        found[Hit(phrase.notion, said, phrase.telling)] = None
    return list(found)


def _end(stems: list[tuple[str, ...]], place: int, rest: tuple[str, ...]) -> int:
    """Where a phrase that starts at `place` ends, or -1 when the rest does not follow closely."""
    for wanted in rest:
        for step in range(1, WORDS_BETWEEN + 2):
            if place + step < len(stems) and wanted in stems[place + step]:
                place += step
                break
        else:
            return -1
    return place
