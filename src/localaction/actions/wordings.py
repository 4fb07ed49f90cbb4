"""The texts of an action, one by one, as they are translated: their keys, their languages, what they were made from.

A key names a text while it is written: "title", or "milestones-12-text" for a row. What crosses the wall has paths
instead (see register.translations). Pure over an action loaded `with_details()`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.core.exceptions import FieldDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localaction.actions.limits import MILESTONE_WORDS, REASON_WORDS, TEXT_CHARACTERS, WORDS
from localaction.actions.models import Action, Mark, TextTranslation
from localaction.actions.sections import ASKS, Shape, extra_asks
from localaction.frameworks.queries import item_label, term
from localaction.register.translations import TEXTS

ROWS: tuple[tuple[str, str, str], ...] = (
    ("milestones", "text", "milestones"),
    ("alignments", "reason", "alignment"),
    ("claims", "who", "served"),
    ("partners", "role", "partners"),
    ("pictures", "alt", "images"),
    ("lineage", "kept", "lineage"),
    ("lineage", "changed", "lineage"),
    ("lineage", "dropped", "lineage"),
)
"""Rows that hold texts: the name of their relation, the column, and the name under which they are published."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One text as it stands. `most_words` is None where words are not counted."""

    key: str
    text: str
    language: str
    label: str | Promise
    most_words: int | None = None


def longest(key: str) -> int:
    """How many characters the text with this key may have where it is kept."""
    relation, dash, rest = key.partition("-")
    named = _field_of(Action, relation if dash else key)
    if not dash:
        return int(getattr(named, "max_length", None) or TEXT_CHARACTERS)
    column = _field_of(named.related_model, rest.partition("-")[2])
    return int(getattr(column, "max_length", None) or TEXT_CHARACTERS)


def _field_of(model: Any, name: str) -> Any:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def key_of(relation: str, row: Any, name: str) -> str:
    """The key of a row's text."""
    return f"{relation}-{row.pk}-{name}"


def digest(text: str) -> str:
    """What a form says of a text that it showed, to be told from another one later; "" for no text."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:16] if text.strip() else ""


def pieces_of(action: Action) -> tuple[Piece, ...]:
    """Every text that says something, in the order in which the action is read."""
    found = [
        Piece(name, text, action.language_of(name), _label_of(name), WORDS.get(name))
        for name in TEXTS
        if (text := getattr(action, name).strip())
    ]
    found += _extra_pieces(action)
    for relation, name, _published in ROWS:
        for number, row in enumerate(getattr(action, relation).all(), start=1):
            text = getattr(row, name).strip()
            if text and not _is_code(relation, text):
                key = key_of(relation, row, name)
                label = _row_label(relation, name, row, number)
                found.append(Piece(key, text, action.language_of(key), label, _words_of(relation)))
    return tuple(found)


def _extra_pieces(action: Action) -> list[Piece]:
    """The answers in own words to the public extra questions of its call."""
    asks = [ask for ask in extra_asks(action) if ask.is_public and ask.shape in (Shape.LINE, Shape.TEXT)]
    return [
        Piece(ask.name, text, action.language_of(ask.name), ask.label, ask.most_words)
        for ask in asks
        if (text := str(action.extra.get(ask.extra) or "").strip())
    ]


def _label_of(name: str) -> str | Promise:
    return ASKS[name].label


def _is_code(relation: str, text: str) -> bool:
    """Whether a text is a word of a vocabulary, which every reader gets in the own language anyway."""
    return relation == "claims" and term("populations", text) is not None


def _words_of(relation: str) -> int | None:
    return {"milestones": MILESTONE_WORDS, "alignments": REASON_WORDS}.get(relation)


def _row_label(relation: str, name: str, row: Any, number: int) -> str:
    if relation == "alignments":
        return _("How it serves %(item)s") % {"item": item_label(row.item_id, _reader())}
    if relation == "partners":
        return _("What the partner %(name)s does") % {"name": row.name}
    if relation == "lineage":
        return {
            "kept": _("What was kept of the action it comes from"),
            "changed": _("What was changed"),
            "dropped": _("What was left out"),
        }[name]
    said = {
        "milestones": _("Milestone %(number)s"),
        "claims": _("Who is counted in number %(number)s"),
        "pictures": _("What picture %(number)s shows"),
    }[relation]
    return said % {"number": number}


def _reader() -> str:
    return get_language() or "en"


# --- one language beside the original


@dataclass(frozen=True, slots=True)
class Side:
    """One text and its translation into a language; `row` None while there is none."""

    piece: Piece
    row: TextTranslation | None

    @property
    def text(self) -> str:
        """What is written of the translation."""
        return self.row.text if self.row else ""

    @property
    def is_outdated(self) -> bool:
        """Whether the text it was made from reads otherwise now."""
        return bool(self.row and self.row.text and self.row.source.strip() != self.piece.text)

    @property
    def is_machine(self) -> bool:
        """Whether a machine made it and nobody has checked it."""
        return bool(self.row and self.row.text and self.row.mark == Mark.MACHINE)

    @property
    def is_offered(self) -> bool:
        """Whether its writer says that it is finished."""
        return bool(self.row and self.row.offered_at)

    @property
    def is_released(self) -> bool:
        """Whether the text as it stands is what crosses the wall."""
        row = self.row
        return bool(row and row.text and (row.text, row.mark) == (row.released_text, row.released_mark))

    @property
    def is_open(self) -> bool:
        """Whether something was written, or taken away, that was neither offered nor released."""
        row = self.row
        if row is None or row.offered_at or not (row.text or row.released_text):
            return False
        return (row.text, row.mark, row.source) != (
            row.released_text,
            row.released_mark,
            row.released_source,
        )


def sides_of(action: Action, language: str) -> tuple[Side, ...]:
    """Every text that is not in that language, with its translation.

    A translation of a row that was written anew goes with the row of the same kind that says what it was made from.
    """
    return sides_among(action, language, action.translations.all())


def sides_among(action: Action, language: str, rows: Iterable[TextTranslation]) -> tuple[Side, ...]:
    """The same with rows that were read for it."""
    pieces = [piece for piece in pieces_of(action) if piece.language != language]
    by_key = {row.key: row for row in rows if row.language == language}
    return tuple(Side(piece, row) for piece, row in _paired(pieces, by_key))


def _paired(
    pieces: Sequence[Piece], rows: Mapping[str, TextTranslation]
) -> list[tuple[Piece, TextTranslation | None]]:
    known = {piece.key for piece in pieces}
    astray = {(_kind(row.key), row.source.strip()): row for key, row in rows.items() if key not in known}
    return [
        (piece, rows.get(piece.key) or astray.pop((_kind(piece.key), piece.text), None)) for piece in pieces
    ]


def _kind(key: str) -> tuple[str, str]:
    """Of which sort a row's text is: its key without the number of the row."""
    relation, _dash, rest = key.partition("-")
    return relation, rest.partition("-")[2]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an action is translated into a language, in numbers of texts."""

    language: str
    texts: int
    written: int
    outdated: int
    machine: int
    offered: int
    released: int
    open: int

    @property
    def state(self) -> Literal["empty", "draft", "offered", "released"]:
        """What there is: nothing, something still being written, something offered, or all of it released."""
        if self.open:
            return "draft"
        if self.offered:
            return "offered"
        return "released" if self.released else "empty"


def standing_of(action: Action, language: str) -> Standing:
    """How far an action is translated into a language."""
    sides = sides_of(action, language)
    return Standing(
        language=language,
        texts=len(sides),
        written=sum(1 for side in sides if side.text),
        outdated=sum(1 for side in sides if side.is_outdated),
        machine=sum(1 for side in sides if side.is_machine),
        offered=sum(1 for side in sides if side.is_offered),
        released=sum(1 for side in sides if side.is_released),
        open=sum(1 for side in sides if side.is_open),
    )


def languages_of(action: Action) -> tuple[str, ...]:
    """The languages into which something of the action is translated, the first begun first."""
    return tuple(dict.fromkeys(row.language for row in action.translations.all()))
