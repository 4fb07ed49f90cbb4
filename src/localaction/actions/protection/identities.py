"""Numbers of one person or one case: passports, identity cards, UNHCR and asylum files, tax and social security."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from localaction.actions.protection.findings import Mark

_LABELS: Final = (
    # English
    r"passport|travel document|laissez-passer|national id(?:entity|entification)?(?: card)?|id card"
    r"|identity card|identity document|id|nin|"
    r"alien registration|alien|a-number|residence permit|visa|asylum(?: seeker)?(?: file| case| application"
    r"| claim)?|"
    r"asylum seeker permit|refugee (?:id|card|certificate|status)|unhcr(?: case| registration| file"
    r"| individual| id| card)*|progres(?: id)?|case(?: file)?|"
    r"ration card|registration card|social security|ssn|national insurance"
    r"|tax(?:payer)?(?: id(?:entification)?)?|tin|driving licen[cs]e|file|"
    # French
    r"passeport|carte (?:nationale )?d'identité|carte d'identité nationale|cni|pièce d'identité"
    r"|carte de séjour|titre de séjour|"
    r"récépissé|demande d'asile|dossier(?: d'asile| hcr| ofpra| cnda)?|carte (?:de )?réfugié|hcr|ofpra|agdref"
    r"|numéro (?:étranger|fiscal)|"
    r"nir|sécurité sociale|numéro fiscal|identifiant fiscal|attestation|"
    # Spanish
    r"pasaporte|cédula(?: de ciudadanía| de extranjería| de identidad)?|c\.?c\.?|c\.?e\.?|c\.?i\.?"
    r"|documento(?: de identidad)?|dni|nie|nif|curp|rut|run|rumv|ppt|pep|"
    r"carn[eé] de extranjería|tarjeta de identidad|tarjeta (?:andina|de residencia)|expediente(?: de asilo)?"
    r"|solicitud de (?:asilo|refugio)|acnur|"
    r"permiso de residencia|número fiscal|seguridad social|"
    # Portuguese
    r"passaporte|bilhete de identidade|cartão (?:de|do) cidadão|rg|rnm|rne|crnm|cpf|nisn?|niss"
    r"|título de residência|autorização de residência|"
    r"processo(?: de asilo| de refúgio)?|protocolo(?: de refúgio)?|pedido de (?:asilo|refúgio)"
    r"|cartão de refugiad[oa]|carteira de identidade|"
    r"número de contribuinte|segurança social|identidade|"
    # Arabic
    r"جواز(?: سفر| السفر)?(?:ه|ها)?|رقم جواز سفرها|الرقم الوطني|رقمها الوطني|رقمه الوطني|بطاقة الهوية"
    r"|بطاقة هوية|بطاقة اللجوء|بطاقة اللاجئ|هوية|الهوية|"
    r"هويتها|هويته|البطاقة الوطنية|البطاقة الشخصية|بطاقة التعريف|رقم التعريف|رقم المفوضية|ملف المفوضية"
    r"|ملف اللجوء|طلب اللجوء|ملف|الملف|"
    r"ملفها|ملفه|المفوضية|القضية|رقم القضية|الاقامة|تصريح الاقامة|بطاقة الاقامة|الرقم الضريبي"
    r"|الضمان الاجتماعي|بطاقة التموين"
)
_OF: Final = r"(?:\s(?:of|for|de|du|da|del|do)\s(?:the\s)?[\w'-]+){0,2}"
_MARKS: Final = (
    r"(?:\s?(?:number|numbers|num\.?|no\.?|n\.?°\.?|nr\.?|nro\.?|núm\.?|número|numéro|numero|n\.|ref\.?"
    r"|reference|référence|id|code|"
    r"رقم|رقمه|رقمها|هو|هي|ذو|ذي|ذات|الرقم)|\s?[:#=]|\s?\((?=[A-Z0-9])|\s(?:is|was|est|es|é|era)|,|\sبرقم"
    r"|\sتحت)"
)
_VALUE: Final = r"(?P<value>[A-Z0-9](?:[A-Z0-9]|[-/.](?=[A-Z0-9])|\s(?=\d|[A-Z]{1,4}\d|[A-Z](?![\w]))){3,26})"
_SAID: Final = re.compile(rf"(?<![\w-])(?i:{_LABELS}){_OF}(?i:{_MARKS}){{1,4}}\s?{_VALUE}(?![\w])")
_NUMBERED: Final = re.compile(  # the word for number comes first: "رقم جواز سفرها A1234567", "número de pasaporte AB…"
    rf"(?i:(?<!\w)(?:number|n\.?°|número|numéro|رقم)\s(?:of |de |du |do |da |d')?(?:{_LABELS}))(?:\s(?i:is|est"
    rf"|es|é|هو|هي))?\s?:?\s?{_VALUE}(?!\w)"
)
_CARRIES: Final = re.compile(
    r"(?<![\w-])(?i:passport|passeport|pasaporte|passaporte|cédula|documento de identidad|dni|nie|nif|niss"
    r"|nir|cni|cpf|rg|rnm|crnm|rut|curp|rumv|ppt|"
    rf"ssn|nin|tin|cnp|جواز سفر|جواز السفر|بطاقة هوية|بطاقة الهوية)\s{_VALUE}(?!\w)"
)

_OF_A_COUNTRY: Final = re.compile(  # "passeport sénégalais A 01 23 45 67"
    r"(?<!\w)(?i:passport|passeport|pasaporte|passaporte|جواز سفر|جواز)\s"
    r"(?:[A-ZÀ-Þ]?[a-zà-ÿ]{3,}|[\u0621-\u064a]{3,})\s"
    r"(?P<value>[A-Z]{1,2}[- ]?\d[\d ]{4,12}\d|\d{8,9}|\d{3}\s\d{3}\s\d{3})(?!\w)"
)

_UNHCR: Final = re.compile(
    r"(?<![\w-])(?:\d{3}|[A-Z]{3})-\d{2}[CI]\d{5}(?![\w-])|(?<![\w-])\d{3}-\d{8}(?![\w-])"
)
_BAMF: Final = re.compile(r"(?<![\w-])\d{7}-\d{3}(?![\w-])")
_ALIEN: Final = re.compile(r"(?<![\w-])A[-#]?\s?\d{3}[- ]\d{3}[- ]\d{3}(?![\w-])")
_MRZ: Final = re.compile(r"(?<!\w)[PVI][A-Z<][A-Z]{3}[A-Z]+<[A-Z<]{8,}")
_CPF: Final = re.compile(r"(?<![\w.])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w-])")
_DNI: Final = re.compile(r"(?<![\w-])(?:[XYZ][- ]?\d{7}|\d{2}\.?\d{3}\.?\d{3})[- ]?[A-HJ-NP-TV-Z](?![\w-])")
_NIR: Final = re.compile(
    r"(?<!\w)[12]\s?\d{2}\s?(?:0[1-9]|1[0-2])\s?(?:\d{2}|2[AB])\s?\d{3}\s?\d{3}\s?\d{2}(?!\w)"
)
_CURP: Final = re.compile(r"(?<!\w)[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z0-9]\d(?!\w)")
_CODICE: Final = re.compile(r"(?<!\w)[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?!\w)")
_UGANDA: Final = re.compile(r"(?<!\w)C[MF]\d{7}[0-9A-Z]{5}(?!\w)")
_NINO: Final = re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D](?!\w)")
_SSN: Final = re.compile(r"(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])")
_EGYPT: Final = re.compile(r"(?<!\w)[23]\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{7}(?!\w)")
_RUT: Final = re.compile(r"(?<![\w.])\d{1,2}\.\d{3}\.\d{3}-[\dkK](?![\w-])")
_TURKEY: Final = re.compile(r"(?<![\w.,+-])[1-9]\d{10}(?![\w-]|[.,]\d)")

_FORMS: Final = (
    (_UNHCR, "sure", "identity.unhcr"),
    (_ALIEN, "sure", "identity.asylum"),
    (_MRZ, "sure", "identity.passport"),
    (_CURP, "sure", "identity.national"),
    (_CODICE, "sure", "identity.tax"),
    (_UGANDA, "sure", "identity.national"),
    (_NINO, "likely", "identity.national"),
    (_SSN, "likely", "identity.national"),
    (_EGYPT, "likely", "identity.national"),
)
_ANY_NUMBER: Final = re.compile(
    r"\d(?:[-/. ]?[A-Z0-9]){3}(?<!\b(?:19|20)\d\d)|\d(?:[-/. ]?[A-Z0-9]){4}"
)  # cheap: most texts end here
_NO_PERSON: Final = re.compile(
    r"(?<!\w)(?:law|act|decree|bill|ordinance|resolution|regulation|project|grant|contract|agreement|budget"
    r"|loi|décret|arrêté|délibération|"
    r"projet|marché|convention|ley|decreto|resolución|ordenanza|acuerdo|proyecto|contrato|convenio|lei"
    r"|portaria|deliberação|projeto|isbn|issn|"
    r"قانون|القانون|مرسوم|المرسوم|قرار|القرار|مشروع|المشروع|عقد|اتفاقية)\b[^.\n]{0,12}$",
    re.IGNORECASE,
)


def may_find(text: str) -> bool:
    """Whether a folded text could hold such a number: cheap, and never wrong where it says no."""
    return bool(_ANY_NUMBER.search(text)) or "<<" in text


def find(text: str) -> Iterator[Mark]:
    """Every identity, case or tax number in a folded text."""
    if not may_find(text):
        return
    yield from _by_form(text)
    yield from _by_checksum(text)
    for pattern in (_SAID, _NUMBERED, _CARRIES, _OF_A_COUNTRY):
        for found in pattern.finditer(text):
            start, end = found.span("value")
            if sum(one.isdigit() for one in found["value"]) < 4:
                continue
            if not _is_of_no_person(text, found.start()) and not _is_a_year_or_amount(text, start, end):
                yield Mark(start, end, "identity", "sure", "identity.said")


def _by_form(text: str) -> Iterator[Mark]:
    for pattern, sureness, why in _FORMS:
        for found in pattern.finditer(text):
            if not _is_of_no_person(text, found.start()):
                yield Mark(*found.span(), "identity", "sure" if sureness == "sure" else "likely", why)
    for found in _BAMF.finditer(text):
        if re.search(r"asyl|bamf|az\.?|refug|لجوء", text[max(0, found.start() - 60) : found.start()], re.I):
            yield Mark(*found.span(), "identity", "sure", "identity.asylum")


def _by_checksum(text: str) -> Iterator[Mark]:
    for pattern, is_right, why in (
        (_CPF, is_cpf, "identity.tax"),
        (_DNI, is_dni, "identity.national"),
        (_NIR, is_nir, "identity.national"),
        (_RUT, is_rut, "identity.tax"),
        (_TURKEY, is_turkish, "identity.national"),
    ):
        for found in pattern.finditer(text):
            if is_right(found[0]):
                yield Mark(*found.span(), "identity", "sure", why)


def _is_of_no_person(text: str, place: int) -> bool:
    return bool(_NO_PERSON.search(text[max(0, place - 40) : place]))


def _is_a_year_or_amount(text: str, start: int, end: int) -> bool:
    value = text[start:end]
    if re.fullmatch(r"(?:19|20)\d{2}(?:[-/](?:19|20)?\d{2})?", value):
        return True
    return bool(
        re.match(
            r"\s?(?:%|€|\$|USD|EUR|people|persons|personnes|personas|pessoas|شخص|cards|holders)", text[end:]
        )
    )


def _digits(value: str) -> list[int]:
    return [int(one) for one in value if one.isdigit()]


def is_cpf(value: str) -> bool:
    """Whether the two check digits of a Brazilian CPF are right."""
    digits = _digits(value)
    if len(set(digits)) == 1:
        return False
    for length in (9, 10):
        total = sum(digit * weight for digit, weight in zip(digits, range(length + 1, 1, -1), strict=False))
        if digits[length] != total * 10 % 11 % 10:
            return False
    return True


def is_dni(value: str) -> bool:
    """Whether the letter of a Spanish DNI or NIE is right."""
    plain = re.sub(r"[^0-9A-Z]", "", value)
    number = plain[:-1].translate(str.maketrans("XYZ", "012"))
    return plain[-1] == "TRWAGMYFPDXBNJZSQVHLCKE"[int(number) % 23]


def is_nir(value: str) -> bool:
    """Whether the key of a French social security number is right."""
    plain = re.sub(r"\s", "", value)
    body = plain[:13].replace("2A", "19").replace("2B", "18")
    return 97 - int(body) % 97 == int(plain[13:])


def is_rut(value: str) -> bool:
    """Whether the check character of a Chilean RUT is right; those from 50 million on belong to companies."""
    body, _dash, check = value.replace(".", "").partition("-")
    total = sum(int(digit) * (2 + place % 6) for place, digit in enumerate(reversed(body)))
    return int(body) < 50_000_000 and check.upper() == "0123456789K0"[11 - total % 11]


def is_turkish(value: str) -> bool:
    """Whether the two check digits of a Turkish identity number are right."""
    digits = _digits(value)
    tenth = (7 * sum(digits[0:9:2]) - sum(digits[1:8:2])) % 10
    return digits[9] == tenth and digits[10] == sum(digits[:10]) % 10
