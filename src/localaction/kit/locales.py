"""The locale behind each language of the site: whose numbers, dates and names are shown."""

from __future__ import annotations

from functools import cache

from babel import Locale

VARIANTS = {"pt": "pt_PT"}
"""Languages whose first variety in CLDR is not the one that the site speaks."""


@cache
def locale_of(language: str) -> Locale:
    """The locale of a language code such as "pt" or "en-GB". Raises UnknownLocaleError or ValueError."""
    return Locale.parse(VARIANTS.get(language, language.replace("-", "_")))
