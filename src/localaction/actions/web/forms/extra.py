"""The desk's form of one extra question of a call, with its words in every language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from localaction.actions.choices import KINDS
from localaction.actions.sections.extra import WITH_OPTIONS, WORDS_OF_TEXT, ExtraQuestion, Option
from localaction.actions.web.forms import fields

QUESTION_KINDS = (
    ("short", _("A short text")),
    ("long", _("A long text")),
    ("one", _("One choice")),
    ("several", _("Several choices")),
    ("number", _("A number")),
    ("date", _("A date")),
    ("yes_no", _("Yes or no")),
)


class ExtraQuestionForm(forms.Form):
    """One extra question with its words in every language of the call. `is_open`: only its words can change."""

    def __init__(self, *arguments: Any, languages: Iterable[str], is_open: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.languages = [(code, dict(settings.LANGUAGES).get(code, code)) for code in languages]
        self.is_open = is_open
        if not is_open:
            self._add_bones()
        for code, name in self.languages:
            self._add_words(code, name)

    def _add_bones(self) -> None:
        self.fields["kind"] = forms.ChoiceField(
            label=_("How it is answered"), choices=QUESTION_KINDS, widget=forms.RadioSelect
        )
        self.fields["is_required"] = forms.BooleanField(
            label=_("It must be answered before an action can be sent"), required=False
        )
        self.fields["is_public"] = forms.BooleanField(
            label=_("The answer is published with the action"),
            help_text=_("Otherwise only the government, the secretariat and the assessors read it."),
            required=False,
        )
        self.fields["kinds"] = forms.MultipleChoiceField(
            label=_("Which kinds of action are asked?"),
            help_text=_("Choose none to ask every kind."),
            choices=KINDS,
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        self.fields["words"] = forms.IntegerField(
            label=_("How many words may a long text have?"),
            min_value=10,
            max_value=2000,
            initial=WORDS_OF_TEXT,
            required=False,
        )

    def _add_words(self, code: str, name: str) -> None:
        said = {
            "label": _("The question, in {language}"),
            "hint": _("A hint below it, in {language}"),
            "options": _("The choices, in {language}"),
        }
        labels = {part: format_lazy(words, language=name) for part, words in said.items()}
        marks = {"lang": code, "dir": "auto"}
        self.fields[f"label-{code}"] = fields.LineField(
            label=labels["label"], max_length=300, required=False, widget=forms.TextInput(attrs=marks)
        )
        self.fields[f"hint-{code}"] = fields.LineField(
            label=labels["hint"], max_length=300, required=False, widget=forms.TextInput(attrs=marks)
        )
        self.fields[f"options-{code}"] = fields.TextField(
            label=labels["options"],
            help_text=_(
                "One per line, in the same order in every language. Only for questions with choices."
            ),
            required=False,
            widget=forms.Textarea(attrs={"rows": 4, **marks}),
        )

    def clean(self) -> dict[str, Any]:
        """Words in at least one language; as many choices in each; choices only where something is chosen."""
        told = self.cleaned_data
        if not any(told.get(f"label-{code}") for code, _name in self.languages) and self.languages:
            self.add_error(f"label-{self.languages[0][0]}", _("Write the question in at least one language."))
        lines = {code: _lines(told.get(f"options-{code}", "")) for code, _name in self.languages}
        lengths = {len(found) for found in lines.values() if found}
        kind = told.get("kind") or self.initial.get("kind")
        if kind in WITH_OPTIONS and self.languages:
            first = f"options-{self.languages[0][0]}"
            if not lengths or min(lengths) < 2:
                self.add_error(first, _("Write at least two choices, one per line."))
            elif len(lengths) > 1:
                self.add_error(first, _("Write as many choices in every language."))
        return told

    def question(self, code: str, standing: ExtraQuestion | None) -> ExtraQuestion:
        """The question as it was written; of an open call with the bones that stand."""
        told = self.cleaned_data
        kind = standing.kind if self.is_open and standing else told["kind"]
        words = {part: self._words(part) for part in ("label", "hint")}
        return ExtraQuestion(
            code=code,
            kind=kind,
            labels=words["label"],
            hints=words["hint"],
            options=self._options() if kind in WITH_OPTIONS else (),
            is_required=standing.is_required if self.is_open and standing else told["is_required"],
            is_public=standing.is_public if self.is_open and standing else told["is_public"],
            kinds=standing.kinds if self.is_open and standing else tuple(told["kinds"]),
            words=standing.words if self.is_open and standing else told["words"] or WORDS_OF_TEXT,
        )

    def _words(self, part: str) -> dict[str, str]:
        found = {code: self.cleaned_data.get(f"{part}-{code}", "") for code, _name in self.languages}
        return {code: text for code, text in found.items() if text}

    def _options(self) -> tuple[Option, ...]:
        lines = {code: _lines(self.cleaned_data.get(f"options-{code}", "")) for code, _name in self.languages}
        most = max((len(found) for found in lines.values()), default=0)
        return tuple(
            Option(
                f"o{number + 1}",
                {code: found[number] for code, found in lines.items() if number < len(found)},
            )
            for number in range(most)
        )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def typed_question(question: ExtraQuestion) -> dict[str, Any]:
    """A question as the form shows it."""
    found: dict[str, Any] = {
        "kind": question.kind,
        "is_required": question.is_required,
        "is_public": question.is_public,
        "kinds": list(question.kinds),
        "words": question.words,
    }
    found |= {f"label-{code}": text for code, text in question.labels.items()}
    found |= {f"hint-{code}": text for code, text in question.hints.items()}
    for language in {code for option in question.options for code in option.labels}:
        lines = [option.labels.get(language, "") for option in question.options]
        found[f"options-{language}"] = "\n".join(lines)
    return found


def fresh_question_code(question: str, taken: Iterable[str]) -> str:
    """A code for a new question: its first words, or a number where nothing is left of them."""
    words = re.sub(r"[^a-z0-9]+", "_", question.casefold().encode("ascii", "ignore").decode()).strip("_")[:20]
    stem = words if words[:1].isalpha() else "question"
    used, number = set(taken), 1
    code = stem.strip("_")
    while code in used:
        number += 1
        code = f"{stem.strip('_')}_{number}"
    return code
