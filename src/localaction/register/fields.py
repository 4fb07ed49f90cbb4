"""The names before a colon in a search, "country:kenya": which field of the index they mean, and which code. Pure.

Names are understood in the five languages; what is unknown is searched as words.
"""

from __future__ import annotations

from functools import cache

from localaction.kit import analysis
from localaction.kit.countries import territories
from localaction.kit.locales import locale_of
from localaction.register.places import LANGUAGES, country_names

TEXTS = {
    "title": "title titre titulo العنوان عنوان",
    "names": "place government lieu gouvernement lugar gobierno governo local مكان حكومة name",
}
FACETS = {
    "country": "country pays pais بلد",
    "language": "language langue idioma lingua لغة",
    "year": "year annee ano سنة",
    "kind": "kind type tipo نوع",
    "stage": "stage etape etapa مرحلة",
    "region": "region منطقة",
    "theme": "theme tema موضوع",
    "need": "need besoin necesidad necessidade حاجة",
    "population": "population poblacion populacao people",
    "priority": "priority priorite prioridad prioridade",
    "gcm": "gcm pmm",
    "gcr": "gcr pmr",
    "sdg": "sdg odd ods",
    "call": "call",
    "reached": "reached",
    "size": "size",
    "income": "income",
    "silent": "silent",
    "signature": "signature firma assinatura",
}
_NUMBERED = {"gcm": "GCM-", "gcr": "GCR-", "sdg": "SDG-", "priority": "PO-"}


@cache
def _named() -> dict[str, str]:
    told = TEXTS | FACETS
    return {analysis.folded(name): field for field, names in told.items() for name in names.split()}


def field_of(name: str) -> str:
    """The field that somebody means; "" for none."""
    return _named().get(analysis.folded(name), "")


def codes_of(field: str, said: str) -> tuple[str, tuple[str, ...]]:
    """The facet and the codes that were meant; no codes where nothing has that name."""
    plain = analysis.folded(said)
    if field == "country":
        found = _countries().get(plain, frozenset())
        return field, tuple(sorted({*found, *([said.upper()] if len(said) == 2 else [])}))
    if field == "language":
        return field, (_languages().get(plain, plain),)
    if field in _NUMBERED:
        code = said.upper() if said.upper().startswith(_NUMBERED[field]) else f"{_NUMBERED[field]}{said}"
        return ("item" if "." in code else field), (code,)
    if field == "year":
        return field, (said,) if said.isascii() and said.isdecimal() and len(said) <= 4 else ()
    return field, (said.strip().lower(), said.strip())


@cache
def _countries() -> dict[str, frozenset[str]]:
    """Codes by every name of a country in every language, in plain letters."""
    found: dict[str, frozenset[str]] = {}
    for code in territories("en"):
        for _language, name in country_names(code):
            plain = analysis.folded(name)
            found[plain] = found.get(plain, frozenset()) | {code}
    return found


@cache
def _languages() -> dict[str, str]:
    """Codes of the site's languages by their names in each of them."""
    return {
        analysis.folded(str(locale_of(language).languages[code])): code
        for language in LANGUAGES
        for code in LANGUAGES
    }
