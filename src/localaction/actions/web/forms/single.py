"""Small forms with one purpose: a question, an answer, a reason, a name to add."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from localaction.actions.limits import PICTURE_MEGABYTES
from localaction.actions.sections import PAGES
from localaction.actions.web.forms import fields
from localaction.design.forms import UploadField

QUESTIONS_AT_ONCE = 5


class AnswersForm(forms.Form):
    """A box for the answer to each question; none is required to save."""

    def __init__(self, questions: Sequence[Any], data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        self.questions = questions
        for question in questions:
            self.fields[f"answer-{question.pk}"] = fields.TextField(
                label=_("Your answer"),
                help_text=_("If you changed something, say what. For example: “We added the source.”"),
                widget=forms.Textarea(attrs={"rows": 4}),
                required=False,
                initial=question.answer,
            )

    def changed(self) -> list[tuple[Any, str]]:
        """Questions whose answer is not what it was, with the new text."""
        pairs = [
            (question, self.cleaned_data[f"answer-{question.pk}"].strip()) for question in self.questions
        ]
        return [(question, text) for question, text in pairs if text != question.answer]

    def conversation(self) -> list[dict[str, Any]]:
        """Each question with its box; drawn as wanted, though saving does not require it."""
        for field in self.fields.values():
            field.required = True
        return [{"question": one, "field": self[f"answer-{one.pk}"]} for one in self.questions]


class BecauseForm(forms.Form):
    """A reason that others will read."""

    because = fields.TextField(
        label=_("Why?"),
        help_text=_(
            "If the action is public, this is shown in its place. For example: “The programme was stopped.”"
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TakeDownForm(forms.Form):
    """Why one picture is taken down."""

    because = fields.TextField(
        label=_("Why?"),
        help_text=_(
            "Your team and the secretariat read this. For example: “She does not want to be shown any more.”"
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GovernmentForm(forms.Form):
    """A government to ask, looked for by name."""

    name = fields.LineField(
        label=_("Name of the other government"),
        help_text=_("Type a few letters, for example “Nairobi”. It must have joined this site."),
        max_length=200,
    )


class OrganisationForm(forms.Form):
    """A supporting organisation."""

    organisation = fields.LineField(
        label=_("Name of the organisation"),
        help_text=_("For example: “National Association of Municipalities”."),
        max_length=200,
    )


class PictureForm(forms.Form):
    """One picture to add."""

    picture = UploadField(
        label=_("Add a picture"),
        help_text=_("We remove the place and the camera from the file."),
        allowed=("jpg", "jpeg", "png", "webp"),
        megabytes=PICTURE_MEGABYTES,
    )


class QuestionsForm(forms.Form):
    """Up to five questions, each about a page or about the whole."""

    says_optional = False

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        pages = [("", _("The whole action")), *((page.slug, page.title) for page in PAGES)]
        for number in range(1, QUESTIONS_AT_ONCE + 1):
            self.fields[f"page-{number}"] = forms.ChoiceField(
                label=format_lazy(_("Question {number} is about"), number=number),
                choices=pages,
                required=False,
            )
            self.fields[f"text-{number}"] = fields.TextField(
                label=format_lazy(_("Question {number}"), number=number),
                widget=forms.Textarea(attrs={"rows": 3}),
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """At least one question."""
        given = super().clean() or {}
        if not any(given.get(f"text-{number}", "").strip() for number in range(1, QUESTIONS_AT_ONCE + 1)):
            self.add_error("text-1", _("Write at least one question."))
        return given

    def questions(self) -> list[tuple[str, str]]:
        """What was asked: (page or "", text)."""
        return [
            (self.cleaned_data.get(f"page-{number}", ""), text)
            for number in range(1, QUESTIONS_AT_ONCE + 1)
            if (text := self.cleaned_data.get(f"text-{number}", "").strip())
        ]
