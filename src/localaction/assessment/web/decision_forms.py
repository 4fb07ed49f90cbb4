"""The forms of a decision: the common levels, what is written to the government, and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from localaction.assessment.lifecycle import Outcome
from localaction.assessment.queries import CriterionView
from localaction.assessment.rubric import LEVELS, Criterion
from localaction.assessment.web.forms import COMMENT, EVERYTHING, SUMMARY, Paragraphs, check_lengths
from localaction.design.forms import LongText


class AgreementForm(forms.Form):
    """The common level of every criterion. Where all agree, it is proposed."""

    text = Paragraphs(
        label=_("How did you come to this?"),
        help_text=_(
            "Where the assessors were far apart, say what settled it. The government does not see this."
        ),
        limit=SUMMARY,
    )

    def __init__(self, *, rows: Sequence[CriterionView], reader: str, **options: Any) -> None:
        super().__init__(**options)
        self.codes = [row.criterion.code for row in rows]
        for row in rows:
            self.fields[f"level-{row.criterion.code}"] = forms.ChoiceField(
                label=row.criterion.name(reader),
                choices=[(str(level), str(level)) for level in LEVELS],
                widget=forms.RadioSelect,
                initial=None if row.agreed is None else str(row.agreed),
                error_messages={"required": _("Choose the common level.")},
            )
        self.order_fields([*(name for name in self.fields if name != "text"), "text"])

    def levels(self) -> dict[str, int]:
        """The levels chosen, by criterion."""
        return {code: int(self.cleaned_data[f"level-{code}"]) for code in self.codes}


class DecisionForm(forms.Form):
    """What the secretariat writes to the government."""

    outcome = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one answer.")},
    )
    writes_in = forms.ChoiceField(
        label=_("In which language are message and reasons?"),
        help_text=_("Write in the language of the action where you can."),
        choices=settings.LANGUAGES,
    )
    message = Paragraphs(label=_("Message to the government"), limit=SUMMARY, rows=4)

    def __init__(self, *, criteria: Sequence[Criterion], reader: str, **options: Any) -> None:
        super().__init__(**options)
        self.codes = [criterion.code for criterion in criteria]
        for criterion in criteria:
            self.fields[f"reason-{criterion.code}"] = Paragraphs(label=criterion.name(reader), limit=COMMENT)

    def reason_fields(self) -> list[forms.BoundField]:
        """The reasons, in the order of the rubric."""
        return [self[f"reason-{code}"] for code in self.codes]

    def clean(self) -> dict[str, Any]:
        """Nothing may be longer than a letter bears."""
        check_lengths(self)
        return self.cleaned_data

    def reasons(self) -> dict[str, str]:
        """The reasons given, by criterion."""
        return {code: self.cleaned_data[f"reason-{code}"] for code in self.codes}


class ReplyForm(forms.Form):
    """The government's answer to an announced refusal."""

    text = forms.CharField(
        label=_("Your answer"),
        help_text=_("Tell us what we have misunderstood, or what you would change."),
        widget=LongText(rows=10),
        max_length=EVERYTHING,
        error_messages={"required": _("Write your answer.")},
    )
