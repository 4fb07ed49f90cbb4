"""Names of people that stand beside a way to reach or to recognise them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from localaction.actions.protection.findings import Mark
from localaction.actions.protection.folding import sentence_around

_CAP: Final = r"[A-ZÀ-ÖØ-ÞŠŽ][a-zà-öø-ÿšžıñ'][\w'-]*"
_LOUD: Final = r"[A-ZÀ-ÖØ-ÞŠŽ]{5,}(?!\w)"  # a family name in capitals; shorter ones may be acronyms
_INITIAL: Final = r"[A-ZÀ-ÖØ-Þ]\."
_JOIN: Final = (
    r"(?:de la|de los|de las|de|del|da|do|dos|das|van|von|bin|ben|ibn|al|el|al-|El|Al|Ben|y|e|di|du"
    r"|ould|Ould)"
)
_LATIN: Final = re.compile(
    rf"(?<![\w@./-])(?:{_CAP}|{_LOUD}|{_INITIAL})(?:[ ](?:{_JOIN}[ ])?(?:{_CAP}|{_INITIAL}"
    rf"|[A-Z]{{3,}}(?!\w))){{0,4}}(?![\w@])"
)
_TITLE: Final = re.compile(
    r"(?:^|(?<=\W))(?:Mr|Mrs|Ms|Miss|Dr|Prof|M|Mme|Mlle|Sr|Sra|Srta|Don|Doña|D|Dña|Dra|Sister|Father|Brother"
    r"|Pastor|Sheikh|Imam|Madame|Monsieur|"
    r"señora|señor|Señora|Señor|senhora|senhor|Senhora|Senhor|madame|monsieur|Maestro)\.?\s$"
)
_CUE: Final = re.compile(
    r"(?:contact|call|ask for|reach|phone|text|write to|speak to|speak with|named|called|resident|beneficiary"
    r"|refugee|mother|father|"
    r"contactez|contacter|appelez|appeler|joindre|écrire à|écrivez à|demandez|demander|nommée?|s'appelle"
    r"|auprès de|bénéficiaire|réfugiée?|"
    r"contacte(?: a| con)?|contactar(?: a| con)?|llame a|llamar a|pregunte por|preguntar por|escriba a"
    r"|escribir a|llamada|llamado|se llama|beneficiaria|beneficiario|"
    r"contate|contacte|contactar|contatar|ligue para|ligar para|fale com|falar com|escreva para|chamada"
    r"|chamado|chama-se|procure|"
    r"focal point|coordinator|responsable|coordinadora|coordinador|coordenadora|coordenador|facilitator"
    r"|her name is|his name is|name|nom|nombre|nome)\s?:?\s(?:a |la |o |al |with |our |the |[\w]+ )?$",
    re.IGNORECASE,
)
_NOT_NAMES: Final = frozenset(
    """
    dr mr mrs ms miss prof mme mlle sr sra srta dra don doña dona permiso ppt pep rut curp cpf nif
    permit licence card city council municipality municipal department ministry centre center office
    unit house hall association network foundation union agency committee commission service services
    university school hospital police project programme program street road avenue district region
    international national united nations organization organisation government mayor directorate
    secretariat bureau board institute court rescue red cross crescent initiative coalition alliance
    forum group company bank fund church mosque community society trust refuge shelter whatsapp
    telephone phone tel email mail mobile fax call contact please dear date passport identity card
    number case file born asylum unhcr hcr acnur the a an our we they he she it this that these those
    for and or in on at of to by from with if when where what who how all any each every january
    february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday ville mairie commune conseil municipal département
    ministère centre bureau service association réseau fondation université école hôpital direction
    maison rue quartier région croix rouge préfecture comité commission contactez appelez téléphone
    courriel adresse né née le la les un une des du pour dans avec sur nous vous ils elles elle il son
    sa ses notre votre cette ce ces on tél passeport dossier numéro janvier février mars avril mai juin
    juillet août septembre octobre novembre décembre ayuntamiento alcaldía municipio municipalidad
    secretaría ministerio centro oficina servicio asociación red fundación universidad escuela hospital
    calle carrera barrio distrito región cruz roja departamento dirección comité comisión casa instituto
    contacte llame teléfono correo fecha el los las para con por en una nuestro nuestra su sus este esta
    estos estas pasaporte cédula expediente solicitud número dni nie enero febrero marzo abril mayo
    junio julio agosto septiembre octubre noviembre diciembre llama escriba pregunte câmara prefeitura
    município secretaria ministério escritório serviço associação rede fundação universidade escola rua
    bairro distrito cruz vermelha departamento direção comissão instituto contate ligue telefone
    telemóvel celular data o os as para com em uma nosso nossa seu sua passaporte processo protocolo
    pedido cartão bilhete janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
    fale escreva gmail yahoo hotmail google maps facebook instagram twitter signal telegram viber plus
    code lat latitude longitude gps new old north south east west central upper lower great greater
    europe africa asia america european african unhcr acnur unicef covid compact global local action migrants migrant
    refugee refugees women youth children families fatherhood coordinates coordonnées coordenadas meet
    visit see read born lives habite vive mora
    """.split()  # noqa: SIM905
)
_AR_CUE: Final = re.compile(
    r"(?:^|(?<=[\s(:،,]))(?P<cue>ب?(?:السيدة|السيد|الانسة|الاستاذة|الاستاذ|الدكتورة|الدكتور|المهندسة|المهندس"
    r"|الشيخ|الام|اللاجئة|اللاجئ|المستفيدة|المستفيد)|"
    r"تواصلوا مع|التواصل مع|للتواصل مع|تواصل مع|الاتصال ب|اتصلوا ب|اتصل ب|للاتصال ب|اسمها|اسمه|تدعي|يدعي"
    r"|المدعوة|المدعو|المنسقة|المنسق|الاخت|الاخ|ام|ابو|منسقة البرنامج|منسق البرنامج|المشرفة|المشرف|الاسم:?)\s?"
    r"(?:(?:ال)?(?:سيدة|سيد|انسة|استاذة|استاذ|دكتورة|دكتور|مهندسة|مهندس|شيخ|اخت|اخ)\s)?"
    r"(?P<name>(?:(?!(?:علي|عبر|في|هاتف|هاتفها|هاتفه|رقم|رقمها|رقمه|جوال|من|مولود|مولودة|المولودة|المولود"
    r"|تسكن|يسكن|تقيم|يقيم|ومن|او|الي|مع|عن|البلدية|بلدية|مكتب|المكتب|مركز|دائرة|جواز|صاحبة|صاحب|بريدها|بريده"
    r"|البريد|حاملة|حامل)(?!\w))[\u0621-\u064a]{2,}\s?){1,4})"
)
_AR_GIVEN: Final = (
    "محمد|احمد|محمود|حسن|حسين|خالد|عمر|يوسف|ابراهيم|عبد الله|عبدالله|عبد الرحمن|مصطفي|سعيد|كريم|طارق|سامي"
    r"|رامي|فادي|زياد|وليد|ماجد|نبيل|جمال|بلال|انس|ياسر|هشام|"
    "فاطمة|مريم|عائشة|زينب|نور|سارة|ليلي|هدي|امل|رنا|ريم|سلمي|هناء|سمر|دعاء|اسماء|خديجة|نادية|سعاد|رشا|لينا|منال|سمية|حنان|وفاء|غادة|ياسمين|هبة|امنة|امينة|سلوي|نجلاء|رحاب"
)
_AR_PLAIN: Final = re.compile(
    rf"(?:^|(?<=[\s(:،,]))(?:و|ل|ب)?(?P<name>(?:{_AR_GIVEN})(?:\s(?:{_AR_GIVEN}|ال[\u0621-\u064a]{{3,}}|(?:عبد"
    rf"|ابو|بن|ابن)\s?[\u0621-\u064a]{{3,}}|(?!علي\s|عبر|هاتف|رقم|في\s|من\s|مولود|تسكن|يسكن|تقيم|جوال|بريد"
    rf"|وهاتف)[\u0621-\u064a]{{3,}})){{1,2}})(?!\w)"
)
_REACHED_BY: Final = frozenset({"phone", "email", "identity", "birth", "address", "coordinates"})
_NEAR: Final = 70


def find(text: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Every personal name that stands in the same sentence as, and close to, one of the marks that lead to a person."""
    for mark in marks:
        if mark.kind not in _REACHED_BY:
            continue
        begin, stop = sentence_around(text, mark.start, mark.end)
        before = (max(begin, mark.start - _NEAR), mark.start)
        after = (mark.end, min(stop, mark.end + 45))
        names = [*_latin(text, *before), *_arabic(text, *before)]
        names += [*_latin(text, *after), *_arabic(text, *after)]
        sureness = "likely" if mark.sureness == "mild" else "sure"
        for start, end in names:
            if not any(other.start < end and start < other.end for other in marks):
                yield Mark(start, end, "person", sureness, f"person.{mark.kind}")  # type: ignore[arg-type]


def _latin(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    first = max(0, begin - 30)  # a name may begin a little before; what counts is where it ends
    for found in _LATIN.finditer(text, first, stop):
        if found.end() <= begin:
            continue
        for start, end in _parts(text, *found.span()):
            is_led = bool(_TITLE.search(text[:start][-14:]) or _CUE.search(text[:start][-45:]))
            words = text[start:end].split()
            if len(words) >= 2 or is_led:
                yield start, end


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run of capitalised words, cut where a word belongs to no name; a run with an office's word in it is no name."""
    words = [(start + one.start(), start + one.end()) for one in re.finditer(r"\S+", text[start:end])]
    while words and _is_other(text, words[0]):
        words.pop(0)
    while words and (
        _is_other(text, words[-1]) or text[slice(*words[-1])].casefold() in ("y", "e", "de", "da")
    ):
        words.pop()
    if words and not any(_is_other(text, word) for word in words):
        yield words[0][0], words[-1][1]


def _is_other(text: str, word: tuple[int, int]) -> bool:
    plain = text[slice(*word)].casefold().strip(".'")
    return plain in _NOT_NAMES


def _arabic(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    first = max(0, begin - 30)
    taken: list[tuple[int, int]] = []
    for pattern in (_AR_CUE, _AR_PLAIN):
        for found in pattern.finditer(text, first, stop):
            start, end = found.span("name")
            end -= len(found["name"]) - len(found["name"].rstrip())
            if end > begin and not any(start < other[1] and other[0] < end for other in taken):
                taken.append((start, end))
                yield start, end
