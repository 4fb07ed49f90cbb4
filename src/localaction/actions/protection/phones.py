"""Phone numbers: with a country code, announced by a word, or written as such numbers are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from localaction.actions.protection.findings import Mark

# every country code that the ITU has given out; the longest fits first
_CODES: Final = """
    1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65
    66 81 82 84 86 90 91 92 93 94 95 98 211 212 213 216 218 220 221 222 223 224 225 226 227 228 229 230
    231 232 233 234 235 236 237 238 239 240 241 242 243 244 245 246 248 249 250 251 252 253 254 255 256
    257 258 260 261 262 263 264 265 266 267 268 269 290 291 297 298 299 350 351 352 353 354 355 356 357
    358 359 370 371 372 373 374 375 376 377 378 380 381 382 383 385 386 387 389 420 421 423 500 501 502
    503 504 505 506 507 508 509 590 591 592 593 594 595 596 597 598 599 670 672 673 674 675 676 677 678
    679 680 681 682 683 685 686 687 688 689 690 691 692 800 850 852 853 855 856 880 886 960 961 962 963
    964 965 966 967 968 970 971 972 973 974 975 976 977 979 992 993 994 995 996 998
    """.split()  # noqa: SIM905
_CODE: Final = "|".join(sorted(_CODES, key=len, reverse=True))
_INTERNATIONAL: Final = re.compile(
    rf"(?<![\w.,+/-])(?:\(?\+\s?|00\s?)(?:{_CODE})\)?(?:[\s.\-/]*\(?\d+\)?){{1,7}}(?![\w]|[.,]\d)"
)
_SAID: Final = re.compile(
    r"(?<!\w)(?:tel(?:ephone|éfonos?|efone|emóvel|emovel)?|tél(?:éphone)?|phones?|mobile|cell(?:phone"
    r"| phone)?|whats\s?app|"
    r"signal|viber|telegram|call(?:ing)?|ring|text(?:ing)?|sms|fax|dial|hotline|helpline|contact(?:s|ez|e|o"
    r"|ar|er)?|"
    r"appel(?:er|ez|ant)|portable|joindre|numéro|móvil|celular|llam(?:e|ar|ando|en|a)|marque|marcar|lig(?:ue"
    r"|ar|ando)|"
    r"telem[oó]vel|zap|linha|línea|ligne|fono|cel|mob|ph|gsm|"
    r"هاتفها|هاتفه|الهاتف|هاتف|تلفون|التلفون|جوال|الجوال|جوالها|جواله|موبايل|الموبايل|محمول|المحمول|واتساب"
    r"|واتس|اتصل|اتصلوا|الاتصال|اتصال|"
    r"للاتصال|للتواصل|التواصل|الخط|خط|النقال|نقال|ت)(?![^\W\d_])"
    r"[^\d\n]{0,28}?(?P<number>\(?\+?\d[\d\s().\-/]{4,20}\d)(?![\w]|[.,]\d)",
    re.IGNORECASE,
)
_NATIONAL: Final = re.compile(
    r"(?<![\w.,+/#-])(?:"
    r"\(0?\d{1,4}\)\s?\d{3,4}[\s.-]?\d{3,5}"  # (011) 4567-8901
    r"|0\d{1,4}(?:[\s.\-/]\d{2,4}){2,5}"  # 06 12 34 56 78 · 0772 123 456
    r"|0\d{2,3}[\s.\-/]\d{6,7}"  # 077 1234567
    r"|0[5-9]\d{7,9}|07\d{8}"  # 0772123456
    r"|[2-9]\d{2}([ .-])\d{3}\1\d{4}"  # 305-555-0142 · 601 555 7788
    r"|9\d{4}-\d{4}|9\s?\d{4}[\s-]\d{4}"  # 98765-4321
    r")(?![\w-]|[.,/]\d)"
)
_LINK: Final = re.compile(
    r"(?:tel:|sms:|wa\.me/|api\.whatsapp\.com/send\?phone=)\+?\d[\d-]{5,}", re.IGNORECASE
)
_SERVICE: Final = re.compile(
    r"hotline|helpline|toll[- ]?free|free ?phone|line for|switchboard|emergency number|numéro vert"
    r"|ligne d'écoute|"
    r"standard|linea gratuita|línea gratuita|línea de atención|línea nacional|centralita|conmutador"
    r"|linha (?:verde|de apoio|direta|gratuita)|"
    r"central telef[oó]nica|call cent(?:re|er)|الخط الساخن|الخط المجاني|خط ساخن|خط المساعدة|خط مجاني"
    r"|مركز الاتصال",
    re.IGNORECASE,
)
_ANY_NUMBER: Final = re.compile(r"\d(?:[\s().\-/]*\d){5}")  # cheap: most texts end here
_AMOUNT_BEFORE: Final = re.compile(
    r"(?:[$€£¥₦₹]|USD|EUR|US\$|UGX|KES|JOD|MAD|TND|XOF|XAF|COP|BRL|R\$|CHF|FCFA|law|act|decree|loi|décret|ley"
    r"|decreto|lei|"
    r"resoluci[oó]n|ordenanza|ordinance|project|projet|proyecto|projeto|grant|contract|isbn|issn|doi|قانون"
    r"|مرسوم|قرار|مشروع)"
    r"[\s.:°noº#]*$",
    re.IGNORECASE,
)
_AMOUNT_AFTER: Final = re.compile(
    r"\s?(?:%|€|\$|£|USD|EUR|euros?|dollars?|dólares|dolares|reais|dinars?|FCFA|francs?|shillings?|pesos|"
    r"people|persons|personnes|personas|pessoas|households|ménages|hogares|inhabitants|habitants?|habitantes|"
    r"refugees|réfugiés|refugiados|migrants|migrantes|million|millions|شخص|نسمة|دولار|دينار|لاجئ|يورو)(?!\w)",
    re.IGNORECASE,
)
_THOUSANDS: Final = re.compile(r"\+?\d{1,3}(?:[ .,]\d{3})+$")
_DATE: Final = re.compile(
    r"(?:\d{1,2}([./\- ])\d{1,2}\1(?:19|20)\d{2}|(?:19|20)\d{2}([./-])\d{1,2}\2\d{1,2}|(?:19"
    r"|20)\d{2}\s?[-/]\s?(?:19|20)?\d{2})$"
)


def may_find(text: str) -> bool:
    """Whether a folded text could hold a phone number: cheap, and never wrong where it says no."""
    return bool(_ANY_NUMBER.search(text))


def find(text: str) -> Iterator[Mark]:
    """Every phone number in a folded text."""
    if not may_find(text):
        return
    yield from _links(text)
    for found in _INTERNATIONAL.finditer(text):
        if _is_number(text, *found.span(), least=9, most=15):
            yield _mark(text, *found.span(), "sure", "phone.international")
    for found in _SAID.finditer(text):
        between = text[found.start() : found.start("number")].split()
        least = 6 if len(between) <= 2 else 7  # six figures after more words are rather a count
        if _is_number(text, *found.span("number"), least=least, most=15, said=True):
            yield _mark(text, *found.span("number"), "sure", "phone.said")
    for found in _NATIONAL.finditer(text):
        if _is_number(text, *found.span(), least=8, most=12):
            yield _mark(text, *found.span(), "likely", "phone.form")


def _links(text: str) -> Iterator[Mark]:
    for found in _LINK.finditer(text):
        yield Mark(*found.span(), "phone", "sure", "phone.link")


def _is_number(text: str, start: int, end: int, *, least: int, most: int, said: bool = False) -> bool:
    passage = text[start:end].strip()
    digits = sum(one.isdigit() for one in passage)
    if not least <= digits <= most or _DATE.match(passage):
        return False
    if _AMOUNT_BEFORE.search(text[max(0, start - 24) : start]) or _AMOUNT_AFTER.match(text, end):
        return False
    return (said and digits > 6) or not (_THOUSANDS.match(passage) and digits <= 9)


def _mark(text: str, start: int, end: int, sureness: str, why: str) -> Mark:
    while text[end - 1] in " .-(/":
        end -= 1
    if text[start] == "(" and ")" not in text[start:end]:
        start += 1
    if text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    before = text[max(0, start - 45) : start]
    free = re.match(r"(?:\+?1[\s-])?\(?0?800\b|0800", text[start:end])
    if free or _SERVICE.search(before.rpartition(". ")[2]):
        return Mark(start, end, "phone", "mild", "phone.service")
    return Mark(start, end, "phone", "sure" if sureness == "sure" else "likely", why)
