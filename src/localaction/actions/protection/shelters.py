"""Where a shelter or a safe house is, said in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from localaction.actions.protection.findings import Mark

_CAP: Final = r"[A-ZÀ-ÖØ-ÞŠŽ][\w'.-]*"
_SHELTER: Final = (
    r"(?:safe ?-?houses?|(?:women's |night |emergency |family |temporary |secret "
    r"|confidential )*shelters?(?! (?:and|or|for|in) )|refuge for women|women's refuge|"
    r"protection (?:house|home|centre|center)|transit (?:house|home)|safe (?:space|home|place|flat"
    r"|apartment)s?|half-?way house|"
    r"maisons? (?:d'accueil|sécurisée|refuge|d'hébergement|de protection|sûre|des femmes)"
    r"|foyers?(?: d'hébergement| d'urgence| d'accueil| pour femmes)?|"
    r"centres? d'hébergement(?: d'urgence)?|hébergement d'urgence|appartement sécurisé|logement sécurisé"
    r"|refuge|abri|lieu sûr|"
    r"casas? (?:de acogida|refugio|segura|de paso|hogar|de protección|del migrante)|albergues?|refugio"
    r"|piso (?:de acogida|seguro|protegido)|hogar de (?:paso|protección|acogida)|"
    r"casas?[- ]abrigo|abrigo|casas? (?:de abrigo|de acolhimento|de acolhida|segura|de passagem|de proteção"
    r"|abrigo)|centro de acolhimento|albergue|apartamento de autonomização|lar de acolhimento|"
    r"(?:ال)?ملجا|(?:ال)?ماوي|دار (?:ال)?(?:ايواء|امان|رعاية|حماية|ضيافة)|دار الايواء|بيت (?:ال)?(?:امن|امان"
    r"|ايواء|حماية)|البيت الامن|مركز (?:ال)?ايواء|مركز الايواء|شقة امنة|مسكن امن|منزل امن|المنزل الامن)"
)
_BE: Final = (
    r"(?:is|are|lies|stands|sits|was|were|can be found|opened|located|situated|hidden|situé[es]*"
    r"|se trouve(?:nt)?|est|sont|se cache|a ouvert|"
    r"está|están|se encuentra|se ubica|queda|ubicad[oa]s?|situad[oa]s?|funciona|fica(?:m)?|localizad[oa]s?"
    r"|situa-se|encontra-se|estão|abriu|"
    r"يقع|تقع|الواقع|الواقعة|يوجد|توجد|موجود|موجودة|موقعه|موقعها|كائن|الكائن|الكائنة)"
)
_LANDMARK: Final = (
    r"(?:behind|next to|beside|opposite|across (?:the (?:road|street) )?from|adjacent to|above|below|inside"
    r"|on the (?:first|second|third|top|ground) floor of|at the (?:corner|end|back|top) of|"
    r"(?:two|three|five|\w+) (?:doors|houses|blocks|metres|meters|minutes)(?: walk)? (?:from|down from|behind"
    r"|past)|close to|near|just off|off|"
    r"derrière|à côté d[eu](?:s| la| l')?|en face d[eu](?:s| la| l')?|au-dessus d[eu](?: la| l')?"
    r"|près d[eu](?:s| la| l')?|à l'angle d[eu](?:s| la)?|au bout d[eu](?: la)?|au coin d[eu](?: la)?"
    r"|juste après|à (?:deux|trois|cinq|cent|\d+) \w+ d[eu](?: la| l')?|face à(?: la| l')?|"
    r"detrás de(?:l| la| los)?|al lado de(?:l| la)?|junto a(?:l| la)?|frente a(?:l| la)?|enfrente de(?:l"
    r"| la)?|encima de(?:l| la)?|cerca de(?:l| la)?|en la esquina de|al final de(?: la|l)?|a (?:dos|tres|una"
    r"|media|pocas|\d+) \w+ de(?:l| la)?|"
    r"atrás d[aoe]s?|ao lado d[aoe]s?|em frente (?:a[os]?|à|d[aoe])|junto (?:a[os]?|à)|por cima d[aoe]"
    r"|perto d[aoe]s?|na esquina d[aoe]s?|no fim d[aoe]|a (?:dois|duas|três|poucos|\d+) \w+ d[aoe]"
    r"|por trás d[aoe]s?|"
    r"خلف|وراء|بجانب|بجوار|مقابل|قبالة|قرب|بالقرب من|امام|فوق|عند زاوية|في زاوية|علي بعد \S+ (?:امتار |مترا? "
    r"|متر |دقائق )?من|خلفه|جنب|في نهاية|اخر)"
)
_THE_PLACE: Final = (
    rf"\s(?:(?:the|our|le|la|les|el|los|las|o|a|os|as)\s|l')?(?P<name>{_CAP}(?:[\s-](?:de |du |des |da |do "
    rf"|del |of |the |la |el )?{_CAP}){{0,4}}|"
    r"[a-zà-ÿ'][\w'-]{2,}(?:\s(?:de |du |des |da |do |del |of |the |la |el |l')?[\wà-ÿ'-]{3,}){0,3}"
    r"|[\u0621-\u064a]{3,}(?:\s[\u0621-\u064a]{3,}){0,3})"
)
_BY_LANDMARK: Final = re.compile(
    rf"(?<!\w)(?i:{_SHELTER})(?!\w)[^.!?\n\d]{{0,45}}?(?<!\w)(?i:{_LANDMARK}){_THE_PLACE}"
)
_QUARTER: Final = (
    r"(?:(?:neighbou?rhood|quarter|district|quartier|barrio|sector|urbanización|colonia|vereda|bairro"
    r"|freguesia|morro|zona)\s(?:of |de |du |des |del |da |do |la |el |los )*"
    rf"{_CAP}(?:\s{_CAP}){{0,2}}|(?:the\s)?{_CAP}(?:\s{_CAP}){{0,2}}\s(?:neighbou?rhood|quarter|estate|suburb)"
    rf"|(?:حي|حارة|مخيم|منطقة|ضاحية)\s[\u0621-\u064a]{{3,}}(?:\s[\u0621-\u064a]{{3,}})?)"
)
_BY_QUARTER: Final = re.compile(
    rf"(?<!\w)(?i:{_SHELTER})(?!\w)[^.!?\n]{{0,30}}?(?i:{_BE})[^.!?\n]{{0,20}}?\s(?i:in|at|dans|au|à|en|no|na"
    rf"|em|في|ب)\s?(?:the |le |la |l'|el |o |a )?{_QUARTER}"
)
_ON_STREET: Final = re.compile(
    rf"(?<!\w)(?i:{_SHELTER})(?!\w)[^.!?\n]{{0,30}}?(?i:{_BE})[^.!?\n]{{0,12}}?\s(?:(?i:on|at|sur|dans|en|à|na"
    rf"|no|في|علي)\s(?:la |l'|el |le |the )?)?"
    rf"(?:(?:{_CAP}\s){{1,3}}(?:Street|Road|Avenue|Lane|Boulevard)|(?i:rue|avenue|boulevard|impasse|calle"
    rf"|carrera|avenida|travessa|rua|praça|plaza)\s(?:(?:de|du|des|da|do|del|la|los|las)\s)*(?:{_CAP}"
    rf"|\d+)(?:\s{_CAP}){{0,3}}|شارع\s[\u0621-\u064a]+(?:\s[\u0621-\u064a]+)?)"
)
_WORD: Final = re.compile(rf"(?<!\w){_SHELTER}(?!\w)", re.IGNORECASE)
_FUTURE: Final = re.compile(
    r"^\s(?:the\s)?(?:future|futur|futuro|centre|center|centro|city|town|ville|end|fin|fim|average|capacity|completion)\b",
    re.IGNORECASE,
)


_PART_OF_A_WORD: Final = (  # one of them is in whatever _SHELTER finds
    "shelter", "safe", "refug", "protection", "transit", "half", "maison", "foyer", "héberg", "sécuris", "abri", "lieu",
    "casa", "albergue", "piso", "hogar", "acolhi", "apartamento", "lar de",
)  # fmt: skip
_PART_IN_ARABIC: Final = ("ملجا", "ماوي", "دار", "بيت", "مركز", "شقة", "مسكن", "منزل")


def may_find(text: str) -> bool:
    """Whether a folded text speaks of a shelter: cheap, and never wrong where it says no."""
    return _is_near(text) and bool(_WORD.search(text))


def _is_near(text: str) -> bool:
    lowered = text.lower()
    if any(part in lowered for part in _PART_OF_A_WORD):
        return True
    return not text.isascii() and any(part in text for part in _PART_IN_ARABIC)


def find(text: str) -> Iterator[Mark]:
    """Every sentence part that says where a shelter is, in a folded text."""
    if not may_find(text):
        return
    for found in _BY_LANDMARK.finditer(text):
        if _is_definite(found[0], found["name"]) and not _FUTURE.match(" " + found["name"]):
            yield Mark(found.start(), _end(text, found.end()), "shelter", "sure", "shelter.landmark")
    for found in _ON_STREET.finditer(text):
        yield Mark(found.start(), found.end(), "shelter", "sure", "shelter.landmark")
    for found in _BY_QUARTER.finditer(text):
        yield Mark(found.start(), found.end(), "shelter", "likely", "shelter.quarter")


def speaks_of_shelter(sentence: str) -> bool:
    """Whether a folded sentence speaks of a shelter or safe house."""
    return may_find(sentence)


def _is_definite(passage: str, name: str) -> bool:
    """Whether the landmark is one place: named, or with an article; "near schools" leads nowhere."""
    if name[:1].isupper() or "\u0621" <= name[:1] <= "\u064a":
        return True
    if any(word[:1].isupper() for word in name.split()):
        return True
    before = passage[: len(passage) - len(name)].rstrip()
    is_one = bool(
        re.search(r"(?:\b(?:the|our|le|la|el|o|a|da|do|del|du|al|ao|à)|l')$", before, re.IGNORECASE)
    )
    return is_one and not re.match(r"(?!bus\b)\w+s\b", name)


def _end(text: str, end: int) -> int:
    while text[end - 1] in " ,.'-":
        end -= 1
    return end
