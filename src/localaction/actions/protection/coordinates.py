"""Exact places: coordinates, degrees and minutes, links to maps, codes that stand for one spot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from localaction.actions.protection.findings import Mark

_DECIMAL: Final = re.compile(
    r"(?<![\w.,/-])(?P<lat>[+-]?\d{1,2}[.,]\d{3,})\s?°?\s?(?P<ns>[NSns](?!\w)|شمالا?|جنوبا?)?"
    r"\s*(?:[,;/|و]|\sy\s|\set\s|\sand\s|\se\s|\s)\s*"
    r"(?:lon(?:g(?:itude|itud)?)?\.?\s?[:=]?\s?"
    r"|خط الطول:?\s?)?(?P<lon>[+-]?\d{1,3}[.,]\d{3,})\s?°?\s?(?P<ew>[EWOewo](?!\w)|شرقا?|غربا?)?(?![\w%]"
    r"|[.,]\d)"
)
_LABELLED: Final = re.compile(
    r"(?<!\w)(?:lat(?:itude|itud)?|خط العرض|دائرة العرض"
    r"|العرض)\.?\s?[:=]?\s?[+-]?\d{1,2}[.,]\d{3,}°?[NS]?[^\d\n]{1,24}[+-]?\d{1,3}[.,]\d{3,}°?[EWO]?(?!\w)",
    re.IGNORECASE,
)
_DEGREES: Final = re.compile(
    r"(?<!\w)\d{1,3}\s?°\s?\d{1,2}(?:[.,]\d+)?\s?(?:'|min\.?)\s?(?:\d{1,2}(?:[.,]\d+)?\s?(?:\"|''|sec\.?)\s?)?"
    r"(?:[NSEWOL](?!\w)|شمالا?|جنوبا?|شرقا?|غربا?|north|south|east|west|nord|sud|est|ouest|norte|sur|sul|este"
    r"|oeste|leste)"
    r"(?:[\s,;/و]*(?:y\s|et\s|and\s|e\s)?\d{1,3}\s?°\s?\d{1,2}(?:[.,]\d+)?\s?(?:'"
    r"|min\.?)\s?(?:\d{1,2}(?:[.,]\d+)?\s?(?:\"|''|sec\.?)\s?)?"
    r"(?:[NSEWOL](?!\w)|شمالا?|جنوبا?|شرقا?|غربا?|north|south|east|west|nord|sud|est|ouest|norte|sur|sul|este"
    r"|oeste|leste))?",
    re.IGNORECASE,
)
_LETTER_FIRST: Final = re.compile(
    r"(?<!\w)[NS]\s?\d{1,2}\s?°\s?\d{1,2}[.,]?\d*\s?'?(?:\s?\d{1,2}[.,]?\d*\s?\")?[\s,;]*[EWO]\s?\d{1,3}\s?°\s?"
    r"\d{1,2}(?:[.,]\d+)?\s?'?(?:\s?\d{1,2}(?:[.,]\d+)?\s?\")?"
)
_LINK: Final = re.compile(
    r"geo:[+-]?\d[\d.,;=+-]*\d|"
    r"(?:https?://)?(?:www\.)?(?:google\.[a-z.]{2,6}/maps|maps\.google\.[a-z.]{2,6}|goo\.gl/maps"
    r"|maps\.app\.goo\.gl|g\.page|"
    r"openstreetmap\.org/(?=\S*(?:mlat|map=|node|way|#))|osm\.org/go|maps\.apple\.com|waze\.com/ul"
    r"|bing\.com/maps|yandex\.[a-z]+/maps|"
    r"wego\.here\.com|mapcarta\.com|plus\.codes/|w3w\.co/|what3words\.com/|share\.here\.com)[^\s\"<>)]*",
    re.IGNORECASE,
)
_PLUS_CODE: Final = re.compile(
    r"(?<![\w+])(?=[2-9CFGHJMPQRVWX+]*\d)(?=[2-9CFGHJMPQRVWX+]*[CFGHJMPQRVWX])[2-9CFGHJMPQRVWX]{4}(?:[2-9CFGHJMPQRVWX]{2}){0,2}\+[2-9CFGHJMPQRVWX]{2,3}(?![\w+])"
)
_THREE_WORDS: Final = re.compile(
    r"(?<![/:\w])///(?:[^\W\d_]+\.){2}[^\W\d_]+|(?<=what3words)[\s:(]{1,3}(?:[^\W\d_]+\.){2}[^\W\d_]+",
    re.IGNORECASE,
)
_MGRS: Final = re.compile(
    r"(?<!\w)\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?(?:\d{4,5}\s\d{4,5}|\d{8}|\d{10})(?!\w)"
)


_FRACTION: Final = re.compile(r"\d[.,]\d{3}")
_CODE: Final = re.compile(  # degrees, or what a code of one spot has in its middle
    r"\d(?:\s?°|\+[2-9CFGHJMPQRVWX]|[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d)|[CFGHJMPQRVWX]\+[2-9CFGHJMPQRVWX]"
)
_DOTTED: Final = re.compile(r"\.[^\W\d_]")  # in every link and in every three words
_LINKING: Final = (
    "geo:", "maps", "///", "what3words", "g.page", "openstreetmap", "osm.org", "waze", "here.com", "mapcarta",
    "plus.codes", "w3w.co",
)  # fmt: skip


def may_find(text: str) -> bool:
    """Whether a folded text could hold an exact place: cheap, and never wrong where it says no."""
    if len(_FRACTION.findall(text)) > 1 or _CODE.search(text):
        return True
    if ":" not in text and not _DOTTED.search(text):
        return False
    lowered = text.lower()
    return any(word in lowered for word in _LINKING)


def find(text: str) -> Iterator[Mark]:
    """Every exact place in a folded text."""
    if not may_find(text):
        return
    for found in _LINK.finditer(text):
        start, end = found.span()
        end -= len(found[0]) - len(found[0].rstrip(".,;:"))
        yield Mark(start, end, "coordinates", "sure", "coordinates.link")
    for found in _DECIMAL.finditer(text):
        if _is_on_earth(found):
            exact = (
                min(_decimals(found["lat"]), _decimals(found["lon"])) >= 4
                or found["ns"]
                or "-" in found["lat"] + found["lon"]
            )
            yield Mark(
                *_trimmed(text, *found.span()),
                "coordinates",
                "sure" if exact else "likely",
                "coordinates.decimal",
            )
    for found in _LABELLED.finditer(text):
        yield Mark(*found.span(), "coordinates", "sure", "coordinates.decimal")
    for found in _LETTER_FIRST.finditer(text):
        yield Mark(*_trimmed(text, *found.span()), "coordinates", "sure", "coordinates.degrees")
    for found in _DEGREES.finditer(text):
        yield Mark(*_trimmed(text, *found.span()), "coordinates", "sure", "coordinates.degrees")
    for pattern in (_PLUS_CODE, _THREE_WORDS, _MGRS):
        for found in pattern.finditer(text):
            start, end = found.span()
            start += len(found[0]) - len(found[0].lstrip(" :("))
            yield Mark(start, end, "coordinates", "sure", "coordinates.code")


def _decimals(number: str) -> int:
    return len(re.split(r"[.,]", number)[-1])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while text[end - 1].isspace():
        end -= 1
    return start, end


def _is_on_earth(found: re.Match[str]) -> bool:
    """Whether both are degrees with a fraction; thousands with commas or points of three digits are not."""
    lat, lon = found["lat"], found["lon"]
    if (lat[-4] in ",." or lon[-4] in ",.") and not (found["ns"] or found["ew"]):
        return False  # three digits after the mark: 12.500, 32.900 are as likely thousands
    # two numbers under one are scores or shares; at sea off Guinea nobody lives
    latitude, longitude = (abs(float(one.replace(",", "."))) for one in (lat, lon))
    return latitude <= 90 and longitude <= 180 and max(latitude, longitude) >= 1
