"""How every form is drawn: one renderer, and the few fields and widgets that Django does not have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from localaction.design.errors import messages_of

SHORT_LINE = 160  # a single line counts its characters only when the limit is within reach


class FormRenderer(TemplatesSetting):
    """The project's FORM_RENDERER: `{{ form }}` is the error summary and all fields."""

    form_template_name = "design/components/form.html"
    formset_template_name = "design/components/formset.html"
    field_template_name = "design/components/field.html"


class LongText(forms.Textarea):
    """A box for paragraphs; grows while somebody writes."""

    def __init__(self, *, rows: int = 7, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"rows": rows, **(attrs or {})})


class DayField(forms.DateField):
    """A day, with the browser's own calendar."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**options)


class TypeAhead(forms.TextInput):
    """A line whose choices come from `source`?q=; the id of the chosen one goes into the hidden field `into`."""

    def __init__(self, *, source: StrOrPromise, into: str, attrs: dict[str, Any] | None = None) -> None:
        behaviour = {
            "data-typeahead": source,
            "data-typeahead-into": into,
            "data-typeahead-found": _("Matches: %d. Use the arrow keys to choose."),
            "data-typeahead-none": _("No match."),
            "autocomplete": "off",
            "spellcheck": "false",
        }
        super().__init__(attrs={**behaviour, **(attrs or {})})


class UploadField(forms.FileField):
    """One file of a few kinds, up to a size; says both before the box, and checks both."""

    def __init__(self, *, allowed: Iterable[str], megabytes: int, **options: Any) -> None:
        self.allowed = tuple(allowed)
        self.megabytes = megabytes
        accept = ",".join(f".{ending}" for ending in self.allowed)
        options.setdefault("widget", forms.FileInput(attrs={"accept": accept}))
        said = format_lazy(
            _("{endings}, at most {megabytes} MB."),
            endings=", ".join(ending.upper() for ending in self.allowed if ending != "jpeg"),
            megabytes=megabytes,
        )
        hint = options.pop("help_text", "")
        super().__init__(help_text=format_lazy("{}\n{}", hint, said) if hint else said, **options)
        self.validators.append(FileExtensionValidator(self.allowed))

    def validate(self, value: Any) -> None:
        """Refuse a file that is larger than allowed."""
        super().validate(value)
        if value and value.size > self.megabytes * 1024 * 1024:
            message = _("This file is larger than %(megabytes)s MB. Choose a smaller one.")
            raise forms.ValidationError(message, code="too_large", params={"megabytes": self.megabytes})


@dataclass(frozen=True, slots=True)
class ErrorLink:
    """One line of the error summary; `href` is "" for what concerns the whole form."""

    href: str
    label: str
    message: str


def error_links(form: forms.BaseForm) -> list[ErrorLink]:
    """Every error of a form once, in the order of its fields, each with the control it is about."""
    links = [ErrorLink(href="", label="", message=str(message)) for message in form.non_field_errors()]
    for field in form:
        links += [
            ErrorLink(href=f"#{first_control(field)}", label=str(field.label), message=message)
            for message in messages_of(field)
        ]
    return list(dict.fromkeys(links))


def first_control(field: forms.BoundField) -> str:
    """The id of the first thing of a field that can take the focus."""
    chosen = isinstance(field.field.widget, (forms.RadioSelect, forms.CheckboxSelectMultiple))
    return f"{field.auto_id}_0" if chosen else field.auto_id


@dataclass(frozen=True, slots=True)
class Limit:
    """How much may be written in a field: `most` characters, or words."""

    most: int
    in_words: bool = False


def limit_of(field: forms.BoundField) -> Limit | None:
    """The words (`max_words` of a field) or characters to count up to; None where counting would only be noise."""
    widget = field.field.widget
    if isinstance(widget, TypeAhead) or not is_prose(widget):
        return None
    if words := getattr(field.field, "max_words", None):
        return Limit(words, in_words=True)
    characters: int | None = getattr(field.field, "max_length", None)
    is_counted = characters and (isinstance(widget, forms.Textarea) or characters <= SHORT_LINE)
    return Limit(characters) if characters and is_counted else None


def is_prose(widget: forms.Widget) -> bool:
    """True for boxes in which people write words of their own language."""
    return isinstance(widget, forms.Textarea) or getattr(widget, "input_type", "") in ("text", "search")


def control(field: forms.BoundField) -> SafeString:
    """The control of a field: described by hint, errors and counter; in the language of the form's texts.

    A form's `language` is that of what is typed into it, `text_languages` (by field) names those in another one.

    `maxlength` is left out: a browser would cut off what is pasted without saying so.
    """
    attrs: dict[str, Any] = {"maxlength": False}
    limit = limit_of(field)
    if is_prose(field.field.widget):
        attrs["dir"] = field.field.widget.attrs.get("dir", "auto")
        others = getattr(field.form, "text_languages", {})
        if language := others.get(field.name, getattr(field.form, "language", "")):
            attrs["lang"] = language
    described = field.aria_describedby.split() if field.aria_describedby else []
    if limit is not None:
        attrs["data-limit"] = limit.most
        attrs |= {"data-limit-words": True} if limit.in_words else {}
        described.append(f"{field.auto_id}_count")
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return field.as_widget(attrs=attrs)


def shape_of(field: forms.BoundField) -> str:
    """How a field is laid out: "group" (fieldset), "tick" (one box with its label beside it) or "line"."""
    widget = field.field.widget
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return "group"
    return "tick" if isinstance(widget, forms.CheckboxInput) else "line"
