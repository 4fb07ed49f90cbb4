"""The texts of a published action by their paths, and how the action reads in another language. Pure.

A path names one text: "title", or "milestones.0.text" for what has several. It holds within one version.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from localaction.register.shapes import Action, TranslatedText

TEXTS = (
    "title", "summary", "challenge", "objective", "what_was_done", "who_does_what", "results", "evidence", "lessons",
    "what_went_wrong", "recommendations", "further_commitment", "support_needed", "transferability",
    "legal_competence", "preconditions", "staff", "time_needed", "contact_organisation",
)  # fmt: skip
ROWS = (
    ("milestones", "text"),
    ("alignment", "reason"),
    ("served", "who"),
    ("partners", "role"),
    ("images", "alt"),
    ("lineage", "kept"),
    ("lineage", "changed"),
    ("lineage", "dropped"),
    ("extra", "text"),
)
MARKS = ("human", "reviewed", "machine")
LEAD = 320  # characters
UNSEARCHED = ("title", "staff", "time_needed", "contact_organisation")  # not among the words of the body


def text_hash(text: str) -> str:
    """SHA-256 of a text, in hexadecimal: what a translation says it was made from."""
    return hashlib.sha256(text.encode()).hexdigest()


def texts_of(action: Action) -> Iterator[tuple[str, str]]:
    """Every text of an action that says something: (path, text)."""
    for name in TEXTS:
        if text := getattr(action, name):
            yield name, text
    for rows, name in ROWS:
        for place, row in enumerate(getattr(action, rows)):
            if text := getattr(row, name):
                yield f"{rows}.{place}.{name}", text


def language_of(action: Action, path: str) -> str:
    """The language in which a text was written."""
    return action.text_languages.get(path, action.language)


def into(action: Action, language: str) -> Mapping[str, TranslatedText]:
    """What is translated into a language, by path."""
    found = next((one for one in action.translations if one.language == language), None)
    return {text.field: text for text in found.texts} if found else {}


@dataclass(frozen=True, slots=True)
class Reading:
    """An action as somebody reads it: its texts in the reader's language where there are any.

    `languages` names the language of each text that is not in `action.language`, by path; `shown` holds the
    translations that stand in it. `action` keeps everything else as it was published.
    """

    action: Action
    languages: Mapping[str, str]
    shown: Mapping[str, TranslatedText]

    def language_of(self, path: str) -> str:
        """The language in which a text stands here."""
        return self.languages.get(path, self.action.language)

    @property
    def marks(self) -> tuple[str, ...]:
        """How the translations that are shown were made, each way once."""
        found = {one.mark for one in self.shown.values()}
        return tuple(mark for mark in MARKS if mark in found)

    @property
    def is_outdated(self) -> bool:
        """Whether the original of something shown reads otherwise now."""
        return any(one.is_outdated for one in self.shown.values())


def read_in(action: Action, language: str) -> Reading:
    """The action for a reader of a language: translations stand where a text was written in another one."""
    stands = {path for path, _text in texts_of(action)} if action.translations else set()
    shown = {
        path: one
        for path, one in into(action, language).items()
        if path in stands and language_of(action, path) != language
    }
    if not shown:
        return Reading(action, action.text_languages, {})
    told = _with_texts(action, {path: one.text for path, one in shown.items()})
    return Reading(told, {**action.text_languages, **dict.fromkeys(shown, language)}, shown)


def _with_texts(action: Action, texts: Mapping[str, str]) -> Action:
    changes: dict[str, Any] = {name: texts[name] for name in TEXTS if name in texts}
    for path, text in texts.items():
        rows, _dot, rest = path.partition(".")
        if rest:
            place, _dot, name = rest.partition(".")
            told = list(changes.get(rows, getattr(action, rows)))
            told[int(place)] = msgspec.structs.replace(told[int(place)], **{name: text})
            changes[rows] = told
    ready = {name: tuple(one) if isinstance(one, list) else one for name, one in changes.items()}
    return msgspec.structs.replace(action, **ready)


# --- what lists and the search index hold of each language


class CardText(msgspec.Struct, frozen=True, kw_only=True):
    """What a list shows of an action in one more language; "" where that is not translated.

    `mark` is that of the text which was checked least; `is_outdated`: an original reads otherwise now.
    """

    title: str = ""
    lead: str = ""
    mark: str = ""
    is_outdated: bool = False


def lead_path(action: Action) -> str:
    """Which text a list shows the beginning of."""
    return next((name for name in ("summary", "challenge") if getattr(action, name)), "what_was_done")


def lead(text: str) -> str:
    """The beginning of a text, cut at a word."""
    text = " ".join(text.split())
    return text if len(text) <= LEAD else text[:LEAD].rsplit(" ", 1)[0] + "…"


def card_texts(action: Action) -> dict[str, CardText]:
    """What lists show of an action in each language into which its title or its lead is translated."""
    found = {}
    for one in action.translations:
        shown = read_in(action, one.language).shown
        title, told = shown.get("title"), shown.get(lead_path(action))
        if texts := [text for text in (title, told) if text]:
            found[one.language] = CardText(
                title=title.text if title else "",
                lead=lead(told.text) if told else "",
                mark=max((text.mark for text in texts), key=MARKS.index),
                is_outdated=any(text.is_outdated for text in texts),
            )
    return found


def body_of(action: Action) -> list[tuple[str, str]]:
    """The texts of the body as they were written, the summary first: (language, text)."""
    return [
        (language_of(action, path), text) for path, text in texts_of(action) if _is_searched(path, action)
    ]


def translated_bodies(action: Action) -> dict[str, list[str]]:
    """The texts of the body in each language into which they are translated."""
    found = {
        one.language: [text.text for text in one.texts if _is_searched(text.field, action)]
        for one in action.translations
    }
    return {language: texts for language, texts in found.items() if texts}


def _is_searched(path: str, action: Action) -> bool:
    rows, dot, _rest = path.partition(".")
    return rows == "milestones" if dot else path not in UNSEARCHED


def titles_of(action: Action) -> list[tuple[str, str]]:
    """The title in each of its languages, the original first: (language, title)."""
    told = [
        (one.language, text.text)
        for one in action.translations
        for text in one.texts
        if text.field == "title"
    ]
    return [(language_of(action, "title"), action.title), *told]
