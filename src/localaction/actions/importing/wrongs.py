"""Collecting what is wrong in a row while its cells are read one after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

from django.utils.translation import gettext as _

from localaction.actions.importing.figures import Unfit

Read = TypeVar("Read")


class Wrong(NamedTuple):
    """One thing wrong in one cell."""

    column: str
    value: str
    reason: str
    code: str


def read(column: str, typed: str, reader: Callable[[str], Read], wrongs: list[Wrong]) -> Read | None:
    """What the reader makes of a cell; None when it is empty or unfit, which is noted."""
    if not typed:
        return None
    try:
        return reader(typed)
    except Unfit as unfit:
        wrongs.append(Wrong(column, typed, unfit.reason, unfit.code))
        return None


def one_of(column: str, typed: str, known: Mapping[str, Read], wrongs: list[Wrong]) -> Read | None:
    """What the word in a cell stands for; None when it is not one of the known ones, which is noted."""
    found = known.get(typed.lower())
    if found is None and typed.lower() not in known:
        reason = _("Write one of: %(known)s.") % {"known": ", ".join(word for word in known if word)}
        wrongs.append(Wrong(column, typed, reason, "unknown_word"))
    return found
