"""Dates of birth: a full date beside a word that says that somebody was born."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from localaction.actions.protection.findings import Mark

_MONTHS: Final = (
    "jan(?:uary|vier)?|feb(?:ruary)?|f[eé]vrier|févr|mar(?:ch|s|zo|ço|co)?|apr(?:il)?|avril|avr|abril|abr|may|mai|mayo|maio|"
    "june?|juin|junio|junho|jun|july?|juillet|juil|julio|julho|jul|aug(?:ust)?|ao[uû]t|agosto|ago|"
    "sept?(?:ember|embre|iembre)?|setembro|set|oct(?:ober|obre|ubre)?|outubro|out|nov(?:ember|embre|iembre|embro)?|"
    "dec(?:ember)?|d[eé]c(?:embre)?|dic(?:iembre)?|dez(?:embro)?|enero|ene|febrero|janeiro|fevereiro|fev|"
    "يناير|فبراير|مارس|ابريل|مايو|يونيو|يونيه|يوليو|يوليه|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|"
    "جانفي|فيفري|افريل|ماي|جوان|جويلية|اوت|شتنبر|غشت|نونبر|دجنبر|"
    "كانون الثاني|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين الاول|تشرين الثاني|كانون الاول"
)
_YEAR: Final = r"(?:19|20)\d{2}"
_DATE: Final = (
    rf"(?:\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?:{_YEAR}|\d{{2}})"
    rf"|{_YEAR}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{1,2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|°|\.)?\s?(?:of |de |do |d')?\s?(?:{_MONTHS})\.?,?\s?(?:de |del |من |سنة "
    rf"|عام )?\s?{_YEAR}"
    rf"|(?:{_MONTHS})\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR})"
)
_BORN: Final = (
    r"(?:(?<!\w)(?:born|birth ?da(?:te|y)|date of birth|birthdate|d\.?\s?o\.?\s?b\.?|n[ée]e?s?(?= le| en| à"
    r"|[:,])|date de naissance|naissance|"
    r"nacid[oa]s?|naci[oó]|fecha de nacimiento|f\.? ?nac\.?|nascid[oa]s?|nasceu|data de nascimento|nascimento"
    r"|d\.?n\.?|"
    r"مولودة|مولود|المولودة|المولود|ولدت|ولد|من مواليد|مواليد|تاريخ الميلاد|تاريخ ميلادها|تاريخ ميلاده"
    r"|تاريخ الولادة|الميلاد)(?!\w))"
)
_SAID: Final = re.compile(rf"{_BORN}[^\d\n.!?]{{0,40}}?(?P<date>{_DATE})(?!\d)", re.IGNORECASE)
_AFTER: Final = re.compile(
    rf"(?<!\d)(?P<date>{_DATE})\s?\(?(?:birth date|date of birth|date de naissance|fecha de nacimiento"
    rf"|data de nascimento|تاريخ الميلاد)",
    re.IGNORECASE,
)
_ANY_DATE: Final = re.compile(
    r"\d(?:\d?\s?[./-]\s?\d{1,2}\s?[./-]\s?\d|\d?(?<!\d\d\d)(?!\d)\D{1,24}(?:19|20)\d\d)"
)  # cheap: most texts end here
_NO_PERSON: Final = re.compile(
    r"(?<!\w)(?:project|programme|program|initiative|idea|movement|network|association|council|alliance"
    r"|coalition|organi[sz]ation|"
    r"partnership|campaign|plan|scheme|service|centre|center|declaration|policy|forum|cooperative|"
    r"projet|programme|idée|réseau|plateforme|campagne|dispositif|politique|déclaration|coopérative|centre"
    r"|fédération|alliance|collectif|"
    r"proyecto|programa|iniciativa|idea|red|asociación|campaña|política|declaración|cooperativa|centro"
    r"|alianza|plan|colectivo|"
    r"projeto|ideia|rede|associação|campanha|declaração|aliança|plano|fórum|"
    r"مشروع|المشروع|برنامج|البرنامج|مبادرة|المبادرة|فكرة|الفكرة|شبكة|الشبكة|جمعية|الجمعية|مركز|المركز|اعلان"
    r"|الاعلان)(?!\w)",
    re.IGNORECASE,
)


def may_find(text: str) -> bool:
    """Whether a folded text could hold a date of birth: cheap, and never wrong where it says no."""
    return bool(_ANY_DATE.search(text))


def find(text: str) -> Iterator[Mark]:
    """Every date of birth in a folded text."""
    if not may_find(text):
        return
    for pattern in (_SAID, _AFTER):
        for found in pattern.finditer(text):
            start, end = found.span("date")
            is_labelled = re.match(r"(?:d\.?\s?o|birth|date|fecha|data|تاريخ)", found[0], re.IGNORECASE)
            if not is_labelled and _is_of_no_person(text, found.start(), start):
                continue
            yield Mark(start, end, "birth", "sure", "birth.said")


def _is_of_no_person(text: str, word: int, date: int) -> bool:
    """Whether what was "born" is a project: its noun stands just before the word, or between it and the date."""
    before = re.split(r"[.!?\n]", text[max(0, word - 40) : word])[-1]
    return bool(_NO_PERSON.search(before) or _NO_PERSON.search(text[word:date]))
