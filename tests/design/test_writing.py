import datetime

import pytest

from localaction.design.writing import date_text, language_text, list_text, number_text, read_day

DAY = "2026-11-22"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "22 November 2026"),
        ("fr", "22 novembre 2026"),
        ("es", "22 de noviembre de 2026"),
        ("ar", "22 نوفمبر 2026"),
        ("pt", "22 de novembro de 2026"),
    ],
)
def test_a_date_is_written_out_in_the_readers_language(language: str, told: str) -> None:
    assert date_text(DAY, language) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2026", "2026"),
        ("2026-11", "November 2026"),
        (datetime.date(2026, 11, 2), "2 November 2026"),
        (datetime.datetime(2026, 11, 22, 23, 30, tzinfo=datetime.UTC), "22 November 2026"),
        ("2026-11-22T14:03:00+00:00", "22 November 2026"),
    ],
)
def test_a_date_is_as_exact_as_what_is_known(value: datetime.date | str, told: str) -> None:
    assert date_text(value, "en") == told


def test_a_moment_is_told_in_utc_and_says_so() -> None:
    nairobi = datetime.timezone(datetime.timedelta(hours=3))
    moment = datetime.datetime(2026, 11, 23, 1, 3, tzinfo=nairobi)
    assert date_text(moment, "en", "moment") == "22 November 2026 22:03 UTC"
    assert date_text(moment, "en", "time") == "22:03"


def test_the_short_and_the_month_form() -> None:
    assert date_text(DAY, "en", "short") == "22 Nov 2026"
    assert date_text(DAY, "fr", "month") == "novembre 2026"


@pytest.mark.parametrize("text", ["", "soon", "2026-13", "2026-02-30", "22/11/2026"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_day(text)


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "1,680,600"), ("fr", "1\u202f680\u202f600"), ("es", "1.680.600"), ("ar", "1,680,600")],
)
def test_numbers_have_the_separators_of_the_language(language: str, told: str) -> None:
    assert number_text(1_680_600, language) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "a, b and c"), ("fr", "a, b et c"), ("es", "a, b y c"), ("ar", "a وb وc"), ("pt", "a, b e c")],
)
def test_pieces_are_joined_as_the_language_joins_them(language: str, told: str) -> None:
    assert list_text(("a", "b", "c"), language) == told
    assert list_text(("a",), language) == "a"


def test_only_large_numbers_are_shortened() -> None:
    assert number_text(1_680_600, "en", True) == "1.7M"
    assert number_text(9_999, "en", True) == "9,999"


def test_names_of_languages_and_countries_are_in_the_readers_language() -> None:
    assert language_text("ar", "fr") == "arabe"
