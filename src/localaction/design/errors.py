"""What is said when a field cannot be read: Django's stock sentences in plain words, for every form of the site.

A message that a form wrote itself is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core import validators
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Said = Callable[[forms.Field, dict[str, Any]], str]


def messages_of(field: forms.BoundField) -> list[str]:
    """The errors of a field in plain words, each once."""
    found = [_said(field.field, error) for error in field.errors.as_data()]
    return list(dict.fromkeys(message for messages in found for message in messages))


def _said(field: forms.Field, error: ValidationError) -> list[str]:
    plain = next((say for stock, say in PLAIN if error.message is stock), None)
    return [plain(field, error.params or {})] if plain else [str(message) for message in error.messages]


def _required(field: forms.Field, params: dict[str, Any]) -> str:
    if isinstance(field, forms.BooleanField):
        return _("Please tick this box to go on.")
    if isinstance(field, forms.FileField):
        return _("Please choose a file.")
    if isinstance(field, forms.MultipleChoiceField):
        return _("Please choose at least one.")
    if isinstance(field, forms.ChoiceField):
        return _("Please choose one.")
    return _("Please fill this in.")


def _too_long(field: forms.Field, params: dict[str, Any]) -> str:
    over = int(params["show_value"]) - int(params["limit_value"])
    return ngettext(
        "Please shorten this by %(over)d character.", "Please shorten this by %(over)d characters.", over
    ) % {"over": over}


def _other_file(field: forms.Field, params: dict[str, Any]) -> str:
    return _("Please choose a file of one of these kinds: %(kinds)s.") % {
        "kinds": params["allowed_extensions"]
    }


def _always(message: Callable[[], str]) -> Said:
    return lambda field, params: message()


_not_listed = _always(lambda: _("Please choose from the list."))
_another_file = _always(lambda: _("We could not read this file. Please choose it again."))
_whole_number = _always(lambda: _("Please write a whole number in figures, for example 1200."))
_web_address = _always(lambda: _("Please write a web address, for example https://www.example.org."))

# Django's own sentences are told by identity: another with the same words is somebody's choice.
PLAIN: tuple[tuple[object, Said], ...] = (
    (forms.Field.default_error_messages["required"], _required),
    (validators.MaxLengthValidator.message, _too_long),
    (forms.ChoiceField.default_error_messages["invalid_choice"], _not_listed),
    (forms.MultipleChoiceField.default_error_messages["invalid_choice"], _not_listed),
    (forms.MultipleChoiceField.default_error_messages["invalid_list"], _not_listed),
    (forms.IntegerField.default_error_messages["invalid"], _whole_number),
    (
        validators.MinValueValidator.message,
        lambda field, params: _("Please write %(limit_value)s or more.") % params,
    ),
    (
        validators.MaxValueValidator.message,
        lambda field, params: _("Please write %(limit_value)s or less.") % params,
    ),
    (
        forms.DateField.default_error_messages["invalid"],
        _always(lambda: _("Please write the day as year, month and day, for example 2026-05-17.")),
    ),
    (
        validators.EmailValidator.message,
        _always(lambda: _("Please write an e-mail address, for example name@example.org.")),
    ),
    (forms.URLField.default_error_messages["invalid"], _web_address),
    (validators.URLValidator.message, _web_address),
    (forms.FileField.default_error_messages["invalid"], _another_file),
    (forms.FileField.default_error_messages["missing"], _another_file),
    (
        forms.FileField.default_error_messages["empty"],
        _always(lambda: _("This file is empty. Please choose another one.")),
    ),
    (validators.FileExtensionValidator.message, _other_file),
    (
        validators.ProhibitNullCharactersValidator.message,
        _always(lambda: _("This holds a sign that cannot be kept. Please type it again.")),
    ),
)
