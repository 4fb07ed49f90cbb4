"""Saying why something was found, whether meaning was looked for, and what helps where nothing was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from localaction.design.writing import language_text, list_text, number_text
from localaction.kit import analysis
from localaction.register.search import Drop, Help, Hit
from localaction.showcase import addresses
from localaction.showcase.filters import NOT, Filters
from localaction.showcase.queries.labels import label

PUNCTUATION = "\"'“”«»()[]{}.,;:!?،؛؟"


@dataclass(frozen=True, slots=True)
class Way:
    """A link to another search, said in words, with what it finds ("" where that is not known)."""

    text: str
    href: str
    finds: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Whether what is near in meaning is mixed in, and the link that switches it."""

    sentence: str
    switch: Way
    is_on: bool


def why(hit: Hit, language: str, *, relaxed: bool = False) -> str:
    """Why this was found, where neither the marked words nor the page show it; "" otherwise.

    `relaxed`: the page says already that none has all of the words.
    """
    named = {"language": language_text(hit.why_language, language) if hit.why_language else ""}
    if hit.why == "meaning":
        if hit.card.language != language:
            named["language"] = language_text(hit.card.language, language)
            return _("Near in meaning to what you asked; written in %(language)s") % named
        return _("Near in meaning to what you asked")
    if hit.why == "fuzzy":
        return "" if relaxed else _("Has some of your words, or words almost the same")
    if hit.why == "translation" and named["language"]:
        return _("Your words are in its translation: %(language)s") % named
    if hit.why == "words" and hit.why_language not in ("", language):
        return _("Your words are in its own language: %(language)s") % named
    return ""


def meaning(filters: Filters, path: str, *, is_on: bool) -> Meaning | None:
    """What the page says of meaning; None where there is no text, the list is one of the past, or nothing is known."""
    if not filters.query or filters.at:
        return None
    if filters.meaning is False:
        sentence = _("These actions have your words. Others may say the same in other words or languages.")
        on = replace(filters, meaning=None, page=1)
        return Meaning(sentence, Way(_("Add those near in meaning"), _href(path, on)), is_on=False)
    if not is_on:
        return None
    sentence = _("Actions near in meaning are mixed in, in whatever language they are written.")
    off = replace(filters, meaning=False, page=1)
    return Meaning(sentence, Way(_("Only my words"), _href(path, off)), is_on=True)


def ways_on(found: Help, filters: Filters, path: str, language: str) -> tuple[Way, ...]:
    """Links to what finds something: another spelling first, then each thing that can be left out."""
    ways = []
    if found.spelling:
        asked = replace(filters, query=found.spelling, page=1)
        text = _("Did you mean “%(words)s”?") % {"words": found.spelling}
        ways.append(Way(text, _href(path, asked), _actions(found.spelling_total, language)))
    return (*ways, *_left_out(found, filters, path, language))


def _left_out(found: Help, filters: Filters, path: str, language: str) -> Iterator[Way]:
    for drop in found.drops:
        narrower = _dropped(drop, filters)
        if narrower is not None and narrower != filters:
            yield Way(_named(drop, filters, language), _href(path, narrower), _actions(drop.total, language))


def _dropped(drop: Drop, filters: Filters) -> Filters | None:
    """The question without one thing."""
    if drop.kind == "filter":
        return filters.without(*((drop.name, value) for value in drop.values))
    if drop.kind == "excluded":
        return filters.without(*((drop.name, NOT + value) for value in drop.values))
    if drop.kind == "year":
        return replace(filters, year_from=None, year_to=None, page=1)
    if drop.kind == "published":
        return replace(filters, published_from="", published_to="", page=1)
    if drop.kind == "word":
        return replace(filters, query=_without_word(filters.query, drop.name), page=1)
    return replace(filters, at=None, page=1) if drop.kind == "at" else None


def _named(drop: Drop, filters: Filters, language: str) -> str:
    """What is left out, in words."""
    if drop.kind == "filter":
        values = [label(drop.name, value, language) for value in drop.values]
        return _("Remove the choice: %(choices)s") % {"choices": list_text(values, language)}
    if drop.kind == "excluded":
        values = [label(drop.name, value, language) for value in drop.values]
        return _("Stop leaving out: %(choices)s") % {"choices": list_text(values, language)}
    if drop.kind == "word":
        return _("Search without the word “%(word)s”") % {"word": drop.name}
    if drop.kind == "at":
        return _("Look at the register as it stands now")
    return _("Any year") if drop.kind == "year" else _("Any day of publication")


def _without_word(query: str, word: str) -> str:
    """A text without each word that reads like this one."""
    gone = analysis.folded(word)
    return " ".join(one for one in query.split() if analysis.folded(one.strip(PUNCTUATION)) != gone)


def _actions(number: int, language: str) -> str:
    told = {"number": number_text(number, language)}
    return ngettext("%(number)s action", "%(number)s actions", number) % told if number else ""


def _href(path: str, filters: Filters) -> str:
    return addresses.with_query(path, filters.pairs())
