"""Two people write the same page: their answers are put together field by field, and no word is lost. Pure.

A page is held as its form holds it: names of fields to lists of typed texts. An empty field is no field. Rows are
fields whose names are `<group>-<position>-<question>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import Enum, auto

Typed = Mapping[str, Sequence[str]]
Page = dict[str, list[str]]
_ROW = re.compile(r"(.+)-(\d{1,3})-([a-z_]+)")


class Nature(Enum):
    """How an answer can be put together: a text by its sentences, a set by its members, anything else not at all."""

    TEXT = auto()
    ONE = auto()
    MANY = auto()


class Outcome(Enum):
    """Whose answer stands in a field after the merge."""

    SAME = auto()  # nobody changed it
    AGREED = auto()  # both wrote the same
    MINE = auto()
    THEIRS = auto()
    JOINED = auto()  # both, put together
    CONFLICT = auto()  # theirs stands, mine is set aside


@dataclass(frozen=True, slots=True)
class Known:
    """What one open form knows of a page.

    `shown`: what stands in its boxes, as typed. `base`: what was kept of it when boxes and page last agreed; a date
    typed as "5/2024" is kept as "2024-05", so the two may differ without anybody having changed anything.
    """

    shown: Typed
    base: Typed

    @classmethod
    def of(cls, page: Typed) -> Known:
        """A form that shows a page as it is kept."""
        return cls(page, page)


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge. `page` is what shall stand; `conflicts` holds what I typed where theirs stands instead.

    `moved` names my rows that had to make room: group to old position to new position.
    """

    page: Page
    outcomes: dict[str, Outcome]
    conflicts: Page = field(default_factory=dict)
    moved: dict[str, dict[int, int]] = field(default_factory=dict)

    def names(self, *outcomes: Outcome) -> list[str]:
        """The fields that came out so, in order."""
        return sorted(name for name, outcome in self.outcomes.items() if outcome in outcomes)


def merge(known: Known, theirs: Typed, mine: Typed, nature_of: Callable[[str], Nature]) -> Merged:
    """Put `mine`, typed into a form that knew `known`, together with `theirs`, which stands now.

    A field that one side left alone takes the other's answer. An answer that one side emptied and the other wrote
    on stays. Texts both wrote on are joined where their changes lie apart; else theirs stands and mine is set aside.
    """
    mine, moved = _make_room(known, theirs, mine)
    page: Page = {}
    outcomes: dict[str, Outcome] = {}
    conflicts: Page = {}
    for name in sorted({*known.shown, *known.base, *theirs, *mine}):
        shown, base, now, own = (
            _cleaned(one.get(name, ())) for one in (known.shown, known.base, theirs, mine)
        )
        answer, outcome = _merge_field(shown, base, now, own, nature_of(name))
        outcomes[name] = outcome
        if answer:
            page[name] = answer
        if outcome is Outcome.CONFLICT:
            conflicts[name] = own
    return Merged(page, outcomes, conflicts, moved)


def known_after(known: Known, merged: Merged, mine: Typed, kept: Typed) -> Known:
    """What the form knows once the merge is kept: `mine` stands in its boxes, `kept` is how the page is kept now."""
    mine = renamed(mine, merged.moved)
    shown, base = {**known.shown}, {**known.base}
    for name, outcome in merged.outcomes.items():
        shown[name] = list(mine.get(name, ()))
        if outcome in (Outcome.MINE, Outcome.AGREED):
            base[name] = list(kept.get(name, ()))
        elif outcome is Outcome.JOINED:
            base[name] = shown[name]
    return Known(_filled(shown), _filled(base))


def told(known: Known, answers: Typed) -> Known:
    """What the form knows once it has put these answers, as they are kept, into its boxes."""
    return Known(_filled({**known.shown, **answers}), _filled({**known.base, **answers}))


def _filled(page: Typed) -> Page:
    return {name: list(values) for name, values in page.items() if any(value.strip() for value in values)}


def _cleaned(values: Iterable[str]) -> list[str]:
    return [line for value in values if (line := value.replace("\r\n", "\n").replace("\r", "\n").strip())]


def same(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two answers say the same, however their lines end."""
    return _cleaned(one) == _cleaned(other)


# --- one field

Answer = list[str]


def _merge_field(
    shown: Answer, base: Answer, theirs: Answer, mine: Answer, nature: Nature
) -> tuple[Answer, Outcome]:
    if nature is Nature.MANY:
        return _merge_members(shown, base, theirs, mine)
    if mine == shown:
        return theirs, Outcome.SAME if theirs == base else Outcome.THEIRS
    if mine == theirs:
        return theirs, Outcome.AGREED
    if theirs == base or not theirs:
        return mine, Outcome.MINE
    if not mine:
        return theirs, Outcome.THEIRS
    if nature is Nature.TEXT and (text := joined(*("\n".join(one) for one in (base, theirs, mine)))):
        return [text], Outcome.AGREED if [text] == mine else Outcome.JOINED
    return theirs, Outcome.CONFLICT


def _merge_members(shown: Answer, base: Answer, theirs: Answer, mine: Answer) -> tuple[Answer, Outcome]:
    """What I ticked is added to theirs, what I unticked is taken away."""
    gone = set(shown) - set(mine)
    answer = list(dict.fromkeys([*(one for one in theirs if one not in gone), *(set_of_new(mine, shown))]))
    if set(mine) == set(shown):
        return answer, Outcome.SAME if set(theirs) == set(base) else Outcome.THEIRS
    return answer, Outcome.MINE if set(answer) == set(mine) else Outcome.JOINED


def set_of_new(mine: Iterable[str], shown: Iterable[str]) -> list[str]:
    """The members that were not shown before, in their order."""
    before = set(shown)
    return [one for one in mine if one not in before]


# --- one text


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a line without a full stop, with the white space before it."""

    space: str
    words: str


@dataclass(frozen=True, slots=True)
class _Change:
    """Pieces `start` to `end` of the base give way to these."""

    start: int
    end: int
    pieces: tuple[_Piece, ...]

    @property
    def begins_a_line(self) -> bool:
        return bool(self.pieces) and "\n" in self.pieces[0].space

    def says(self) -> tuple[int, int, tuple[str, ...]]:
        return self.start, self.end, tuple(piece.words for piece in self.pieces)


MOST_PIECES = (
    1500  # comparing takes longer than their number squared; nobody writes so many sentences in an answer
)
_SENTENCE = re.compile(r"(\s*)(\S(?:[^\n]*?[.!?…؟。！？][\"”’»)\]]*(?=\s)|[^\n]*\S|))")


def joined(base: str, theirs: str, mine: str) -> str | None:
    """Both texts' changes in one text, sentence by sentence; None when they touch the same sentences."""
    old, new, own = (_pieces(text) for text in (base, theirs, mine))
    if not old or max(len(old), len(new), len(own)) > MOST_PIECES:
        return None
    their_spaces, their_changes = _changes(old, new)
    my_spaces, my_changes = _changes(old, own)
    said = {change.says() for change in their_changes}
    my_changes = [change for change in my_changes if change.says() not in said]
    if any(_clash(one, other) for one in their_changes for other in my_changes):
        return None
    changes = sorted([*their_changes, *my_changes], key=lambda change: (change.start, change.end))
    spaces = [
        mine_
        if mine_ is not None and mine_ != piece.space
        else theirs_
        if theirs_ is not None
        else piece.space
        for piece, theirs_, mine_ in zip(old, their_spaces, my_spaces, strict=True)
    ]
    return _text(
        _applied([_Piece(space, piece.words) for space, piece in zip(spaces, old, strict=True)], changes)
    )


def _pieces(text: str) -> list[_Piece]:
    return [_Piece(space, words) for space, words in _SENTENCE.findall(text.strip())]


def _changes(old: Sequence[_Piece], new: Sequence[_Piece]) -> tuple[list[str | None], list[_Change]]:
    """The white space that a side has before each piece it left alone, and what it changed."""
    spaces: list[str | None] = [None] * len(old)
    changes = []
    matcher = SequenceMatcher(None, [one.words for one in old], [one.words for one in new], autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            spaces[start:end] = [piece.space for piece in new[first:last]]
        else:
            changes.append(_Change(start, end, tuple(new[first:last])))
    return spaces, changes


def _clash(one: _Change, other: _Change) -> bool:
    if one.start == one.end == other.start == other.end:
        return not (one.begins_a_line and other.begins_a_line)
    if max(one.start, other.start) < min(one.end, other.end):
        return True
    return any(
        point.start == point.end and span.start < point.start < span.end
        for point, span in ((one, other), (other, one))
    )


def _applied(old: Sequence[_Piece], changes: Sequence[_Change]) -> Iterator[_Piece]:
    place = 0
    for change in changes:
        yield from old[place : change.start]
        yield from change.pieces
        place = max(place, change.end)
    yield from old[place:]


def _text(pieces: Iterable[_Piece]) -> str:
    """The pieces in one text; a piece that began its own text still needs a space before it here."""
    return "".join((piece.space or " ") + piece.words for piece in pieces).strip()


# --- rows


def row_of(name: str) -> tuple[str, int, str] | None:
    """Group, position and question of a row's field; None for any other field."""
    found = _ROW.fullmatch(name)
    return (found[1], int(found[2]), found[3]) if found else None


def renamed(page: Typed, moved: Mapping[str, Mapping[int, int]]) -> Page:
    """The page with its rows at the positions they moved to."""
    found: Page = {}
    for name, values in page.items():
        row = row_of(name)
        place = moved.get(row[0], {}).get(row[1]) if row else None
        found[name if row is None or place is None else f"{row[0]}-{place}-{row[2]}"] = list(values)
    return found


Rows = dict[str, dict[int, dict[str, list[str]]]]


def _rows(page: Typed) -> Rows:
    found: Rows = {}
    for name, values in page.items():
        row = row_of(name)
        if row and (said := _cleaned(values)):
            found.setdefault(row[0], {}).setdefault(row[1], {})[row[2]] = said
    return found


MOST_ROWS = 30


def _make_room(known: Known, theirs: Typed, mine: Typed) -> tuple[Page, dict[str, dict[int, int]]]:
    """Two people add a row in the same place: mine moves to the first free one after all others."""
    before, now, own = _rows(known.shown), _rows(theirs), _rows(mine)
    moved: dict[str, dict[int, int]] = {}
    for group, rows in own.items():
        taken = {*before.get(group, {}), *_rows(known.base).get(group, {}), *now.get(group, {}), *rows}
        for position in sorted(rows):
            is_new = position not in before.get(group, {})
            standing = now.get(group, {}).get(position)
            if is_new and standing and standing != rows[position]:
                free = _free(taken)
                if free is not None:
                    moved.setdefault(group, {})[position] = free
                    taken.add(free)
    return renamed(mine, moved), moved


def _free(taken: set[int]) -> int | None:
    last = max(taken, default=-1) + 1
    return last if last < MOST_ROWS else next((one for one in range(MOST_ROWS) if one not in taken), None)
