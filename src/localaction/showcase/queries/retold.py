"""In which language each text of an action stands for a reader, how it came there, and where the others are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from localaction.design.writing import language_text, list_text
from localaction.kit.texts import sentence as _
from localaction.register import translations
from localaction.register.documents import LANGUAGES
from localaction.register.shapes import Action
from localaction.register.translations import Reading
from localaction.showcase import addresses, words
from localaction.showcase.saying import tongue


@dataclass(frozen=True, slots=True)
class Note:
    """A few words beside a text: how it was translated, or in which language it stands."""

    text: str
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """The language of one text as HTML attributes, and what is to be known of it."""

    tongue: SafeString
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The same action to read in another language."""

    label: str
    language: str
    href: str


@dataclass(frozen=True, slots=True)
class Retold:
    """What a reader must know of the language of a page: nothing when there is only the original."""

    title: str
    lines: tuple[str, ...]
    others: tuple[OtherLanguage, ...]
    is_warning: bool = False

    def __bool__(self) -> bool:
        return bool(self.title or self.others)


def reading_of(action: Action, language: str, wanted: str = "") -> Reading:
    """The action in the language wanted, where it can be read in that; else in the reader's."""
    return translations.read_in(action, wanted if wanted in languages_of(action) else language)


def languages_of(action: Action) -> tuple[str, ...]:
    """The languages in which something of an action can be read, the original first."""
    return tuple(dict.fromkeys([action.language, *(one.language for one in action.translations)]))


def voice(reading: Reading, path: str, language: str) -> Voice:
    """How one text stands, for a reader of that language."""
    its = reading.language_of(path)
    shown = reading.shown.get(path)
    if shown:
        notes = [Note(words.word(words.MARKS, shown.mark))] if shown.mark != "human" else []
        notes += [Note(_("The original has changed since"), is_warning=True)] if shown.is_outdated else []
        return Voice(tongue(its), tuple(notes))
    is_alone = its != reading.action.language or bool(reading.shown)
    if is_alone and its != language:
        return Voice(tongue(its), (Note(_("in %(language)s") % {"language": language_text(its, language)}),))
    return Voice(tongue(its))


def retold(reading: Reading, action: Action, language: str, wanted: str = "") -> Retold:
    """What stands above the text: from which language, how, whether it is outdated, and where the original is."""
    here = wanted if wanted in languages_of(action) else language
    now = next(iter(reading.shown and (here,)), action.language)
    others = tuple(
        OtherLanguage(_label(code, action, language), code, _href(action, code, language))
        for code in languages_of(action)
        if code != now
    )
    if not reading.shown:
        return Retold("", (), others)
    sources = {translations.language_of(action, path): None for path in reading.shown}
    title = _("Translated from: %(languages)s") % {
        "languages": list_text([language_text(code, language) for code in sources], language)
    }
    return Retold(title, tuple(_lines(reading)), others, reading.is_outdated or "machine" in reading.marks)


def _label(code: str, action: Action, language: str) -> str:
    name = language_text(code, language)
    if code == action.language:
        return _("Read the original (%(language)s)") % {"language": name}
    return _("Read it in this language: %(language)s") % {"language": name}


def _href(action: Action, code: str, language: str) -> str:
    """The original in the reader's own surroundings; a translation on the page of its language where there is one."""
    is_a_site = code != action.language and code in LANGUAGES
    page = addresses.action(action.reference, code if is_a_site else language)
    return page if is_a_site or code == language else addresses.with_query(page, [("text", code)])


def _lines(reading: Reading) -> Iterable[str]:
    marks = reading.marks
    if marks == ("human",):
        yield _("A person translated it.")
    elif marks == ("machine",):
        yield _("A machine translated it, and nobody has checked it.")
    elif marks == ("reviewed",):
        yield _("A machine translated it, and a person checked it.")
    elif "machine" in marks:
        yield _("A machine translated some of it, and nobody has checked that. It is marked below.")
    else:
        yield _("People translated some of it; a machine the rest, which a person checked.")
    if any(path not in reading.shown for path, _text in translations.texts_of(reading.action)):
        yield _("What is not translated stands as it was written.")
    if reading.is_outdated:
        yield _("The original of some texts has changed since they were translated. They are marked below.")
