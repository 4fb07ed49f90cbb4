"""Fields that understand what people type: partial dates, numbers with separators, texts cleaned but never cut."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from localaction.actions import periods, typed
from localaction.actions.limits import TEXT_CHARACTERS

LARGEST_COUNT = 10_000_000_000


class LineField(forms.CharField):
    """One line of text. `max_words` is counted while somebody writes, and asked for when the action is sent."""

    def __init__(self, *, max_words: int | None = None, **options: Any) -> None:
        self.max_words = max_words
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        """The text on one line."""
        return super().to_python(typed.one_line(str(value or ""))) or ""


class TextField(forms.CharField):
    """Several paragraphs; any length somebody can type. `max_words` as in a LineField."""

    widget = forms.Textarea

    def __init__(self, *, max_words: int | None = None, **options: Any) -> None:
        self.max_words = max_words
        super().__init__(**options)
        self.validators.append(MaxLengthValidator(TEXT_CHARACTERS))

    def to_python(self, value: Any) -> str:
        """The text with plain line ends."""
        return super().to_python(typed.plain(str(value or ""))) or ""


class PeriodField(forms.CharField):
    """A day, a month or a year; gives a periods.Period or None. `end`: the last day of what is named."""

    def __init__(self, *, end: bool = False, **options: Any) -> None:
        self.end = end
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        """The period, or a friendly error."""
        text = typed.one_line(str(value or ""))
        if not text:
            return None
        try:
            return periods.read(text, end=self.end)
        except ValueError as error:
            raise ValidationError(
                _("We could not read this date. Write a year, or for example 2024-05 or 17/05/2024.")
            ) from error


def digits(text: str) -> str:
    """The text with every digit of any script as 0 to 9."""
    return "".join(str(unicodedata.digit(sign, sign)) for sign in text)


class CountField(forms.CharField):
    """A whole number with or without separators; gives an int or None."""

    def clean(self, value: Any) -> Any:
        """The number, or a friendly error."""
        text = re.sub(r"[\s'’.,٬،]", "", digits(typed.one_line(str(value or ""))))
        if not text:
            return None
        if not re.fullmatch(r"[0-9]{1,11}", text) or int(text) > LARGEST_COUNT:
            raise ValidationError(_("Write a whole number in figures, for example 1,200."))
        return int(text)


class MoneyField(forms.CharField):
    """An amount; separators are understood by where they stand; gives a Decimal or None."""

    def clean(self, value: Any) -> Any:
        """The amount, or a friendly error."""
        text = re.sub(r"[\s'’٬]", "", digits(typed.one_line(str(value or "")))).replace("٫", ".")
        if not text:
            return None
        wrong = ValidationError(_("Write an amount in figures, for example 174,000 or 99.50."))
        if not re.fullmatch(r"[0-9.,]{1,20}", text):
            raise wrong
        try:
            amount = Decimal(_with_point(text))
        except InvalidOperation as error:
            raise wrong from error
        if amount >= Decimal(10) ** 14:
            raise wrong
        return amount


def _with_point(text: str) -> str:
    """The last separator is the decimal one when one or two figures follow it; all others part thousands."""
    if found := re.fullmatch(r"(.*[0-9])[.,]([0-9]{1,2})", text):
        whole, cents = found.groups()
        return re.sub(r"[.,]", "", whole) + "." + cents
    return re.sub(r"[.,]", "", text)


class YesNoField(forms.ChoiceField):
    """Yes or no, or not said; gives True, False or None."""

    widget = forms.RadioSelect

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=[("yes", _("Yes")), ("no", _("No"))], **options)

    def clean(self, value: Any) -> Any:
        """True, False or None."""
        return {"yes": True, "no": False}.get(super().clean(value))
