"""The forms of a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from localaction.assessment.web.forms import COMMENT, SUMMARY, Paragraphs


class CallMeetingForm(forms.Form):
    """About which call, and when."""

    call = forms.ChoiceField(label=_("Call"), error_messages={"required": _("Choose a call.")})
    held_on = forms.DateField(
        label=_("When is the meeting?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Give the day.")},
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["call"]
        assert isinstance(field, forms.ChoiceField)  # declared above
        field.choices = list(choices)


class MinutesForm(forms.Form):
    """Who is there, and the minutes."""

    present = forms.MultipleChoiceField(
        label=_("Who is there?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    guests = forms.CharField(
        label=_("Others who are there"),
        help_text=_("People without an account, by name."),
        max_length=500,
        required=False,
    )
    minutes = Paragraphs(
        label=_("Minutes"),
        help_text=_("What was said beyond the single actions. Governments do not see this."),
        limit=SUMMARY,
    )

    def __init__(self, *args: Any, people: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["present"]
        assert isinstance(field, forms.MultipleChoiceField)  # declared above
        field.choices = [(str(one.pk), str(one)) for one in people]


class ItemForm(forms.Form):
    """What the minutes say about one action."""

    note = Paragraphs(label=_("For the minutes"), limit=COMMENT)
