"""The forms of edits: every text with a box to correct or translate it, and what an author answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from localaction.actions.operations import Typed
from localaction.actions.web.forms import fields
from localaction.actions.wordings import Piece, digest, longest
from localaction.design.marks import language_name
from localaction.governments.languages import language_choices
from localaction.kit.differences import difference
from localaction.kit.texts import direction

LONG_TEXT = 120  # characters: longer texts get a box of several lines


@dataclass(frozen=True, slots=True)
class Writable:
    """One text that an editor may change: its original, what stands, and what the editor wants instead.

    `source` is what a translation was made from, "" for a correction.
    """

    piece: Piece
    language: str
    stands: str
    wanted: str
    source: str = ""
    is_machine: bool = False

    @property
    def is_translation(self) -> bool:
        """Whether the box holds another language than the original."""
        return self.language != self.piece.language

    @property
    def is_outdated(self) -> bool:
        """Whether the original was changed since it was translated."""
        return bool(self.is_translation and self.stands and self.source.strip() != self.piece.text)

    @property
    def is_changed(self) -> bool:
        """Whether the edit says something else than what stands."""
        return self.wanted.strip() != self.stands.strip()


class EditForm(forms.Form):
    """A box for every text; none is required."""

    says_optional = False

    def __init__(self, data: Any = None, *, texts: Iterable[Writable]) -> None:
        super().__init__(data, use_required_attribute=False)
        self.texts = tuple(texts)
        for one in self.texts:
            self._add(one)

    def _add(self, one: Writable) -> None:
        is_long = len(one.piece.text) > LONG_TEXT or "\n" in one.piece.text
        rows = min(16, 2 + len(one.piece.text) // 70) if is_long else 2
        self.fields[f"text-{one.piece.key}"] = fields.TextField(
            label=format_html(
                '<span class="visually-hidden">{}: </span>{}', one.piece.label, language_name(one.language)
            ),
            max_words=one.piece.most_words,
            max_length=longest(one.piece.key),
            required=not one.is_translation,
            initial=one.wanted,
            widget=forms.Textarea(attrs={"rows": rows, "dir": direction(one.language)}),
            error_messages={"required": _("Write what it shall say. An editor does not take a text away.")},
        )
        if one.is_machine or one.is_outdated:
            words = _("I have read it: it says the same as the original.")
            self.fields[f"stands-{one.piece.key}"] = forms.BooleanField(label=words, required=False)

    def rows(self) -> list[dict[str, Any]]:
        """Every text with its box, as it stands."""
        return [
            {
                "one": one,
                "key": one.piece.key,
                "field": self[f"text-{one.piece.key}"],
                "stands": self[name] if (name := f"stands-{one.piece.key}") in self.fields else None,
                "was": digest(one.wanted),
                "of": digest(one.piece.text),
                "changes": difference(one.source, one.piece.text) if one.is_outdated else (),
            }
            for one in self.texts
        ]


def typed_in(data: Mapping[str, str], texts: Iterable[Writable]) -> dict[str, Typed]:
    """What an editor typed, by key; a text that the form did not hold is not in it."""
    return {
        key: Typed(
            text=data[f"text-{key}"],
            was=data.get(f"was-{key}", ""),
            of=data.get(f"of-{key}", ""),
            stands=bool(data.get(f"stands-{key}")),
        )
        for key in (one.piece.key for one in texts)
        if f"text-{key}" in data
    }


class ProposeForm(forms.Form):
    """What goes with an edit to its author."""

    note = forms.CharField(
        label=_("Why you propose this"),
        help_text=_("The author reads it first, in your language. Say what the changes are good for."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        required=False,
    )


class TranslateIntoForm(forms.Form):
    """A language to write in."""

    says_optional = False

    def __init__(self, data: Any = None, *, reader: str, first: Iterable[str]) -> None:
        super().__init__(data)
        order = list(first)
        named = dict(language_choices(reader))
        ahead = [(code, named.get(code, code)) for code in order]
        others = [(code, name) for code, name in named.items() if code not in order]
        self.fields["language"] = forms.ChoiceField(
            label=_("Correct or translate in"), choices=[*ahead, (_("Other languages"), others)]
        )


class AnswerForm(forms.Form):
    """What an author says to an edit."""

    answer = forms.CharField(
        label=_("Your words to the editor"),
        help_text=_("Needed when you do not agree: say what is wrong."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5_000,
        required=False,
    )
