"""Taking names out of a text, with a mark where each stood. Pure: words and a text in, a text out.

A name is found however it is spelled: with or without accents, in capitals, with Arabic articles and prefixes, in
any of the spellings given; a longer word that begins with it counts too ("Kampalans"). Too much is taken out rather
than too little. Links, addresses and telephone numbers always go: each leads to a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from localaction.actions import protection
from localaction.governments.gazetteer import fold
from localaction.governments.gazetteer.folding import without_article

Fact = Literal["governments", "people", "partners", "place", "other"]
FACTS: tuple[Fact, ...] = ("governments", "people", "partners", "place")
"""What a call can hide; "other" are words that somebody hid by hand."""
MARKS: Mapping[str, Promise] = {
    "governments": _("[government hidden]"),
    "people": _("[person hidden]"),
    "partners": _("[partner hidden]"),
    "place": _("[place hidden]"),
    "contact": _("[contact hidden]"),
    "other": _("[hidden]"),
}
# words of which a name may consist without naming anybody
_GENERIC = """
    a al and area association authority ayuntamiento alcaldia camara capital city commune council county da das de del
    departamento departement der des district do dos du e el et government governorate greater la le les local los
    mairie metropolitan mun municipal municipality municipio network of office org prefeitura province regiao region
    regional state the town union ville y بلديه بلديات مدينه محافظه ولايه اقليم مجلس امانه
"""
GENERIC = frozenset(_GENERIC.split())
_ALL: tuple[Fact, ...] = (*FACTS, "other")
_SHORT, _STEM, _ARABIC_STEM = 4, 5, 4
_ENDINGS = "aeiouyаяеиоыуا"
_ARABIC = re.compile("[\u0600-\u06ff]")
_PREFIXES = re.compile("^[وفبكل]{1,2}(?=[\u0620-\u064a]{3})")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_LINK = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w{3,}"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|gov|int|info|eu|io|[a-z]{2})\b(?:/\S*)?",
    re.IGNORECASE,
)
_TELLING = ("phone", "email", "coordinates", "address")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mme|Mlle|Dr|Dra|Sr|Sra|Mayor|Maire|Alcalde|Alcaldesa|Prefeito|Prefeita|Presidenta?|Governor)\.?"
    r"\s+(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+){0,2})"
)


@dataclass(frozen=True, slots=True)
class Name:
    """Something that must not be read, and which of the facts it would give away. `exact`: only as it is written."""

    text: str
    fact: Fact
    exact: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    folded: str
    variants: frozenset[str]
    is_capital: bool


@dataclass(frozen=True, slots=True)
class _Pattern:
    words: tuple[str, ...]
    fact: Fact
    needs_capital: bool
    is_stem: bool


@dataclass(frozen=True, slots=True)
class Redactor:
    """What is hidden, ready to be taken out of any number of texts. Without facts it changes nothing."""

    facts: frozenset[Fact] = frozenset()
    patterns: tuple[_Pattern, ...] = ()
    whole: Mapping[str, Fact] = field(default_factory=dict)
    unspaced: tuple[tuple[str, Fact], ...] = ()

    def __call__(self, text: str, language: str = "") -> str:
        """The text without what is hidden; marks are in the language of the text, else in the reader's."""
        if not self.facts or not text.strip():
            return text
        alone = self.whole.get(fold(text))
        if alone:
            return mark_of(alone, language)
        spans = [*(self._links(text) if self.facts - {"other"} else ()), *self._names(text)]
        return _without(text, spans, language)

    def _links(self, text: str) -> Iterator[tuple[int, int, str]]:
        for found in _LINK.finditer(text):
            yield found.start(), found.end(), "contact"
        for mark in protection.marks_in(text):
            if mark.kind in _TELLING or (mark.kind == "person" and "people" in self.facts):
                yield mark.start, mark.end, "people" if mark.kind == "person" else "contact"
        if "people" in self.facts:
            for found in _TITLED.finditer(text):
                yield found.start("name"), found.end("name"), "people"

    def _names(self, text: str) -> Iterator[tuple[int, int, str]]:
        words = list(_words_of(text))
        for place in range(len(words)):
            for pattern in self.patterns:
                end = _stands_at(pattern, words, place)
                if end:
                    yield words[place].start, words[end - 1].end, pattern.fact
        lowered = text.casefold() if len(text.casefold()) == len(text) else text
        for name, fact in self.unspaced:
            for found in re.finditer(re.escape(name), lowered):
                yield found.start(), found.end(), fact


def mark_of(fact: str, language: str) -> str:
    """The mark that stands where something was, in a language, or in the reader's."""
    if not language:
        return str(MARKS[fact])
    with translation.override(language):
        return str(MARKS[fact])


def redactor_of(names: Iterable[Name], facts: Iterable[str]) -> Redactor:
    """What takes these names out, as far as they give away one of the facts."""
    hidden = frozenset(fact for fact in _ALL if fact in set(facts))
    chosen = [one for one in names if one.fact in hidden and one.text.strip()]
    patterns: dict[tuple[str, ...], _Pattern] = {}
    whole: dict[str, Fact] = {}
    unspaced: list[tuple[str, Fact]] = []
    for fact in _ALL:  # where two facts share a name, the earlier one is named
        for one in (name for name in chosen if name.fact == fact):
            whole.setdefault(fold(one.text), fact)
            if _UNSPACED.search(one.text):
                unspaced.append((one.text.strip().casefold(), fact))
            for pattern in _patterns_of(one):
                patterns.setdefault(pattern.words, pattern)
    longest_first = sorted(patterns.values(), key=lambda one: (-len(one.words), one.words))
    return Redactor(hidden, tuple(longest_first), whole, tuple(unspaced))


def _patterns_of(name: Name) -> Iterator[_Pattern]:
    words = tuple(without_article(word.folded) for word in _words_of(name.text))
    for form in (words, _core(words), _joined(name.text, words)):
        if form and not all(word in GENERIC or word.isdigit() for word in form):
            yield _pattern(form, name)


def _pattern(words: tuple[str, ...], name: Name) -> _Pattern:
    alone = words[0] if len(words) == 1 else ""
    is_arabic = bool(_ARABIC.search(alone))
    long_enough = len(alone) >= (_ARABIC_STEM if is_arabic else _STEM)
    capital = name.exact or (bool(alone) and not is_arabic and len(alone) < _SHORT)
    is_stem = long_enough and not name.exact
    return _Pattern((_stem(alone),) if is_stem else words, name.fact, capital, is_stem)


def _stem(word: str) -> str:
    """What a name has in common with the words made of it: "kampal" with "Kampalan", "ugand" with "ugandais"."""
    return word[:-1] if len(word) > _STEM and word[-1] in _ENDINGS else word


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """What is left of "Municipality of X" and "X City Council" without the words that say what it is."""
    first = next((place for place, word in enumerate(words) if word not in GENERIC), None)
    if first is None:
        return ()
    last = first
    while last + 1 < len(words) and words[last + 1] not in GENERIC:
        last += 1
    return words[first : last + 1]


def _joined(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """A name with an apostrophe is also written as one word."""
    folded = tuple(fold(text).split())
    return folded if folded != words else ()


def _words_of(text: str) -> Iterator[_Word]:
    """The words of a text where they stand. Marks and invisible signs belong to the word they are in."""
    start = None
    for place, sign in enumerate(f"{text} "):
        belongs = sign.isalnum() or (start is not None and _is_inside(sign))
        if belongs and start is None:
            start = place
        elif not belongs and start is not None:
            yield _word(text, start, place)
            start = None


def _is_inside(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Mc", "Cf", "Lm")


def _word(text: str, start: int, end: int) -> _Word:
    written = text[start:end]
    folded = _folded(written)
    return _Word(start, end, folded, _variants(folded), written[:1].isupper() or written[:1].isdigit())


@lru_cache(maxsize=8192)
def _folded(written: str) -> str:
    return fold(written)


@lru_cache(maxsize=8192)
def _variants(folded: str) -> frozenset[str]:
    """A word as it is, and without what Arabic writes in front of it."""
    found = {folded, without_article(folded)}
    if _ARABIC.search(folded):
        bare = _PREFIXES.sub("", folded)
        found |= {bare, without_article(bare), bare.removeprefix("ل")}
    return frozenset(found)


def _stands_at(pattern: _Pattern, words: list[_Word], place: int) -> int:
    """Where the pattern ends that begins at this word; 0 if it does not."""
    end = place + len(pattern.words)
    if end > len(words) or (pattern.needs_capital and not words[place].is_capital):
        return 0
    for wanted, word in zip(pattern.words, words[place:end], strict=True):
        if wanted in word.variants:
            continue
        if not (pattern.is_stem and any(one.startswith(wanted) for one in word.variants)):
            return 0
    return end


def _without(text: str, spans: Iterable[tuple[int, int, str]], language: str) -> str:
    """The text with a mark for each span; of spans that overlap the one that begins first, then the longest."""
    pieces, done = [], 0
    for start, end, fact in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        begin = max(start, done)
        if text[begin:end].strip():
            pieces += [text[done:begin], mark_of(fact, language)]
            done = end
    return "".join([*pieces, text[done:]])
