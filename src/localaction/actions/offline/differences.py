"""What is different between a file and the draft, field by field, three ways through what the file was made with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from localaction.actions import merging
from localaction.actions.merging import Known, Nature, Outcome
from localaction.actions.offline.naming import OnPaper, Page


class Side(Enum):
    """Who changed an answer since the file was made."""

    FILE = "file"
    ONLINE = "online"
    BOTH = "both"


class Choice(Enum):
    """What shall stand: the answer of the file, the one online, or both in one text."""

    FILE = "file"
    ONLINE = "online"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field. `before` stood in the file when it was made; `together` is both changes in one text, if it can be.

    `usual` is what happens without a choice; None when somebody must choose.
    """

    page: str
    name: str
    side: Side
    before: tuple[str, ...]
    file: tuple[str, ...]
    online: tuple[str, ...]
    together: tuple[str, ...] = ()
    usual: Choice | None = None

    @property
    def key(self) -> str:
        """Its name in the form of choices."""
        return f"{self.page}/{self.name}"

    def chosen(self, choice: Choice | None) -> tuple[str, ...]:
        """What stands after a choice; what is online where none was made."""
        choice = choice or self.usual or Choice.ONLINE
        return {Choice.FILE: self.file, Choice.ONLINE: self.online, Choice.BOTH: self.together}[choice]


NatureOf = Callable[[str], Nature]


def differences(page: str, paper: OnPaper, online: Page, nature_of: NatureOf) -> list[Difference]:
    """The fields of one page whose answers differ, of those that the file asks for."""
    known = Known.of(paper.base)
    merged = merging.merge(known, online, paper.mine, nature_of)
    mine = merging.renamed(paper.mine, merged.moved)
    moved = {name for name in mine if name not in paper.mine}
    found = []
    for name, outcome in sorted(merged.outcomes.items(), key=lambda pair: _place(pair[0])):
        if name not in paper.asks and name not in mine and name not in moved:
            continue
        sides = (paper.base.get(name, ()), mine.get(name, ()), online.get(name, ()))
        before, file, now = (tuple(value for value in one if value.strip()) for one in sides)
        if set(file) == set(now) if nature_of(name) is Nature.MANY else merging.same(file, now):
            continue
        found.append(_difference(page, name, outcome, (before, file, now), merged, nature_of(name)))
    return found


Three = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def _difference(
    page: str, name: str, outcome: Outcome, sides: Three, merged: merging.Merged, nature: Nature
) -> Difference:
    before, file, online = sides
    about = (page, name)
    if outcome in (Outcome.MINE, Outcome.AGREED):
        return Difference(*about, Side.FILE, *sides, usual=Choice.FILE)
    if outcome in (Outcome.THEIRS, Outcome.SAME):
        return Difference(*about, Side.ONLINE, *sides, usual=Choice.ONLINE)
    if outcome is Outcome.JOINED:
        together = tuple(merged.page.get(name, ()))
        return Difference(*about, Side.BOTH, *sides, together, Choice.BOTH)
    below = ("\n\n".join([*online, *file]),) if nature is Nature.TEXT else ()
    return Difference(*about, Side.BOTH, before, file, online, below)


def _place(name: str) -> tuple[str, int, str]:
    return merging.row_of(name) or (name, -1, "")


def after_choices(online: Page, found: Iterable[Difference], choices: Mapping[str, Choice]) -> Page:
    """The page as it shall stand: what is online, with every difference as it was chosen."""
    page = {name: list(values) for name, values in online.items()}
    for one in found:
        answer = one.chosen(choices.get(one.key))
        if answer:
            page[one.name] = list(answer)
        else:
            page.pop(one.name, None)
    return page
