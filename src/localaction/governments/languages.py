"""The languages a government's own name can be in."""

from __future__ import annotations

from functools import cache

from babel import UnknownLocaleError
from babel.localedata import locale_identifiers

from localaction.governments.gazetteer import fold
from localaction.kit.locales import locale_of


@cache
def language_choices(language: str) -> tuple[tuple[str, str], ...]:
    """Every language that Unicode CLDR knows well, as (code, name in the reader's language), by name."""
    try:
        reader = locale_of(language)
    except (UnknownLocaleError, ValueError):
        reader = locale_of("en")
    codes = (code for code in locale_identifiers() if code.isalpha() and len(code) <= 3)
    named = ((code, str(reader.languages.get(code, ""))) for code in codes)
    return tuple(sorted(((code, name) for code, name in named if name), key=lambda pair: fold(pair[1])))
