"""How text becomes terms, for search and for suggestions: stem first, fold accents after, Arabic in its own way.

A text is analysed in its own language; what somebody types is analysed in all of them, since a reader's words
need not be in the language of the page. Pure functions; the stemmers are the search engine's own (Snowball).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

_STEMMERS = {"en": "english", "fr": "french", "es": "spanish", "pt": "portuguese", "ar": "english"}
LONGEST_WORD = 60
LANGUAGES = (*_STEMMERS, "")

_STOP_WORDS = """
a an and are as at by for from in is it of on or that the to with
au aux ce ces d dans de des du en et l la le les ou par pour qu que qui s sur un une
al con del el las lo los o para por se su sus una y
ao as com da das do dos e em na nas no nos os um uma
في من على الي عن مع او و ال هذا هذه التي الذي
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())


def _analyzer(stemmer: str | None) -> TextAnalyzer:
    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase())
    if stemmer:
        builder = builder.filter(Filter.stemmer(stemmer))
    return builder.filter(Filter.ascii_fold()).build()


_plain = _analyzer(None)
_stemming = {language: _analyzer(stemmer) for language, stemmer in _STEMMERS.items()}

# --- Arabic

_ARABIC = re.compile("[\u0621-\u064a]")
_ARABIC_BLOCK = re.compile(
    "[\u0600-\u06ff]"
)  # letters with their marks; to look is ten times as fast as to translate
_ARABIC_FORMS = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ؤ": "ء",
        "ئ": "ء",
        "ى": "ي",
        "ة": "ه",
        "ـ": None,
        "ک": "ك",
        "ی": "ي",
    }
    | {
        chr(code): None
        for code in (*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE))
    }
)
_ARTICLES = ("وال", "بال", "كال", "فال", "ولل", "لل", "ال")
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


def normal_arabic(text: str) -> str:
    """The same text without vowel marks and tatweel, with one form of alef, hamza, yeh and teh marbuta."""
    return text.translate(_ARABIC_FORMS) if _ARABIC_BLOCK.search(text) else text


@lru_cache(maxsize=50_000)
def _arabic_stem(word: str) -> str:
    """A light stem: without the article and what joins it in front, and without endings of number and gender."""
    word = without_article(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            word = word[: -len(ending)]
    return word


def without_article(word: str) -> str:
    """An Arabic word without the article and what joins it in front; any other word as it is."""
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= 2:
            return word[len(article) :]
    return word


# --- terms


class Terms(NamedTuple):
    """The terms of a text in order, and other terms under which some of its words shall be found too."""

    ordered: list[str]
    others: list[str]


def folded(text: str) -> str:
    """Lower case, without accents, words apart by one space: what sorting and plain comparison use."""
    return " ".join(_plain.analyze(normal_arabic(text)))


def words(text: str) -> list[str]:
    """The words of a text as they stand, lower case and in normal Arabic forms, accents kept."""
    return _WORD.findall(normal_arabic(text).lower())


_WORD = re.compile(r"[^\W_]+")
_ACCENTED_WORD = re.compile(r"[^\W_]*[^\W_\x00-\x7f][^\W_]*")
_PORTUGUESE_PLURAL = re.compile(r"(?:õ|o|ã|a)es\b", re.IGNORECASE)


def terms(text: str, language: str) -> Terms:
    """The terms of a text written in `language`; words of an unknown language are folded only."""
    text = normal_arabic(text)
    analyzer = _stemming.get(language, _plain)
    ordered = analyzer.analyze(_prepared(text, language))
    others = _without_accents(text, language, analyzer, ordered)
    if _ARABIC.search(text):
        others += [stem for word in ordered if (stem := _after_and(word))]
        ordered = [_arabic_stem(word) if _ARABIC.match(word) else word for word in ordered]
    return Terms(ordered, others)


def _prepared(text: str, language: str) -> str:
    """Portuguese writes -ão, -ões: the stemmer keeps them apart, so the plural is written as the singular first."""
    return _PORTUGUESE_PLURAL.sub("ão", text) if language == "pt" else text


def _without_accents(text: str, language: str, analyzer: TextAnalyzer, ordered: list[str]) -> list[str]:
    """The terms of words typed without their accents, where the stemmer then cuts elsewhere (French does)."""
    if text.isascii() or language not in _STEMMERS or language == "ar":
        return []
    known = set(ordered)
    plain = _plain.analyze(" ".join(_ACCENTED_WORD.findall(text)))
    bare = analyzer.analyze(_prepared(" ".join(plain), language))
    return [term for term in bare if term not in known]


def _after_and(word: str) -> str:
    """An Arabic word written together with "and" before it, without it; "" when the letter may belong to it."""
    if (
        word.startswith("و")
        and not word.startswith(("وال", "ولل"))
        and len(word) >= 4
        and _ARABIC.match(word)
    ):
        return _arabic_stem(word[1:])
    return ""


@lru_cache(maxsize=10_000)
def variants(word: str) -> tuple[str, ...]:
    """Every term under which a typed word may stand in the index, whatever the language of the text."""
    found: dict[str, None] = {}
    for language in LANGUAGES:
        ordered, others = terms(word, language)
        found |= dict.fromkeys([*ordered, *others])
    return tuple(one for one in found if len(one) <= LONGEST_WORD)


@lru_cache(maxsize=20_000)
def variants_in(word: str, language: str) -> frozenset[str]:
    """Every term of one word of a text in `language`: for marking what was found."""
    ordered, others = terms(word, language)
    return frozenset([*ordered, *others])


def joined(parts: Iterable[Terms]) -> list[str]:
    """Terms as the index takes them: values of terms with spaces between, in their order, then the others."""
    values, others = [], []
    for part in parts:
        values.append(" ".join(part.ordered))
        others += part.others
    return [value for value in (*values, " ".join(others)) if value]
