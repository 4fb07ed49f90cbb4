"""In which language the names of a government are written, which the file does not say.

The official name tells by its words ("Ville de …", "City of …"), the local one by its script and its country.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from babel.core import get_global

_TELLING: Final = {
    "en": "of the city council municipality government county state province administration authority assembly "
    "union corporation",
    "fr": "ville commune conseil métropole république région département communauté du et",
    "es": "alcaldía ayuntamiento municipalidad gobierno intendencia distrito municipio mayor",
    "pt": "prefeitura câmara governo conselho município",
    "it": "comune città regione provincia",
    "ca": "ajuntament generalitat",
    "de": "stadt land kreis kanton gemeinde",
}
_WORD: Final = re.compile(r"\w+")
_LATIN_LANGUAGES: Final = ("en", "fr", "es", "pt")
_SCRIPTS: Final = {
    "ARABIC": "Arab", "BENGALI": "Beng", "HANGUL": "Kore", "MALAYALAM": "Mlym", "GREEK": "Grek", "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva", "ETHIOPIC": "Ethi", "THAI": "Thai", "HEBREW": "Hebr", "GEORGIAN": "Geor", "ARMENIAN": "Armn",
    "TAMIL": "Taml", "TELUGU": "Telu", "SINHALA": "Sinh", "KHMER": "Khmr", "MYANMAR": "Mymr", "LAO": "Laoo",
    "GUJARATI": "Gujr", "GURMUKHI": "Guru", "KANNADA": "Knda", "ORIYA": "Orya", "LATIN": "Latn",
    "HIRAGANA": "Jpan", "KATAKANA": "Jpan",
}  # fmt: skip
_ACRONYM: Final = 6


def script_of(name: str) -> str:
    """The ISO 15924 code of the first letter's script, "" when it is not one of those known here."""
    for sign in name:
        if sign.isalpha():
            family = unicodedata.name(sign, "").split(" ")[0]
            return "Hani" if family == "CJK" else _SCRIPTS.get(family, "")
    return ""


@lru_cache(maxsize=4_000)
def likely(country: str, script: str = "") -> str:
    """The language most likely written in a country, or there in a script; "" when nobody knows."""
    known: dict[str, str] = get_global("likely_subtags")  # type: ignore[assignment]
    tried = (f"und_{script}_{country}", f"und_{country}", f"und_{script}") if script else (f"und_{country}",)
    for key in tried:
        language, written, _country = (*known.get(key, "").split("_"), "", "", "")[:3]
        if language and script in ("", written, *_SAME.get(written, ())):
            return language
    return ""


_SAME: Final = {"Jpan": ("Hani",), "Kore": ("Hani",), "Hans": ("Hani",), "Hant": ("Hani",)}


@lru_cache(maxsize=4_000)
def of_official(name: str, row_language: str, country: str) -> str:
    """The language of an official name: by telling words, else that of the row if its script fits, else likely."""
    script = script_of(name)
    if script != "Latn":
        return likely(country, script) or row_language
    words = {word.casefold() for word in _WORD.findall(name)}
    counts = {language: len(words.intersection(telling.split())) for language, telling in _TELLING.items()}
    best = max(counts, key=lambda language: (counts[language], language == row_language))
    if counts[best]:
        return best
    return row_language if row_language in _LATIN_LANGUAGES else "en"


@lru_cache(maxsize=4_000)
def of_local(name: str, official: str, official_language: str, country: str) -> str:
    """The language of a local name beside an official one; "" when it is only another spelling."""
    script = script_of(name)
    if script != "Latn":
        return likely(country, script)
    is_acronym = name.isupper() and len(name) <= _ACRONYM
    is_part = {*_WORD.findall(name.casefold())} <= {*_WORD.findall(official.casefold())}
    found = likely(country, script)
    return "" if is_acronym or is_part or found == official_language else found
