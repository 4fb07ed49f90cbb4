"""Words of one meaning meet in one term, in each of the five languages, with accents or without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localaction.kit import analysis


def _meet(written: str, language: str, typed: str) -> bool:
    found = analysis.terms(written, language)
    return not {*found.ordered, *found.others}.isdisjoint(analysis.variants(analysis.words(typed)[0]))


@pytest.mark.parametrize(
    ("language", "written", "typed"),
    [
        ("en", "Cities", "city"),
        ("en", "housing", "Houses"),
        ("en", "municipalities", "municipality"),
        ("fr", "réfugiées", "réfugié"),
        ("fr", "réfugiées", "refugiees"),
        ("fr", "municipalités", "municipalite"),
        ("fr", "Hébergement", "hebergements"),
        ("es", "educación", "educacion"),
        ("es", "viviendas", "VIVIENDA"),
        ("es", "niñas", "nina"),
        ("pt", "migrações", "migração"),
        ("pt", "migrações", "migracao"),
        ("pt", "refugiadas", "refugiado"),
        ("pt", "São", "sao"),
        ("ar", "المهاجرين", "مهاجرون"),
        ("ar", "واللاجئين", "لاجئ"),
        ("ar", "اللاجئين", "اللاجئون"),
        ("ar", "مُهَاجِرِينَ", "مهاجرين"),
        ("ar", "المدينــــة", "مدينه"),
        ("ar", "بالمدينة", "المدينة"),
        ("ar", "ومهاجرين", "المهاجرين"),
        ("ar", "أمانة", "الامانه"),
        ("ar", "إفريقيا", "افريقيا"),
        ("ar", "ولاية", "الولاية"),
        ("en", "Zürich", "zurich"),
        ("", "Kraków", "krakow"),
    ],
)
def test_forms_of_a_word_meet(language: str, written: str, typed: str) -> None:
    assert _meet(written, language, typed)


@pytest.mark.parametrize(
    ("language", "written", "typed"),
    [
        ("en", "housing", "water"),
        ("ar", "مدينة", "مهاجر"),
        ("fr", "eau", "logement"),
        ("es", "agua", "vivienda"),
    ],
)
def test_other_words_do_not(language: str, written: str, typed: str) -> None:
    assert not _meet(written, language, typed)


def test_terms_keep_the_order_of_the_words() -> None:
    assert analysis.terms("Les villes accueillent", "fr").ordered == ["le", "vill", "accueillent"]


def test_folding_is_for_sorting() -> None:
    assert analysis.folded("Élan, l'Été à São Paulo") == "elan l ete a sao paulo"
    assert analysis.folded("إفريقيا") == "افريقيا"


@given(st.text(), st.sampled_from(["en", "fr", "es", "ar", "pt", "de", ""]))
def test_any_text_can_be_analysed(text: str, language: str) -> None:
    found = analysis.terms(text, language)
    for term in (*found.ordered, *found.others):
        assert term
        assert " " not in term
    for word in analysis.words(text):
        assert all(analysis.variants(word))
