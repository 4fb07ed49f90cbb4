"""The forms of anchor cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from localaction.assessment.rubric import LEVELS, Criterion
from localaction.assessment.web.forms import COMMENT, Paragraphs


class AnchorForm(forms.Form):
    """Which action becomes an anchor case."""

    reference = forms.CharField(
        label=_("Reference of a published action"),
        help_text=_("It is public, so that every assessor can read it."),
        max_length=40,
        error_messages={"required": _("Give the reference.")},
    )


class LevelsForm(forms.Form):
    """A level for every criterion, described; with `reasons` also why."""

    def __init__(
        self, *args: Any, criteria: Sequence[Criterion], reader: str, reasons: bool = False, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.codes = [one.code for one in criteria]
        for one in criteria:
            described = [
                (str(level), format_lazy("{level}: {text}", level=level, text=one.level(level, reader)))
                for level in LEVELS
            ]
            self.fields[f"level-{one.code}"] = forms.ChoiceField(
                label=one.name(reader),
                help_text=one.question(reader),
                choices=described,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose a level.")},
            )
            if reasons:
                self.fields[f"reason-{one.code}"] = Paragraphs(label=_("Why this level"), limit=COMMENT)

    def levels(self) -> dict[str, int]:
        """The levels chosen, by criterion."""
        return {code: int(self.cleaned_data[f"level-{code}"]) for code in self.codes}

    def reasons(self) -> dict[str, str]:
        """The reasons given, by criterion."""
        return {code: self.cleaned_data.get(f"reason-{code}", "") for code in self.codes}
