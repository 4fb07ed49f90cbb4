"""The cells of a row that hold lists of codes: framework items and words of the vocabularies."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from localaction.actions.importing.columns import SEPARATOR, Cells
from localaction.actions.importing.priorities import derived
from localaction.actions.importing.problems import shortened
from localaction.actions.importing.words import FRAMEWORKS, Words
from localaction.actions.importing.wrongs import Wrong

REMEMBERED: Final = 20_000


class Aligned(NamedTuple):
    """What an action is held against: (code, framework) of every item named, and the priorities that follow."""

    alignment: tuple[tuple[str, str], ...]
    priorities: tuple[str, ...]
    wrongs: tuple[Wrong, ...]


class ListChecks:
    """Checks lists of codes; a list that comes again in the same words is not read again."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._known_terms = {"beneficiaries": words.populations, "themes": words.themes}
        self._aligned = lru_cache(maxsize=REMEMBERED)(self._align)
        self._termed = lru_cache(maxsize=REMEMBERED)(self._read_terms)

    def aligned(self, cells: Cells, wrongs: list[Wrong]) -> Aligned:
        """The framework items that a row names; what is wrong with them is added to `wrongs`."""
        found = self._aligned(cells.gcm_objectives, cells.gcr_objectives, cells.sdg_goals)
        wrongs.extend(found.wrongs)
        return found

    def terms(self, column: str, typed: str, wrongs: list[Wrong]) -> tuple[str, ...]:
        """The codes of the words in a list, each once; what is wrong with them is added to `wrongs`."""
        found, wrong = self._termed(column, typed)
        wrongs.extend(wrong)
        return found

    def _align(self, *typed: str) -> Aligned:
        wrongs: list[Wrong] = []
        found: dict[str, str] = {}
        for (column, framework, name), cell in zip(FRAMEWORKS, typed, strict=True):
            known = self._words.items[column]
            for part in parts(cell):
                code = known.get(part.lower())
                if code is not None:
                    found[code] = framework
                    continue
                reason = _(
                    "The %(framework)s has no objective or goal %(number)s. Write numbers from 1 to %(last)d."
                )
                last = max(int(one) for one in known if one.isdecimal())
                values = {"framework": name, "number": shortened(part), "last": last}
                wrongs.append(Wrong(column, part, reason % values, "unknown_objective"))
        return Aligned(tuple(found.items()), derived(found, self._words.priorities), tuple(wrongs))

    def _read_terms(self, column: str, typed: str) -> tuple[tuple[str, ...], tuple[Wrong, ...]]:
        known = self._known_terms[column]
        wrongs: list[Wrong] = []
        found: dict[str, None] = {}
        for part in parts(typed):
            code = known.get(part.lower())
            if code is None:
                reason = _("The vocabulary has no such word. Write one of: %(known)s.")
                words = ", ".join(dict.fromkeys(known.values()))
                wrongs.append(Wrong(column, part, reason % {"known": words}, "unknown_word"))
            else:
                found[code] = None
        return tuple(found), tuple(wrongs)


def parts(typed: str) -> list[str]:
    """The parts of a list, without white space around and without empty ones."""
    return [part for one in typed.split(SEPARATOR) if (part := one.strip())] if typed else []
