"""One form per page of the draft: it requires nothing, and says what was understood and what was not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.datastructures import MultiValueDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from localaction.actions.limits import MILESTONE_WORDS, ROWS
from localaction.actions.sections import Ask, Group, Page, Shape
from localaction.actions.web.forms import fields
from localaction.actions.web.forms.choices import choices_for

Typed = Mapping[str, list[str]]
MOST_RADIOS = 9


class PageForm(forms.Form):
    """What every page of a draft has. `reader` is the reader's language; `language` that of the answers.

    `text_languages` names fields whose text is in another language than the others.
    """

    text_languages: Mapping[str, str] = {}

    def __init__(self, page: Page, typed: Typed, *, reader: str, text_language: str, kind: str = "") -> None:
        self.kind = kind
        self.needed: set[str] = set()
        super().__init__(
            use_required_attribute=False,
            data=MultiValueDict({name: list(values) for name, values in typed.items()}),
        )
        self.page = page
        self.reader = reader
        self.language = text_language
        self.build()

    def build(self) -> None:
        """Add the fields of the page; name in `needed` those that must be answered before sending."""

    def full_clean(self) -> None:
        """Read what is typed. Nothing is required here; `needed` only says which questions are not optional."""
        for field in self.fields.values():
            field.required = False
        super().full_clean()
        for name in self.needed & set(self.fields):
            self.fields[name].required = True

    def values(self) -> dict[str, Any]:
        """The answers that were understood, as `operations.save_page` takes them."""
        self.full_clean()
        return dict(self.cleaned_data)

    def unread(self) -> dict[str, list[str]]:
        """What was typed and not understood, by field."""
        return {name: self.typed_in(name) for name in self.errors if name in self.fields}

    def typed_in(self, name: str) -> list[str]:
        """What was typed in one field."""
        data = self.data
        return [str(value) for value in data.getlist(name)] if isinstance(data, MultiValueDict) else []

    def all_typed(self) -> dict[str, list[str]]:
        """What was typed on the whole page."""
        return {name: self.typed_in(name) for name in self.fields if self.typed_in(name)}


def up_to(words: int, hint: Any = "") -> Any:
    """A hint that says how many words may be written."""
    most = format_lazy(ngettext_lazy("Up to {count} word.", "Up to {count} words.", words), count=words)
    return format_lazy("{hint} {most}", hint=hint, most=most) if hint else most


def words_for(ask: Ask, group: Group | None = None) -> int | None:
    """How many words an answer may have, or None."""
    if group is not None and group.relation == "milestones" and ask.name == group.key:
        return MILESTONE_WORDS
    return None if group is not None else ask.most_words


def field_for(ask: Ask, reader: str, *, group: Group | None = None) -> forms.Field:
    """The field of one question. Nothing is required: that is asked when the action is sent."""
    words = words_for(ask, group)
    hint = up_to(words, ask.hint) if words else ask.hint
    options: dict[str, Any] = {"label": ask.label, "help_text": hint, "required": False}
    match ask.shape:
        case Shape.LINE:
            return fields.LineField(max_length=ask.longest, max_words=words, **options)
        case Shape.TEXT:
            rows = max(4, min(14, (ask.most_words or 200) // 40))
            box = forms.Textarea(attrs={"rows": rows})
            return fields.TextField(widget=box, max_words=words, **options)
        case Shape.START | Shape.END:
            return fields.PeriodField(end=ask.shape is Shape.END, **options)
        case Shape.COUNT:
            return fields.CountField(widget=forms.TextInput(attrs={"inputmode": "numeric"}), **options)
        case Shape.MONEY:
            return fields.MoneyField(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **options)
        case Shape.YES_NO:
            return fields.YesNoField(**options)
        case Shape.MANY:
            choices = choices_for(ask, reader)
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **options)
        case Shape.ONE:
            return _one_of(ask, choices_for(ask, reader), options, in_row=group is not None)


def _one_of(
    ask: Ask, choices: list[tuple[str, str]], options: dict[str, Any], *, in_row: bool
) -> forms.Field:
    if len(choices) <= MOST_RADIOS and not in_row:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **options)
    if choices and choices[0][0]:
        choices = [("", str(_("Choose one"))), *choices]
    return forms.ChoiceField(choices=choices, **options)


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of a group as the template draws it."""

    number: int
    fields: list[BoundField]


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """One group of rows as the template draws it."""

    group: Group
    rows: list[ShownRow]
    can_grow: bool


class PlainForm(PageForm):
    """A page of questions and of rows of questions. `more` names a group to which an empty row is added."""

    def __init__(
        self, page: Page, typed: Typed, *, reader: str, text_language: str, kind: str = "", more: str = ""
    ) -> None:
        self.more = more
        super().__init__(page, typed, reader=reader, text_language=text_language, kind=kind)

    def build(self) -> None:
        """The page's questions, then its rows: those that say something, and one to begin with or to add."""
        for ask in self.page.asks:
            self.fields[ask.name] = field_for(ask, self.reader)
            if {self.kind or "practice"} & ask.needed_for:
                self.needed.add(ask.name)
        for group in self.page.groups:
            for place in self.places(group):
                self.needed.add(f"{group.name}-{place}-{group.key}")
                for ask in group.asks:
                    self.fields[f"{group.name}-{place}-{ask.name}"] = field_for(ask, self.reader, group=group)

    def places(self, group: Group) -> list[int]:
        """The positions of the rows shown."""
        found = {
            int(match[1])
            for name, values in (self.data.lists() if isinstance(self.data, MultiValueDict) else ())
            if (match := re.fullmatch(rf"{group.name}-(\d{{1,3}})-[a-z_]+", name)) and any(values)
        }
        found = {place for place in found if place < ROWS}
        fresh = max(found, default=-1) + 1
        if (not found or self.more == group.name) and fresh < ROWS:
            found.add(fresh)
        return sorted(found)

    def clean(self) -> dict[str, Any]:
        """An end before its start, and rows without their key, cannot be kept as they are."""
        start, end = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if start and end and end.on < start.on:
            self.add_error("ends_on", _("This is before the start. Check both dates."))
        for group in self.page.groups:
            for place in self.places(group):
                self._check_row(group, place)
        return self.cleaned_data

    def _check_row(self, group: Group, place: int) -> None:
        key = f"{group.name}-{place}-{group.key}"
        names = [f"{group.name}-{place}-{ask.name}" for ask in group.asks]
        if self.cleaned_data.get(key) in (None, "") and key not in self.errors and self._says(names):
            self.add_error(key, _("Fill in this line too, or empty the others."))

    def _says(self, names: Iterable[str]) -> bool:
        return any(self.cleaned_data.get(name) not in (None, "") or name in self.errors for name in names)

    def values(self) -> dict[str, Any]:
        """Answers by name, and the rows of each group that can be kept, with their positions."""
        self.full_clean()
        found: dict[str, Any] = {
            ask.name: self.cleaned_data[ask.name] for ask in self.page.asks if ask.name in self.cleaned_data
        }
        for group in self.page.groups:
            found[group.name] = list(self._rows(group))
        return found

    def _rows(self, group: Group) -> Iterator[dict[str, Any]]:
        for place in self.places(group):
            if self.cleaned_data.get(f"{group.name}-{place}-{group.key}") in (None, ""):
                continue
            row = {
                ask.name: self.cleaned_data[name]
                for ask in group.asks
                if (name := f"{group.name}-{place}-{ask.name}") in self.cleaned_data
            }
            yield {"position": place, **row}

    def unread(self) -> dict[str, list[str]]:
        """What was not understood; of a row that cannot be kept, all of it."""
        found = super().unread()
        for group in self.page.groups:
            for place in self.places(group):
                if f"{group.name}-{place}-{group.key}" in self.errors:
                    names = [f"{group.name}-{place}-{ask.name}" for ask in group.asks]
                    found |= {name: self.typed_in(name) for name in names if any(self.typed_in(name))}
        return found

    def questions(self) -> list[BoundField]:
        """The page's own questions, to be drawn."""
        return [self[ask.name] for ask in self.page.asks]

    def groups(self) -> list[ShownGroup]:
        """The groups of rows, to be drawn."""
        shown = []
        for group in self.page.groups:
            places = self.places(group)
            rows = [
                ShownRow(number, [self[f"{group.name}-{place}-{ask.name}"] for ask in group.asks])
                for number, place in enumerate(places, start=1)
            ]
            shown.append(ShownGroup(group, rows, max(places, default=-1) + 1 < ROWS))
        return shown
