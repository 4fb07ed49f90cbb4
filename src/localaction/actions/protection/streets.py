"""Street addresses: a street's name with a house number, as five languages write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from localaction.actions.protection.findings import Mark

_CAP: Final = r"[A-ZÀ-ÖØ-ÞŠŽ][\w'.-]*"
_NAME: Final = rf"(?:{_CAP}|\d{{1,3}}(?:st|nd|rd|th))"
_EN_TYPE: Final = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Square|Court|Ct|Close|Crescent|Terrace"
    r"|Highway|Hwy|Alley|"
    r"street|road|avenue|lane|boulevard)"
)
_EN_THINGS: Final = (
    r"(?!\s?(?:vendors?|traders?|children|child|lighting|lights?|work(?:ers?)?|theat|arts?|food|markets?"
    r"|level|festivals?|events?|"
    r"performances?|Vendors|Children|Lights|Festival|Art|networks?|safety|projects?|closures?|communit"
    r"|connections|kilomet|repairs?))"
)
_ENGLISH: Final = re.compile(
    rf"(?<![\w.,/-])(?:(?:No\.?|Plot|House|Flat|Apt\.?|Apartment|Unit|Number|#|Room|Suite)\s?(?:No\.?\s?)?)?"
    rf"(?P<number>\d{{1,5}}(?:\s?[A-Za-z](?![\w]))?(?:[-/]\d{{1,4}})?),?\s(?P<name>(?:{_NAME}\s){{1,4}}?){_EN_TYPE}(?!\w)\.?{_EN_THINGS}"
)
_ENGLISH_AFTER: Final = re.compile(
    rf"(?<!\w)(?:{_CAP}\s){{1,3}}(?:Street|Road|Avenue|Lane|St\.|Rd\.|Ave\.)(?:,|\s)\s?(?:(?:house|plot|block"
    rf"|building|no\.?|number|apt\.?|flat|door)\s?(?:no\.?\s?)?)"
    r"\d{1,5}[A-Za-z]?(?!\w)",
    re.IGNORECASE,
)
_SMALL: Final = re.compile(
    r"(?<=\bat )\d{1,4}[a-z]?,?\s[a-z]+(?:\s[a-z]+)?\s(?:street|road|avenue|lane|close|crescent)(?!\w)",
    re.IGNORECASE,
)
_BLOCK: Final = re.compile(
    r"(?<!\w)(?:manzana|mz\.?|bloque|bloco|quadra|torre|edificio|edifício|prédio|bloc|bâtiment|immeuble)\s(?:n\.?°\s?)?\d{1,4}[A-Z]?,?\s"
    r"(?:(?:casa|lote|apto\.?|apartamento|piso|andar|villa|appartement|porte|étage|puerta|porta)\s(?:n\.?°\s?)?\d{1,4}"
    r"|\d{1,2}\.?°?\s(?:esquerdo|direito|esq\.|dto\.|andar|piso|étage))(?!\w)",
    re.IGNORECASE,
)
_HOUSE_STREET: Final = re.compile(
    r"(?<!\w)(?:house|plot|building|block|flat|apartment|shelter)\s(?:no\.?\s?"
    r"|number\s)?\d{1,4}[A-Z]?,\s(?:block\s\w{1,3},\s)?(?:street|road|lane|zone|district)\s\d{1,4}(?!\w)",
    re.IGNORECASE,
)
_FR_TYPE: Final = (
    r"(?:rue|avenue|av\.|boulevard|bd|bld|place|chemin|impasse|allées?|quai|route|ruelle|square|cours|passage"
    r"|villa|sentier|cité|"
    r"résidence|esplanade|lotissement)"
)
_FRENCH: Final = re.compile(
    rf"(?<![\w.,/-])\d{{1,4}}(?:\s?(?:bis|ter|quater|[A-D](?!\w)))?(?:[-/]\d{{1,4}})?,?\s(?i:{_FR_TYPE})\s"
    rf"(?:(?:de\s(?:la\s|l')?|du\s|des\s|d'|l'|la\s|le\s|les\s)?(?:{_CAP}|\d{{1,2}})(?:[\s-](?:(?:de|du|des|la"
    rf"|le|les|et|en)\s)?(?:{_CAP}|\d{{4}})){{0,5}}"
    r"|(?:de\s(?:la\s|l')|du\s|des\s|d'|de\s)[a-zà-ÿ]{3,}(?:[\s-](?!à\b|a\b|et\b|est\b|pour\b|dans\b|où\b"
    r"|avec\b|sont\b)[a-zà-ÿ]{4,})?)"
)
_FRENCH_AFTER: Final = re.compile(
    rf"(?<!\w)(?i:rue|avenue|boulevard|impasse|quartier)\s(?:(?:de\s(?:la\s|l')?|du\s|des\s|d'"
    rf"|l')?(?:{_CAP})[\s-]?)+,?\s?(?:(?:n°|(?:au )?numéro|no\.?|porte|maison|villa|immeuble|lot|parcelle"
    rf"|appartement)\s?(?:n°\s?)?)"
    r"\d{1,4}(?!\w)"
)
_ES_TYPE: Final = (
    r"(?:calle|c/|cl\.|avenida|avda\.?|av\.?|carrera|cra\.?|kra\.?|cr\.|diagonal|dg\.|transversal|tv\.|plaza"
    r"|plazuela|paseo|jirón|jr\.|pasaje|"
    r"callejón|carretera|camino|ronda|calzada|bulevar|autopista|travesía|glorieta)"
)
_GO: Final = r"(?:(?:de|del|la|las|los|el|y|e|da|do|das|dos|d')\s)"
_SPANISH: Final = re.compile(
    rf"(?<!\w)(?i:{_ES_TYPE})\s?(?:{_GO}*(?:{_CAP}|\d{{1,3}}[A-Z]?(?:\s(?:sur|norte|bis|este|oeste|Sur|Norte"
    rf"|Bis))?)(?:\s|(?=[,.#]))){{1,5}}"
    rf"(?:,?\s?(?i:n\.?[°o]\.?|núm\.?|numero|número|nro\.?|no\.?|#|altura"
    rf"|esquina)\s?\d{{1,5}}\s?[A-Z]?(?:\s?-\s?\d{{1,3}})?|,\s?\d{{1,5}}(?:\s?-\s?\d{{1,3}})?"
    rf"|(?<=[A-Za-zà-ÿ.]\s)\d{{1,5}})"
    r"(?![\w%]|[.,]\d)",
)
_PT_TYPE: Final = (
    r"(?:rua|r\.|avenida|av\.?|travessa|tv\.?|praça|praceta|largo|alameda|estrada|rodovia|beco|calçada|viela"
    r"|ladeira|quadra|rotunda)"
)
_PORTUGUESE: Final = re.compile(
    rf"(?<!\w)(?i:{_PT_TYPE})\s(?:{_GO}*(?:{_CAP}|\d{{1,2}})(?:\s|(?=[,.#]))){{1,6}}"
    rf"(?:,?\s?(?i:n\.?[°o]\.?|núm\.?|número|lote|casa|bloco|lt\.)\s?\d{{1,5}}|,\s?\d{{1,5}}"
    rf"|(?<=[A-Za-zà-ÿ.]\s)\d{{1,5}})(?:\s?[A-Z](?!\w)|[-/]\d{{1,3}}|\.[°o])?"
    r"(?![\w%]|[.,]\d)",
)
_AR_WORD: Final = r"[\u0621-\u064a\u064b-\u0652']+"
_AR_STREET: Final = r"(?:شارع|الشارع|طريق|زقاق|حارة|نهج|زنقة|جادة|درب)"
_AR_HOUSE: Final = (
    r"(?:منزل|المنزل|بناية|البناية|بنايه"
    r"|عمارة|العمارة|شقة|الشقة|مبني|المبني|بيت|البيت|دار|الطابق|طابق|عدد|فيلا|بلوك)"
)
_ARABIC: Final = re.compile(
    rf"(?:^|(?<=[\s(،,:]))(?:و|ب|في"
    rf"|ل)?{_AR_STREET}\s(?:{_AR_WORD}\s?){{1,4}}?[,،]?\s?(?:{_AR_HOUSE}\s?)?(?:رقم\s?)?:?\s?\d{{1,4}}(?![\d%])"
    rf"(?:[,\s]+{_AR_HOUSE}\s(?:رقم\s)?\d{{1,4}})*"
)
_ARABIC_BEFORE: Final = re.compile(
    rf"(?:^|(?<=[\s(،,:]))(?:ال)?(?:{_AR_HOUSE}\s?)?(?:رقم\s?)?\d{{1,4}}[,،]?\s(?:في\s|من\s"
    rf"|ب)?{_AR_STREET}\s{_AR_WORD}(?:\s{_AR_WORD})?"
)
_DIGIT: Final = re.compile(r"\d")
_YEARISH: Final = re.compile(r"(?:19|20)\d{2}$")
_OFFICE: Final = re.compile(
    r"city hall|town hall|city council|municipality|municipal (?:office|building)|council (?:office|house)s?"
    r"|head(?:quarters| office)|public library|"
    r"mairie|hôtel de ville|préfecture|siège|médiathèque|ayuntamiento|alcaldía|municipalidad"
    r"|casa consistorial|palacio municipal|sede|biblioteca|"
    r"câmara municipal|prefeitura|paços do concelho|junta de freguesia|البلدية|مبني البلدية|مقر البلدية|بلدية"
    r"|المكتبة العامة|الجماعة",
    re.IGNORECASE,
)
_PATTERNS: Final = (
    _ENGLISH,
    _ENGLISH_AFTER,
    _SMALL,
    _BLOCK,
    _HOUSE_STREET,
    _FRENCH,
    _FRENCH_AFTER,
    _SPANISH,
    _PORTUGUESE,
    _ARABIC,
    _ARABIC_BEFORE,
)


_WORD: Final = re.compile(r"[^\W\d_]+")
_TYPES: Final = frozenset(  # of which every pattern needs one
    """
    street st road rd avenue ave lane ln drive dr boulevard blvd square court ct close crescent terrace
    highway hwy alley rue av bd bld place chemin impasse allée allées quai route ruelle cours passage
    villa sentier cité résidence esplanade lotissement quartier calle c cl avenida avda carrera cra kra
    cr diagonal dg transversal tv plaza plazuela paseo jirón jr pasaje callejón carretera camino ronda
    calzada bulevar autopista travesía glorieta rua r travessa praça praceta largo alameda estrada
    rodovia beco calçada viela ladeira quadra rotunda manzana mz bloque bloco torre edificio edifício
    prédio bloc bâtiment immeuble house plot building block flat apartment shelter
    """.split()  # noqa: SIM905
)
_ARABIC_TYPES: Final = ("شارع", "طريق", "زقاق", "حارة", "نهج", "زنقة", "جادة", "درب")
_GLUED: Final = re.compile(
    r"[^\W\d_A-Z][A-ZÀ-ÖØ-ÞŠŽ]|[A-ZÀ-ÖØ-ÞŠŽ]{6}|(?:AV|CRA|KRA)[A-ZÀ-ÖØ-ÞŠŽ]"
)  # "CalleMayor 5": its words do not stand apart
_GLUED_TO_THE_TYPE: Final = frozenset(  # "callede Mayo, 5"
    f"{street}{go}"
    for street in """
    calle avenida avda av carrera cra kra diagonal transversal plaza plazuela paseo jirón pasaje callejón carretera
    camino ronda calzada bulevar autopista travesía glorieta
    """.split()  # noqa: SIM905
    for go in "de del la las los el y e da do das dos d".split()  # noqa: SIM905
)


def may_find(text: str) -> bool:
    """Whether a folded text could hold an address: cheap, and never wrong where it says no."""
    if not _DIGIT.search(text):
        return False
    words = _WORD.findall(text.lower())
    if not (_TYPES.isdisjoint(words) and _GLUED_TO_THE_TYPE.isdisjoint(words)) or _GLUED.search(text):
        return True
    return not text.isascii() and any(one in text for one in _ARABIC_TYPES)


def find(text: str) -> Iterator[Mark]:
    """Every street address in a folded text."""
    if not may_find(text):
        return
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            start, end = _trimmed(text, *found.span())
            if _is_a_year(text, start, end):
                continue
            before = text[max(0, start - 60) : start].rpartition(". ")[2]
            if _OFFICE.search(before):
                yield Mark(start, end, "address", "mild", "address.office")
            else:
                yield Mark(start, end, "address", "sure", "address.street")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while text[end - 1] in " ,.-(":
        end -= 1
    while text[start] in " ,(":
        start += 1
    return start, end


def _is_a_year(text: str, start: int, end: int) -> bool:
    """Whether the only number is a year: "In 2019 Open Street", "Avenida Libertad 2021"."""
    passage = text[start:end]
    numbers = re.findall(r"\d+", passage)
    if len(numbers) != 1 or not _YEARISH.match(numbers[0]):
        return False
    leads = re.search(
        r"(?:\b(?:in|since|by|of|en|depuis|desde|em|until|for)|(?:في|منذ|عام|سنة))\s$", text[:start], re.I
    )
    announced = re.search(r"(?:n[°.o]|#|no\.?|رقم)\s?\d+$", passage, re.IGNORECASE)
    return bool(leads) or (passage.endswith(numbers[0]) and not announced)
