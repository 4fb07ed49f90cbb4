"""The desk's forms of a call: its window, its facts, its texts in one language, and its file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from localaction.actions import calls
from localaction.actions.web.forms import fields
from localaction.design.forms import DayField, UploadField
from localaction.frameworks.queries import item_choices
from localaction.kit.content import folders

FORUM_NAMES = {"imrf": "IMRF", "grf": "GRF", "gfmd": "GFMD", "hlpf": "HLPF"}


class NewCallForm(forms.Form):
    """A call to begin."""

    code = fields.LineField(
        label=_("Code"),
        help_text=_("A short name for addresses and files, for example “call-2027”. It stays."),
        max_length=60,
    )
    opens_on = DayField(label=_("First day"))
    closes_on = DayField(
        label=_("Last day"), help_text=_("Leave it empty for a call that is always open."), required=False
    )


class CodeForm(forms.Form):
    """The code of a copy."""

    code = fields.LineField(label=_("Code of the copy"), max_length=60)


class RehearsalForm(forms.Form):
    """How many actions a rehearsal begins with."""

    actions = forms.IntegerField(
        label=_("How many of the actions that were sent shall be copied into it?"),
        help_text=_("They arrive as if they had just been sent. Nobody outside the desk sees them."),
        min_value=0,
        max_value=200,
        initial=20,
    )


class WindowForm(forms.Form):
    """A new last day of a call that is open or closed, and why."""

    until = DayField(
        label=_("New last day"), help_text=_("Leave it empty for a call that stays open."), required=False
    )
    because = fields.TextField(
        label=_("Why?"),
        help_text=_("Everybody can read this. For example: “Many cities asked for time after the floods.”"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CallForm(forms.Form):
    """What a call is, apart from its words. `is_open`: its window and its rubric stay."""

    opens_on = DayField(label=_("First day"))
    closes_on = DayField(
        label=_("Last day"), help_text=_("Leave it empty for a call that is always open."), required=False
    )
    opens_itself = forms.BooleanField(label=_("Open it by itself on its first day"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages of the call"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    rubric = forms.ChoiceField(
        label=_("Rubric"),
        help_text=_("Its present version is fixed when the call opens."),
        required=False,
    )
    priorities = forms.MultipleChoiceField(
        label=_("Priority objectives"), widget=forms.CheckboxSelectMultiple, required=False
    )
    forums = forms.MultipleChoiceField(
        label=_("Review forums it leads to"), widget=forms.CheckboxSelectMultiple, required=False
    )
    assessors_needed = forms.IntegerField(label=_("Assessors for each action"), min_value=1, max_value=9)
    assess_by = DayField(label=_("Assessments are due on"), required=False)
    blind = forms.MultipleChoiceField(
        label=_("What assessors do not see"),
        help_text=_("It is hidden everywhere an assessor looks, also inside the texts."),
        choices=tuple(calls.BLIND.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *arguments: Any, reader: str, is_open: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["rubric"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose one")),
            *((code, f"{code} · {version}" if version else code) for code, version in calls.rubrics()),
        ]
        self.fields["priorities"].choices = item_choices("priorities", reader)  # type: ignore[attr-defined]
        known = [folder.code for folder in folders("forums")]
        self.fields["forums"].choices = [(one, FORUM_NAMES.get(one, one)) for one in known]  # type: ignore[attr-defined]
        if is_open:
            for name in ("opens_on", "closes_on", "opens_itself", "rubric"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        told = self.cleaned_data
        if told.get("opens_on") and told.get("closes_on") and told["closes_on"] < told["opens_on"]:
            self.add_error("closes_on", _("This is before the first day. Check both."))
        return told


class CallTextsForm(forms.Form):
    """The texts of a call in one language; nothing is required to save."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name, label in calls.TEXTS.items():
            if name in calls.LISTS:
                self.fields[name] = fields.TextField(
                    label=label, help_text=_("One paragraph per line."), required=False
                )
            else:
                self.fields[name] = fields.LineField(label=label, max_length=600, required=False)

    def texts(self) -> dict[str, Any]:
        """The texts as `operations.write_call_texts` takes them."""
        return {
            name: value.splitlines() if name in calls.LISTS else value
            for name, value in self.cleaned_data.items()
        }


def typed_texts(texts: Mapping[str, Any]) -> dict[str, str]:
    """The texts of a language as the form shows them."""
    return {
        name: "\n".join(value) if isinstance(value, list) else str(value) for name, value in texts.items()
    }


class BringForm(forms.Form):
    """The file of a call."""

    file = UploadField(label=_("File of a call"), allowed=("zip",), megabytes=1)
