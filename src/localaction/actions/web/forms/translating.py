"""The forms of languages: in which language the texts are, and one language beside the original."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from localaction.actions.operations import Typed
from localaction.actions.web.forms import fields
from localaction.actions.wordings import Piece, Side, digest
from localaction.design.marks import language_name
from localaction.governments.languages import language_choices
from localaction.kit.differences import difference
from localaction.kit.texts import direction

LONG_TEXT = 120  # characters: longer originals get a box of several lines
Choices = list[tuple[Any, Any]]


def languages_to_choose(reader: str, without: Iterable[str] = ()) -> Choices:
    """The site's languages first, then every other one, by name in the reader's language."""
    left_out = set(without)
    named = [(code, name) for code, name in language_choices(reader) if code not in left_out]
    own = [code for code, _name in settings.LANGUAGES]
    first = sorted((pair for pair in named if pair[0] in own), key=lambda pair: own.index(pair[0]))
    others = [pair for pair in named if pair[0] not in own]
    return [("", _("Choose a language")), *first, (_("Other languages"), others)]


class NewLanguageForm(forms.Form):
    """A language to translate into."""

    says_optional = False

    def __init__(self, data: Any = None, *, reader: str, without: Iterable[str]) -> None:
        super().__init__(data)
        self.fields["language"] = forms.ChoiceField(
            label=_("Translate it into"), choices=languages_to_choose(reader, without)
        )


class LanguagesForm(forms.Form):
    """The language of the action, and of every text that is in another one."""

    says_optional = False

    def __init__(self, data: Any = None, *, action: Any, pieces: Iterable[Piece], reader: str) -> None:
        super().__init__(data)
        choices = languages_to_choose(reader)
        self.pieces = tuple(pieces)
        self.fields["language"] = forms.ChoiceField(
            label=_("The action is written in"), choices=choices[1:], initial=action.language
        )
        others: Choices = [("", _("The same language")), *choices[1:]]
        for piece in self.pieces:
            self.fields[f"in-{piece.key}"] = forms.ChoiceField(
                label=str(piece.label),
                choices=others,
                required=False,
                initial=action.text_languages.get(piece.key, ""),
            )

    def texts(self) -> list[dict[str, Any]]:
        """Each text with the box for its language."""
        return [{"piece": piece, "field": self[f"in-{piece.key}"]} for piece in self.pieces]

    def chosen(self) -> dict[str, str]:
        """The texts that are in another language, by key."""
        chosen = {piece.key: self.cleaned_data.get(f"in-{piece.key}", "") for piece in self.pieces}
        return {key: code for key, code in chosen.items() if code and code != self.cleaned_data["language"]}


@dataclass(frozen=True, slots=True)
class Pair:
    """One text and its translation as the page shows them side by side."""

    side: Side
    field: forms.BoundField
    stands: forms.BoundField | None
    was: str
    of: str
    changes: tuple[tuple[str, str], ...]


class TranslationForm(forms.Form):
    """One language beside the original: a box for every text; none is required."""

    says_optional = False

    def __init__(self, data: Any = None, *, sides: Iterable[Side], language: str) -> None:
        super().__init__(data, use_required_attribute=False)
        self.sides = tuple(sides)
        self.language = language
        for side in self.sides:
            self._add(side)

    def _add(self, side: Side) -> None:
        key, is_long = side.piece.key, len(side.piece.text) > LONG_TEXT or "\n" in side.piece.text
        rows = min(16, 2 + len(side.piece.text) // 70) if is_long else 2
        self.fields[f"text-{key}"] = fields.TextField(
            label=format_html(
                '<span class="visually-hidden">{}: </span>{}', side.piece.label, language_name(self.language)
            ),
            max_words=side.piece.most_words,
            required=False,
            initial=side.text,
            widget=forms.Textarea(attrs={"rows": rows, "dir": direction(self.language)}),
        )
        if side.is_machine or side.is_outdated:
            words = _("I have read it: it says the same as the original.")
            self.fields[f"stands-{key}"] = forms.BooleanField(label=words, required=False)

    def pairs(self) -> list[Pair]:
        """Every text with its box, as it stands."""
        return [
            Pair(
                side=side,
                field=self[f"text-{side.piece.key}"],
                stands=self[name] if (name := f"stands-{side.piece.key}") in self.fields else None,
                was=digest(side.text),
                of=digest(side.piece.text),
                changes=difference(side.row.source, side.piece.text) if side.is_outdated and side.row else (),
            )
            for side in self.sides
        ]


def typed_in(data: Mapping[str, str], sides: Iterable[Side]) -> dict[str, Typed]:
    """What somebody typed, by key; a text that the form did not hold is not in it."""
    return {
        key: Typed(
            text=data[f"text-{key}"],
            was=data.get(f"was-{key}", ""),
            of=data.get(f"of-{key}", ""),
            stands=bool(data.get(f"stands-{key}")),
        )
        for key in (side.piece.key for side in sides)
        if f"text-{key}" in data
    }
