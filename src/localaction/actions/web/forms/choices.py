"""Where the choices of a question come from."""

from __future__ import annotations

from functools import lru_cache

from babel.core import get_global
from django.conf import settings
from django.utils.translation import gettext as _

from localaction.actions.choices import KINDS, STAGES
from localaction.actions.sections import Ask
from localaction.frameworks.queries import item_choices, term_choices
from localaction.governments.queries import country_choices
from localaction.kit.locales import locale_of

Choices = list[tuple[str, str]]


def choices_of(source: str, language: str) -> Choices:
    """The choices that `source` of an Ask names, in a reader's language. Raises KeyError for an unknown source."""
    where, _colon, name = source.partition(":")
    if where == "terms":
        return term_choices(name, language)
    if where == "items":
        return item_choices(name, language)
    if where == "countries":
        return [("", _("Choose a country")), *country_choices(language)]
    if where == "currencies":
        return [("", _("Choose a currency")), *currencies(language)]
    if where == "languages":
        return list(settings.LANGUAGES)
    return [(code, str(label)) for code, label in {"kind": KINDS, "stage": STAGES}[where]]


def choices_for(ask: Ask, language: str) -> Choices:
    """The choices of a question: those that come with it, or those that it names."""
    if ask.options:
        return [(code, str(label)) for code, label in ask.options]
    return choices_of(ask.choices, language)


@lru_cache(maxsize=8)
def currencies(language: str) -> tuple[tuple[str, str], ...]:
    """Every currency that is money somewhere today: "UGX · Ugandan Shilling"."""
    names = locale_of(language).currencies
    today = {
        code
        for lines in get_global("territory_currencies").values()
        for code, _begin, end, is_tender in lines
        if end is None and is_tender
    }
    return tuple((code, f"{code} · {names.get(code, code)}") for code in sorted(today))
