"""Forms of signing and of judging a signature."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.declarations import rules
from localaction.declarations.papers import Paper, PaperType, examine
from localaction.design.forms import DayField, LongText, UploadField

FAULTS = {
    "empty": _("This file is empty. Choose another."),
    "too_big": _("This file is larger than 10 MB. Choose a smaller one."),
    "unknown_type": _("This is not a PDF, a JPEG or PNG picture, or a Word document without macros."),
    "broken": _("This file seems to be damaged. Save it again, or scan it once more."),
}


class SignForm(forms.Form):
    """Who signs, when, and in which language the text is read. Everything may be left for later."""

    signer_name = forms.CharField(
        label=_("Name of the person who signs"),
        help_text=_(
            "The mayor, governor or president. The name and the office become public with the signature."
        ),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    signer_office = forms.CharField(
        label=_("Office held"), help_text=_("For example: Lord Mayor."), max_length=200
    )
    signed_on = DayField(label=_("Date of the signature"))
    text_language = forms.ChoiceField(label=_("Language in which it is signed"), widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("Your answer to our question"), required=False, max_length=5000, widget=LongText(rows=5)
    )

    def __init__(
        self, *args: Any, languages: list[str], earliest: Any, question: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.earliest = earliest
        names = dict(settings.LANGUAGES)
        self.fields["text_language"] = forms.ChoiceField(
            label=_("Language in which it is signed"),
            widget=forms.RadioSelect,
            choices=[(code, names.get(code, code)) for code in languages],
        )
        if not question:
            del self.fields["answer"]

    def clean_signed_on(self) -> Any:
        day = self.cleaned_data["signed_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(
                _("This date lies ahead. Write the day on which it was or is signed.")
            )
        if day and day < self.earliest:
            raise forms.ValidationError(_("The Declaration was not adopted yet on this day."))
        return day


def _paper_of(form: forms.Form) -> Paper | None:
    """The uploaded file, looked into; what is wrong goes to the field."""
    upload = form.cleaned_data.get("file")
    if not upload:
        return None
    paper = Paper(upload.name, upload.read())
    fault = examine(paper.content)
    if not isinstance(fault, PaperType):
        form.add_error("file", FAULTS[fault])
        return None
    return paper


class PaperForm(forms.Form):
    """A letter or a council decision."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        widget=forms.RadioSelect,
        choices=lambda: [(kind.value, kind.label) for kind in rules.PAPERS],
    )
    file = UploadField(label=_("File"), allowed=("pdf", "jpg", "jpeg", "png", "docx"), megabytes=10)
    note = forms.CharField(
        label=_("Note"), required=False, max_length=1000, widget=LongText(rows=2),
        help_text=_("For example the number and date of the decision."),
    )  # fmt: skip
    paper: Paper | None = None

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        self.paper = _paper_of(self)
        return given


class CallForm(forms.Form):
    """A call back to the office: on a number that we found ourselves, never on one that the applicant gave."""

    number = forms.CharField(
        label=_("Number that you called"),
        max_length=40,
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "tel"}),
    )
    number_found = forms.CharField(
        label=_("Where you found the number"),
        help_text=_(
            "A place that the applicant has no hand in: the list of a ministry, the telephone book, an association. "
            "Write the address of the page, if there is one."
        ),
        max_length=500,
    )
    answered_by = forms.CharField(label=_("Who answered"), max_length=200)
    said = forms.CharField(label=_("What they said"), max_length=2000, widget=LongText(rows=3))
    called_on = DayField(label=_("Day of the call"), initial=timezone.localdate)

    def clean_called_on(self) -> Any:
        day = self.cleaned_data["called_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day lies ahead."))
        return day


class StatementForm(forms.Form):
    """A public statement of the government that the secretariat found itself."""

    link = forms.URLField(label=_("Address of the statement"), max_length=500, assume_scheme="https")
    note = forms.CharField(label=_("What it says"), max_length=2000, widget=LongText(rows=3))


class BecauseForm(forms.Form):
    """A reason or question that the government reads."""

    because = forms.CharField(label=_("What the government reads"), max_length=2000, widget=LongText(rows=4))


class FoundOutForm(forms.Form):
    """What came of an objection; the secretariat alone reads it."""

    because = forms.CharField(
        label=_("What you found out"),
        help_text=_("Whom you asked, and what they said. Only the secretariat reads this."),
        max_length=2000,
        widget=LongText(rows=3),
    )


class PublicReasonForm(forms.Form):
    """A reason that everyone reads."""

    because = forms.CharField(
        label=_("Reason"),
        help_text=_("It stays in the public register for everyone to read. Name no private person."),
        max_length=1000,
        widget=LongText(rows=4),
    )
