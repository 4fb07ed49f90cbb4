"""A checked row: typed, complete, ready to be entered."""

from __future__ import annotations

from typing import Final

import msgspec

from localaction.governments.facts import Facts

# Part of every row's digest: another number makes every row be looked at anew, so that a changed rule reaches
# what was imported before.
MAPPING: Final = 1


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One action with its government. Free texts are in `language`; `alignment` and `priorities` hold item codes.

    `digest` is that of the cells and of the rules by which they were read. `is_signed`: the file says that the
    government signed the declaration. Years are 1900 to 2100; `people` is None when the file gives no number.
    """

    line: int
    reference: str
    digest: str
    government: Facts
    place: str
    is_signed: bool
    language: str
    kind: str
    stage: str
    title: str
    source_url: str
    checked: bool
    texts: dict[str, str]
    starts: int | None
    ends: int | None
    people: int | None
    budget_amount: str
    budget_currency: str
    partners: tuple[str, ...]
    populations: tuple[str, ...]
    themes: tuple[str, ...]
    alignment: tuple[tuple[str, str], ...]
    priorities: tuple[str, ...]
