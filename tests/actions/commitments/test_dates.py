"""Dates in words, in five languages."""

from __future__ import annotations

from datetime import date

import pytest

from localaction.actions.commitments import dates_in

TODAY = date(2026, 11, 22)


def read(text: str, language: str) -> list[tuple[str, str, str]]:
    return [(one.passage, one.due_on.isoformat(), one.precision) for one in dates_in(text, language, TODAY)]


WRITTEN = {
    "en": [
        ("We open it by the end of 2027.", "by the end of 2027", "2027-12-31", "year"),
        ("It opens in September 2027.", "in September 2027", "2027-09-30", "month"),
        ("Sept. 2027: it opens", "Sept. 2027", "2027-09-30", "month"),
        ("It opens on 30 June 2027.", "on 30 June 2027", "2027-06-30", "day"),
        ("It opens on June 1st, 2027", "on June 1st, 2027", "2027-06-01", "day"),
        ("It opens in the third quarter of 2027.", "in the third quarter of 2027", "2027-09-30", "month"),
        ("It opens in Q1 2028.", "in Q1 2028", "2028-03-31", "month"),
        ("In the first half of 2028 it opens", "In the first half of 2028", "2028-06-30", "month"),
        ("It opens mid-2027.", "mid-2027", "2027-06-30", "month"),
        ("It opens in early 2027.", "in early 2027", "2027-03-31", "month"),
        ("It opens in late 2027.", "in late 2027", "2027-12-31", "year"),
        ("It opens before 2028.", "before 2028", "2027-12-31", "year"),
        ("It opens before September 2027.", "before September 2027", "2027-08-31", "month"),
        (
            "It opens before the third quarter of 2027",
            "before the third quarter of 2027",
            "2027-06-30",
            "month",
        ),
        ("It opens before the end of 2027.", "before the end of 2027", "2027-12-31", "year"),
        ("It opens no later than 2027-05-17.", "no later than 2027-05-17", "2027-05-17", "day"),
        ("It opens by 17/05/2027.", "by 17/05/2027", "2027-05-17", "day"),
        ("It opens within two years.", "within two years", "2028-11-30", "month"),
        ("It opens over the next 18 months.", "over the next 18 months", "2028-05-31", "month"),
        ("It opens next year.", "next year", "2027-12-31", "year"),
        ("It opens by the end of the year.", "by the end of the year", "2026-12-31", "year"),
        ("It runs between 2027 and 2029.", "between 2027 and 2029", "2029-12-31", "year"),
        ("It reaches 25 schools by 2027 and 26 by hand", "by 2027", "2027-12-31", "year"),
        ("It runs in 2027–28.", "in 2027–28", "2028-12-31", "year"),
    ],
    "fr": [
        ("Nous ouvrirons d'ici fin 2027.", "d'ici fin 2027", "2027-12-31", "year"),
        (
            "Nous ouvrirons d’ici à la fin de l’année 2027.",
            "d’ici à la fin de l’année 2027",
            "2027-12-31",
            "year",
        ),
        ("Ouverture en septembre 2027", "en septembre 2027", "2027-09-30", "month"),
        ("Ouverture le 1er août 2027", "le 1er août 2027", "2027-08-01", "day"),
        ("Ouverture au troisième trimestre 2027", "au troisième trimestre 2027", "2027-09-30", "month"),
        ("Ouverture au 2e trimestre de 2027", "au 2e trimestre de 2027", "2027-06-30", "month"),
        ("Ouverture au premier semestre 2028", "au premier semestre 2028", "2028-06-30", "month"),
        ("Ouverture mi-2027", "mi-2027", "2027-06-30", "month"),
        ("Ouverture début 2028", "début 2028", "2028-03-31", "month"),
        ("Ouverture avant 2028", "avant 2028", "2027-12-31", "year"),
        ("Ouverture dans les deux ans", "dans les deux ans", "2028-11-30", "month"),
        ("Ouverture d’ici six mois", "d’ici six mois", "2027-05-31", "month"),
        ("Ouverture l’année prochaine", "l’année prochaine", "2027-12-31", "year"),
        ("Ouverture à la rentrée 2027", "à la rentrée 2027", "2027-09-30", "month"),
        ("Trois écoles à l’horizon 2030", "à l’horizon 2030", "2030-12-31", "year"),
        ("Ouverture au plus tard en décembre 2027", "au plus tard en décembre 2027", "2027-12-31", "month"),
    ],
    "es": [
        ("Abriremos para finales de 2027.", "para finales de 2027", "2027-12-31", "year"),
        ("Abriremos antes de que termine. A fines de 2027", "A fines de 2027", "2027-12-31", "year"),
        ("Abre en septiembre de 2027", "en septiembre de 2027", "2027-09-30", "month"),
        ("Abre el 1 de junio de 2027", "el 1 de junio de 2027", "2027-06-01", "day"),
        ("Abre en el tercer trimestre de 2027", "en el tercer trimestre de 2027", "2027-09-30", "month"),
        ("Abre en el 3.º trimestre de 2027", "en el 3.º trimestre de 2027", "2027-09-30", "month"),
        ("Abre a mediados de 2027", "a mediados de 2027", "2027-06-30", "month"),
        ("Abre antes de 2028", "antes de 2028", "2027-12-31", "year"),
        ("Abre en los próximos 18 meses", "en los próximos 18 meses", "2028-05-31", "month"),
        ("Abre el próximo año", "el próximo año", "2027-12-31", "year"),
        ("Abre a más tardar en marzo de 2028", "a más tardar en marzo de 2028", "2028-03-31", "month"),
        ("Para 2027, doce escuelas", "Para 2027", "2027-12-31", "year"),
    ],
    "pt": [
        ("Abriremos até ao final de 2027.", "até ao final de 2027", "2027-12-31", "year"),
        ("Abriremos até o fim de 2027.", "até o fim de 2027", "2027-12-31", "year"),
        ("Abre em setembro de 2027", "em setembro de 2027", "2027-09-30", "month"),
        ("Abre em março de 2028", "em março de 2028", "2028-03-31", "month"),
        ("Abre a 30 de junho de 2027", "a 30 de junho de 2027", "2027-06-30", "day"),
        ("Abre no terceiro trimestre de 2027", "no terceiro trimestre de 2027", "2027-09-30", "month"),
        ("Abre no 2.º semestre de 2027", "no 2.º semestre de 2027", "2027-12-31", "month"),
        ("Abre em meados de 2027", "em meados de 2027", "2027-06-30", "month"),
        ("Abre antes de 2028", "antes de 2028", "2027-12-31", "year"),
        ("Abre nos próximos dois anos", "nos próximos dois anos", "2028-11-30", "month"),
        ("Abre no próximo ano", "no próximo ano", "2027-12-31", "year"),
    ],
    "ar": [
        ("سنفتتح المركز بحلول نهاية عام 2027.", "بحلول نهاية عام 2027", "2027-12-31", "year"),
        ("سنفتتح المركز بنهاية ٢٠٢٧.", "بنهاية ٢٠٢٧", "2027-12-31", "year"),
        ("في أيلول 2027", "في أيلول 2027", "2027-09-30", "month"),
        ("في سبتمبر ٢٠٢٧", "في سبتمبر ٢٠٢٧", "2027-09-30", "month"),
        ("في أيلول/سبتمبر 2027", "في أيلول/سبتمبر 2027", "2027-09-30", "month"),
        ("في كانون الثاني 2028", "في كانون الثاني 2028", "2028-01-31", "month"),
        ("في تشرين الأول ٢٠٢٧", "في تشرين الأول ٢٠٢٧", "2027-10-31", "month"),
        ("في يناير 2028", "في يناير 2028", "2028-01-31", "month"),
        ("قبل شهر حزيران 2028", "قبل شهر حزيران 2028", "2028-05-31", "month"),
        ("يوم ٣٠ يونيو ٢٠٢٧", "يوم ٣٠ يونيو ٢٠٢٧", "2027-06-30", "day"),
        ("في الربع الثالث من عام 2027", "في الربع الثالث من عام 2027", "2027-09-30", "month"),
        ("في النصف الأول من 2028", "في النصف الأول من 2028", "2028-06-30", "month"),
        ("في منتصف عام 2027", "في منتصف عام 2027", "2027-06-30", "month"),
        ("قبل عام 2028", "قبل عام 2028", "2027-12-31", "year"),
        ("خلال عامين", "خلال عامين", "2028-11-30", "month"),
        ("خلال ستة أشهر", "خلال ستة أشهر", "2027-05-31", "month"),
        ("العام المقبل", "العام المقبل", "2027-12-31", "year"),
        ("في شهر غشت 2027", "في شهر غشت 2027", "2027-08-31", "month"),
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "passage", "due", "precision"),
    [(language, *one) for language, all_of in WRITTEN.items() for one in all_of],
)
def test_a_date_in_words_is_read(language: str, text: str, passage: str, due: str, precision: str) -> None:
    assert read(text, language) == [(passage, due, precision)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The 2030 Agenda guides us."),
        ("en", "We follow Agenda 2030 and the plan 2022-2027."),
        ("en", "We reach 2030 people and spend 2,027 dollars or 2027.50."),
        ("en", "We may open 12 schools."),
        ("en", "Two years ago, in the last two years"),
        ("en", "Room 2027b on route 2027-1-99"),
        ("fr", "Le plan 2022-2027 et l’Agenda 2030"),
        ("es", "La Agenda 2030 y el plan de 2030"),
        ("pt", "A Agenda 2030 e o orçamento de 2027"),
        ("ar", "خطة التنمية المستدامة لعام 2030"),
        ("en", "On 31 February 2027"),
    ],
)
def test_what_is_no_date_is_none(language: str, text: str) -> None:
    assert read(text, language) == []


def test_several_dates_are_found_in_order() -> None:
    found = read("In 2021 we began; by May 2027 two, by 2028 twelve.", "en")
    assert [due for _passage, due, _precision in found] == ["2021-12-31", "2027-05-31", "2028-12-31"]


def test_the_passage_is_cut_from_the_text_as_it_was_written() -> None:
    text = "سنفتتح — إن شاء الله — في تِشْرِينَ الأوّل ٢٠٢٧ مركزًا"
    (found,) = dates_in(text, "ar", TODAY)
    assert text[found.start : found.end].strip() == found.passage
    assert found.due_on == date(2027, 10, 31)


def test_a_month_passes_from_one_language_to_another_only_by_its_own_table() -> None:
    assert read("en septembre 2027", "pt") == []
    assert read("in September 2027", "xx")[0][1] == "2027-09-30"
