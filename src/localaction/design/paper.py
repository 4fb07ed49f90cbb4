"""Forms on paper: a form of a page as questions of a Word or Excel file, and the box in which the file comes back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from localaction.design.forms import UploadField
from localaction.kit.paperforms import excel, returning, word
from localaction.kit.paperforms.asked import Answer, Filled, PaperForm, Question, Shape
from localaction.kit.paperforms.opening import MOST_MEGABYTES, NotReadable

WRITERS = {"docx": word.write, "xlsx": excel.write}
TICKED = "on"
DAY = _("Year, month and day. For example: 2026-11-17.")
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def question(name: str, field: forms.BoundField, *, language: str = "", label: Any = "") -> Question:
    """A field of a page's form as a question on paper, with what stands in it. `language`: that of its texts."""
    shape = _shape(field.field)
    return Question(
        name=name,
        label=str(label or field.label),
        hint=str(field.help_text or (DAY if isinstance(field.field, forms.DateField) else "")),
        shape=shape,
        choices=tuple(_choices(_offered(field.field))),
        answer=_answer(field.value()),
        language=language if shape in (Shape.LINE, Shape.TEXT) else "",
    )


def _shape(field: forms.Field) -> Shape:
    several = (forms.CheckboxSelectMultiple, forms.SelectMultiple, forms.CheckboxInput)
    if isinstance(field.widget, several):
        return Shape.MANY
    if isinstance(field.widget, forms.widgets.ChoiceWidget):
        return Shape.ONE
    return Shape.TEXT if isinstance(field.widget, forms.Textarea) else Shape.LINE


def _offered(field: forms.Field) -> Iterable[Any]:
    """What can be chosen; a single box to tick is a choice of one."""
    if isinstance(field.widget, forms.CheckboxInput):
        return [(TICKED, _("Yes"))]
    own: Any = getattr(field, "choices", None)
    shown: Any = getattr(field.widget, "choices", None)
    return list(own or shown or ())


def _choices(choices: Iterable[Any]) -> Iterable[tuple[str, str]]:
    """The choices in one list, without the line that says "choose one"."""
    for code, label in choices:
        if isinstance(label, (list, tuple)):
            yield from _choices(label)
        elif code not in ("", None):
            yield str(code), str(label)


def _answer(value: Any) -> Answer:
    if isinstance(value, bool):
        return (TICKED,) if value else ()
    if isinstance(value, (list, tuple)):
        return tuple(str(one) for one in value if str(one))
    if isinstance(value, date):
        return (value.isoformat(),)
    return (str(value),) if value not in ("", None) else ()


def download(form: PaperForm, kind: str, name: str) -> HttpResponse:
    """The form as a file to keep. Raises KeyError for a kind that is neither "docx" nor "xlsx"."""
    response = HttpResponse(WRITERS[kind](form), content_type=TYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


class PaperUpload(forms.Form):
    """A filled form that comes back. When valid, `filled` is what it says; `form_name` which form it must be.

    `reference`: whose form it must be; an empty form fits everywhere.
    """

    file = UploadField(
        label=_("The form that you filled in"), allowed=("docx", "xlsx"), megabytes=MOST_MEGABYTES
    )
    filled: Filled

    def __init__(
        self, *arguments: Any, form_name: str, reference: str = "", is_fresh: bool = False, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.form_name = form_name
        self.reference = reference
        self.is_fresh = is_fresh

    def clean_file(self) -> Any:
        """Read it, or say in plain words why not."""
        upload = self.cleaned_data["file"]
        try:
            self.filled = returning.read(upload.read())
        except NotReadable as refusal:
            raise forms.ValidationError(str(refusal.fault.words)) from refusal
        about = self.filled.about
        if about.form != self.form_name:
            raise forms.ValidationError(_("This is another of our forms. It cannot be read on this page."))
        if about.reference and self.is_fresh:
            raise forms.ValidationError(
                _(
                    "This form belongs to %(reference)s, which exists already. Open that one and upload it there."
                ),
                params={"reference": about.reference},
            )
        if about.reference not in ("", self.reference):
            raise forms.ValidationError(
                _("This form belongs to %(reference)s, not to this one. Open that one and upload it there."),
                params={"reference": about.reference},
            )
        return upload
