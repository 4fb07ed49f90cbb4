"""What a reader can filter by, in words: the names of the facets and of their values."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from localaction.design.writing import language_text
from localaction.frameworks import queries as frameworks
from localaction.kit.countries import region_name
from localaction.register import bands
from localaction.register import queries as register
from localaction.register.heard import SILENT_AFTER_MONTHS
from localaction.register.regions import REGIONS, subregions_of
from localaction.register.shapes import Government
from localaction.showcase import places, words

TITLES: dict[str, str | Promise] = {
    "priority": _("Priority objective"),
    "gcm": _("Global Compact for Migration"),
    "gcr": _("Global Compact on Refugees"),
    "sdg": _("Sustainable Development Goals"),
    "item": _("Objective or target"),
    "population": _("People served"),
    "reached": _("How many people it reached"),
    "theme": _("Theme"),
    "kind": _("Kind"),
    "stage": _("Stage"),
    "silent": _("Last word from the city"),
    "region": _("Region"),
    "country": _("Country"),
    "size": _("Size of the government"),
    "income": _("Income group of the country"),
    "language": pgettext_lazy("of a text", "Language"),
    "year": _("Year"),
    "signature": _("Signature"),
    "level": _("Level of government"),
    "need": _("Support needed"),
    "government": _("Government"),
    "call": _("Call"),
}

REACHED: dict[str, words.Word] = {
    "under-100": _("Fewer than 100 people"),
    "100-999": _("100 to 999 people"),
    "1000-9999": _("1,000 to 9,999 people"),
    "10000-99999": _("10,000 to 99,999 people"),
    "100000-more": _("100,000 people or more"),
    "unsaid": _("No number given"),
}
SIZES: dict[str, words.Word] = {
    "under-20000": _("Fewer than 20,000 residents"),
    "20000-99999": _("20,000 to 99,999 residents"),
    "100000-499999": _("100,000 to 499,999 residents"),
    "500000-999999": _("500,000 to 999,999 residents"),
    "1000000-more": _("1,000,000 residents or more"),
    "unknown": _("Size not known"),
}
INCOMES: dict[str, words.Word] = {
    "low": _("Low income"),
    "lower-middle": _("Lower middle income"),
    "upper-middle": _("Upper middle income"),
    "high": _("High income"),
    "unknown": _("Not classified"),
}
SILENCE: dict[str, words.Word] = {
    "no": format_lazy(_("Heard of within {months} months"), months=SILENT_AFTER_MONTHS),
    "yes": words.STAGES["silent"],
}
WORDS = {
    "kind": words.KINDS,
    "stage": words.STAGES,
    "signature": words.SIGNATURES,
    "reached": REACHED,
    "size": SIZES,
    "income": INCOMES,
    "silent": SILENCE,
}


def label(field: str, value: str, language: str) -> str:
    """The word for a value of a facet, in the reader's language; the value itself when it is unknown."""
    if field == "government":
        return _government(value)
    return _kept(field, value, language, frameworks.catalogue().read_at)


@lru_cache(maxsize=8192)
def _kept(field: str, value: str, language: str, read_at: float) -> str:
    """Lists ask for hundreds of words, the same each time. `read_at` tells one state of the catalogue from the next."""
    find = _LABELS.get(field)
    return find(value, language) if find else value


def without(field: str, value: str, language: str) -> str:
    """The words for a value that is left out."""
    return now("without: %(choice)s") % {"choice": label(field, value, language)}


def rule(field: str) -> str:
    """By which rule a facet counts, where its name does not say it; "" otherwise."""
    if field == "reached":
        return now("By the largest single number that an action gives. Numbers are never added up.")
    if field == "size":
        return now("Residents of the government that leads the action.")
    if field == "income":
        source, year = bands.income_source()
        return now("%(source)s, fiscal year %(year)s.") % {"source": source, "year": year}
    return ""


def in_order(name: str, values: list[str], counted: dict[str, int], language: str) -> list[str]:
    """The order a reader expects: frameworks by number, places by region or name, years back, else by count."""
    if name in ("priority", "gcm", "gcr", "sdg"):
        return sorted(values, key=_number)
    if name == "year":
        return sorted(values, reverse=True)
    if name == "region":
        order = [code for region in REGIONS for code in (region, *subregions_of(region))]
        return sorted(values, key=lambda code: order.index(code) if code in order else len(order))
    if name in WORDS:
        known = [*WORDS[name]]
        return sorted(values, key=lambda code: known.index(code) if code in known else len(known))
    if name == "country":
        return sorted(values, key=lambda code: (-counted[code], label(name, code, language)))
    return values


def _number(code: str) -> tuple[int, str]:
    digits = "".join(letter for letter in code if letter.isascii() and letter.isdigit())
    return (int(digits[:9] or 0), code)


def _of_words(name: str) -> Callable[[str, str], str]:
    def told(value: str, language: str) -> str:
        with override(language):
            return words.word(WORDS[name], value)

    return told


def _of_vocabulary(name: str) -> Callable[[str, str], str]:
    return lambda value, language: frameworks.term_label(name, value, language)


def _government(slug: str) -> str:
    found = register.current("government", slug)
    return found.content.name if found and isinstance(found.content, Government) else slug


_LABELS: dict[str, Callable[[str, str], str]] = {
    "priority": frameworks.item_label,
    "gcm": frameworks.item_label,
    "gcr": frameworks.item_label,
    "sdg": frameworks.item_label,
    "item": frameworks.item_label,
    "population": _of_vocabulary("populations"),
    "theme": _of_vocabulary("themes"),
    "need": _of_vocabulary("support-kinds"),
    "level": _of_vocabulary("government-levels"),
    **{name: _of_words(name) for name in WORDS},
    "region": region_name,
    "country": places.country,
    "language": language_text,
}
