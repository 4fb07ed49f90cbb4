"""How an action goes: one sheet behind either door. What was typed is understood by `reports`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from localaction.actions import reports
from localaction.actions.choices import STAGES
from localaction.actions.reports import Given, key_of
from localaction.actions.web.forms.fields import LineField, TextField
from localaction.frameworks.queries import term_choices

BLANK_CLAIMS = 1


class ProgressForm(forms.Form):
    """The sheet of one action. Once valid, `given` is what was told."""

    says_optional = False
    given: Given

    stage = forms.CharField(
        label=_("How far has it come?"), required=False, widget=forms.RadioSelect(choices=STAGES)
    )
    changed = TextField(
        label=_("What has changed?"),
        help_text=_("One sentence is enough. Leave it empty if only the stage changed."),
        required=False,
    )
    evidence = LineField(
        label=_("What shows it?"),
        help_text=_("Optional. A web address or a few words."),
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        milestones: Sequence[str],
        claims: int,
        language: str,
        today: date,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.milestones, self.language, self.today = milestones, language, today
        self.methods = term_choices("claim-methods", language)
        self.fields["changed"].widget.attrs["rows"] = 3
        for text in milestones:
            self._add_milestone(text)
        self.claims = min(claims + BLANK_CLAIMS, reports.MOST_CLAIMS)
        for place in range(self.claims):
            self._add_claim(place)

    def _add_milestone(self, text: str) -> None:
        key = key_of(text)
        self.fields[f"done-{key}"] = forms.BooleanField(label=text, required=False)
        self.fields[f"on-{key}"] = LineField(
            label=_("When was it reached?"),
            help_text=_("A day, a month or a year. Empty means today."),
            required=False,
        )
        self.fields[f"proof-{key}"] = LineField(label=_("What shows it?"), required=False)

    def _add_claim(self, place: int) -> None:
        self.fields[f"number-{place}"] = LineField(label=_("How many people?"), required=False)
        self.fields[f"who-{place}"] = LineField(label=_("Who are they?"), required=False)
        self.fields[f"method-{place}"] = forms.CharField(
            label=_("How was this counted?"),
            required=False,
            widget=forms.Select(choices=[("", "–"), *self.methods]),
        )
        self.fields[f"source-{place}"] = LineField(
            label=_("Who counted, or where is it written?"), required=False
        )
        self.fields[f"as_of-{place}"] = LineField(label=_("As of when?"), required=False)

    @property
    def told(self) -> list[forms.BoundField]:
        """The three questions that every sheet asks."""
        return [self["stage"], self["changed"], self["evidence"]]

    @property
    def milestone_rows(self) -> list[tuple[forms.BoundField, ...]]:
        """A box to tick, a day and what shows it, for each open milestone."""
        keys = [key_of(text) for text in self.milestones]
        return [tuple(self[f"{name}-{key}"] for name in ("done", "on", "proof")) for key in keys]

    @property
    def claim_rows(self) -> list[tuple[forms.BoundField, ...]]:
        """Number, people, method, source and date of each claim."""
        names = ("number", "who", "method", "source", "as_of")
        return [tuple(self[f"{name}-{place}"] for name in names) for place in range(self.claims)]

    def clean(self) -> dict[str, Any]:
        """Read what was sent as every other way in reads it."""
        sent = {name: str(self.data.get(name, "")) for name in self.fields}
        self.given, problems = reports.read(
            sent,
            milestones=self.milestones,
            methods=[code for code, _label in self.methods],
            language=self.language,
            today=self.today,
        )
        for problem in problems:
            self.add_error(problem.field if problem.field in self.fields else None, str(problem.words))
        return self.cleaned_data


class MoveDateForm(forms.Form):
    """Another day for a report, with the reason."""

    to = forms.DateField(
        label=_("New date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    because = LineField(
        label=_("Why does it move?"),
        help_text=_("One sentence. Your team and the secretariat can read it."),
        max_length=500,
    )
