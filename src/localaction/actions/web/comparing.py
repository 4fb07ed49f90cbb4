"""A filled form beside the draft: every difference in words, with its choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from localaction.actions import answers, queries, sections
from localaction.actions.merging import Page
from localaction.actions.offline import naming
from localaction.actions.offline.differences import Choice, Difference, Side, after_choices, differences
from localaction.actions.web import reading
from localaction.actions.web.forms import PageForm, ReasonsForm
from localaction.frameworks import queries as frameworks
from localaction.kit.paperforms.asked import state_of

CODES = frozenset(choice.value for choice in Choice)
WORDS: dict[Choice, Promise] = {
    Choice.FILE: _("Take the answer from my file"),
    Choice.ONLINE: _("Keep what is online"),
    Choice.BOTH: _("Take both, as one text"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One difference as the page draws it; the values are in words."""

    one: Difference
    label: str | Promise
    before: list[str]
    file: list[str]
    online: list[str]
    together: list[str]
    choices: list[tuple[str, str | Promise, bool]]
    error: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One page of the draft with its differences, those that are only online apart."""

    title: str | Promise
    shown: list[Shown]
    online: list[Shown]


@dataclass(frozen=True, slots=True)
class Homeless:
    """Something in the file that has no place in the draft any more, to be copied by hand."""

    page: str | Promise
    values: list[str]


class Comparison:
    """The differences between a filled form and the draft as it stands now."""

    def __init__(
        self, action: Any, filled: Any, *, reader: str, chosen: Mapping[str, str] | None = None
    ) -> None:
        self.action, self.reader = action, reader
        self.chosen = {name: Choice(value) for name, value in (chosen or {}).items() if value in CODES}
        self.is_answered = chosen is not None
        self.papers = naming.pages_on_paper(filled.base, filled.answers)
        self.online: dict[str, Page] = {}
        self.found: dict[str, list[Difference]] = {}
        self.forms: dict[str, PageForm] = {}
        self.homeless: list[Homeless] = []
        for page in sections.every_page(action):
            if page.slug in self.papers:
                self._compare(page)

    def _compare(self, page: sections.Page) -> None:
        state = queries.page_state(self.action, page.slug)
        online = answers.written(self.action, page) | state.unread
        found = differences(page.slug, self.papers[page.slug], online, answers.nature_of(page))
        self.online[page.slug] = online
        self.forms[page.slug] = self._form(page, after_choices(online, found, self.chosen))
        kept = [one for one in found if one.name in self.forms[page.slug].fields or one.side is Side.ONLINE]
        lost = [list(one.file) for one in found if one not in kept and one.file]
        self.homeless += [Homeless(page.title, values) for values in lost]
        self.found[page.slug] = kept

    def _form(self, page: sections.Page, typed: Page) -> PageForm:
        """The form of the page as it would be; reasons follow what would be chosen then."""
        if page.form != "reasons":
            return reading.form_of(self.action, page, typed, reader=self.reader)
        chosen = after_choices(
            self.online.get(naming.ALIGNMENT, {}), self.found.get(naming.ALIGNMENT, []), self.chosen
        )
        items = chosen.get("items") or typed.get("items", [])
        about = {"reader": self.reader, "text_language": self.action.language, "kind": self.action.kind}
        return ReasonsForm(page, {**typed, "items": items}, **about)

    @property
    def all(self) -> list[Difference]:
        """Every difference, in the order of the pages."""
        return [one for page in sections.PAGES for one in self.found.get(page.slug, [])]

    @property
    def seen(self) -> str:
        """A name for what is compared: it changes when the draft or the file does."""
        return state_of({one.key: (*one.file, "\x1d", *one.online) for one in self.all})

    @property
    def open(self) -> list[Difference]:
        """Differences that somebody must still choose between."""
        return [one for one in self.all if one.usual is None and one.key not in self.chosen]

    @property
    def changes(self) -> int:
        """How many differences the file brings."""
        return sum(1 for one in self.all if one.side is not Side.ONLINE)

    def pages(self) -> dict[str, Callable[[Page], Page]]:
        """What makes of each page as it stands the page as it shall stand, for `operations.take_in`."""
        return {slug: self._change(found) for slug, found in self.found.items() if found}

    def _change(self, found: list[Difference]) -> Callable[[Page], Page]:
        return lambda online: after_choices(online, found, self.chosen)

    # --- in words

    def parts(self) -> list[Part]:
        """The pages that differ, as they are drawn."""
        drawn = []
        for page in sections.PAGES:
            shown = [self._shown(page, one) for one in self.found.get(page.slug, [])]
            mine = [one for one in shown if one.one.side is not Side.ONLINE]
            theirs = [one for one in shown if one.one.side is Side.ONLINE]
            if shown:
                drawn.append(Part(page.title, mine, theirs))
        return drawn

    def _shown(self, page: sections.Page, one: Difference) -> Shown:
        field = self.forms[page.slug].fields.get(one.name)
        words = _words_of(page, field, self.reader)
        offered = [choice for choice in Choice if choice is not Choice.BOTH or one.together]
        chosen = self.chosen.get(one.key, one.usual)
        return Shown(
            one=one,
            label=self._label(page, one.name, field),
            before=[words(value) for value in one.before],
            file=[words(value) for value in one.file],
            online=[words(value) for value in one.online],
            together=[words(value) for value in one.together],
            choices=[(choice.value, WORDS[choice], choice is chosen) for choice in offered],
            error=self.is_answered and chosen is None,
        )

    def _label(self, page: sections.Page, name: str, field: forms.Field | None) -> str | Promise:
        label: str | Promise = field.label or name if field is not None else name
        if page.form == "reasons" and (item := frameworks.item(name.partition("-")[2])) is not None:
            return item.label(self.reader)
        for group in page.groups:
            first, _dash, rest = name.removeprefix(f"{group.name}-").partition("-")
            if name.startswith(f"{group.name}-") and first.isdecimal():
                asked = next((ask.label for ask in group.asks if ask.name == rest), rest)
                return format_lazy(
                    "{row} {number} · {label}", row=group.row, number=int(first) + 1, label=asked
                )
        return label


def _words_of(page: sections.Page, field: forms.Field | None, reader: str) -> Callable[[str], str]:
    """The words for a value: those of its choice, or what is typed."""
    known = dict(_flat(getattr(field, "choices", ())))

    def words(value: str) -> str:
        if page.form == "alignment" and (item := frameworks.item(value)) is not None:
            return item.label(reader)
        return known.get(value, value)

    return words


def _flat(choices: Iterable[Any]) -> Iterable[tuple[str, str]]:
    for code, label in choices:
        if isinstance(label, (list, tuple)):
            yield from _flat(label)
        else:
            yield str(code), str(label)
