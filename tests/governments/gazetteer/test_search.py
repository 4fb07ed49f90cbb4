import pytest
from hypothesis import given
from hypothesis import strategies as st

from localaction.governments.gazetteer import Gazetteer, Hit

# Steps of SQLite's machine that one search may take; reading the table of names once takes 1,800,000.
MOST_STEPS = 400_000


def found(hits: list[Hit]) -> list[tuple[str, str]]:
    return [(hit.place.name, hit.place.country) for hit in hits]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Kampala", "Kampala", "UG"),
        ("كمبالا", "Kampala", "UG"),
        ("São Paulo", "São Paulo", "BR"),
        ("sao paulo", "São Paulo", "BR"),
        ("Zurich", "Zürich", "CH"),
        ("Zürich", "Zürich", "CH"),
        ("ZUERICH", "Zürich", "CH"),
        ("Kmapala", "Kampala", "UG"),
        ("Kmapal", "Kampala", "UG"),
        ("Kamp", "Kampala", "UG"),
        ("Москва", "Moscow", "RU"),
        ("北京", "Beijing", "CN"),
        ("Dar es Salam", "Dar es Salaam", "TZ"),
        ("Casablanca", "Casablanca", "MA"),
        ("الدار البيضاء", "Casablanca", "MA"),
        ("دار البيضاء", "Casablanca", "MA"),
        ("Gaziantep", "Gaziantep", "TR"),
        ("غازي عنتاب", "Gaziantep", "TR"),
        ("Johanesberg", "Johannesburg", "ZA"),
        ("Cologne", "Köln", "DE"),
        ("Janeiro", "Rio de Janeiro", "BR"),
        ("los", "Los Angeles", "US"),
        ("Kerala", "Kerala", "IN"),
        ("Uganda", "Uganda", "UG"),
    ],
)
def test_the_place_meant_comes_first(gazetteer: Gazetteer, text: str, name: str, country: str) -> None:
    assert found(gazetteer.find(text))[:1] == [(name, country)]


def test_of_one_name_the_biggest_place_comes_first(gazetteer: Gazetteer) -> None:
    assert found(gazetteer.find("Paris"))[0] == ("Paris", "FR")
    assert found(gazetteer.find("Tripoli"))[:2] == [("Tripoli", "LY"), ("Tripoli", "LB")]


def test_a_hit_says_which_name_matched(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("كمبالا")[0].matched == "كمبالا"
    assert gazetteer.find("munich")[0].matched == "Munich"


def test_a_country_narrows_the_answer(gazetteer: Gazetteer) -> None:
    hits = gazetteer.find("Paris", country="us", kinds=("place",))
    assert hits
    assert {hit.place.country for hit in hits} == {"US"}
    assert found(gazetteer.find("kmapala", country="UG"))[0] == ("Kampala", "UG")


def test_kinds_and_limit_narrow_the_answer(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.find("sa", limit=3)) == 3
    assert gazetteer.find("sa", limit=0) == []
    assert {hit.place.kind for hit in gazetteer.find("new york", kinds=("subdivision",))} == {"subdivision"}


def test_subdivisions_and_countries_are_named_in_the_language(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Bavaria", language="fr", kinds=("subdivision",))[0].place.name == "Bavière"
    assert gazetteer.find("Germany", language="ar", kinds=("country",))[0].place.name == "ألمانيا"
    assert gazetteer.find("München", language="es")[0].place.admin1_name == "Baviera"
    assert gazetteer.find("München", language="xx")[0].place.admin1_name == "Bavaria"


def test_a_place_is_known_by_its_number(gazetteer: Gazetteer) -> None:
    place = gazetteer.place(2657896)
    assert place is not None
    assert (place.name, place.ascii_name, place.country, place.timezone) == (
        "Zürich",
        "Zurich",
        "CH",
        "Europe/Zurich",
    )
    assert (place.latitude, place.longitude) == pytest.approx((47.3667, 8.55), abs=0.001)
    assert place.population > 400_000
    assert "زيورخ" in place.names
    assert gazetteer.place(1) is None


def test_the_nearest_place(gazetteer: Gazetteer) -> None:
    def nearest(latitude: float, longitude: float, country: str = "") -> str:
        place = gazetteer.nearest(latitude, longitude, country=country)
        return place.name if place else ""

    assert nearest(0.3163, 32.5822) == "Kampala"
    assert nearest(47.59, 7.6) == "Weil am Rhein"
    assert nearest(47.59, 7.6, "FR") == "Huningue"
    assert nearest(-90.0, 0.0) != ""
    assert nearest(0.0, 0.0, "ZZ") == ""
    place = gazetteer.nearest(-17.0, -179.99)
    assert place is not None
    assert place.country == "FJ"


def test_subdivisions_of_a_country(gazetteer: Gazetteer) -> None:
    arabic = {one.code: one.name for one in gazetteer.subdivisions("ma", "ar")}
    assert len(arabic) == 12
    assert arabic["MA-06"] == "الدار البيضاء - سطات"
    names = [one.name for one in gazetteer.subdivisions("GB", "fr")]
    assert names == ["Angleterre", "Écosse", "Irlande du Nord", "Pays de Galles"]
    kampala = {one.code: one for one in gazetteer.subdivisions("UG", "en")}["UG-C"]
    assert (kampala.admin1_code, kampala.geonames_id) == ("C", 234594)
    assert kampala.latitude == pytest.approx(0.3, abs=0.5)
    assert gazetteer.subdivisions("ZZ", "en") == []


@given(st.text(max_size=200), st.sampled_from(["", "UG", "zz", "'"]), st.sampled_from(["en", "ar", "'"]))
def test_any_text_is_answered(gazetteer: Gazetteer, text: str, country: str, language: str) -> None:
    assert len(gazetteer.find(text, country=country, language=language)) <= 10


@pytest.mark.parametrize(
    "text",
    [
        "s",
        "a",
        "sa",
        "san ",
        "saint",
        "xqzw",
        "kmapala",
        "santagio del estro",
        "a" * 5000,
        "ا",
        "العين",
        "北",
        "-anan-an",
    ],
)
@pytest.mark.parametrize("country", ["", "US"])
def test_no_search_reads_more_than_its_share(gazetteer: Gazetteer, text: str, country: str) -> None:
    thousands = 0

    def count() -> int:
        nonlocal thousands
        thousands += 1
        return 0

    gazetteer.connection.set_progress_handler(count, 1000)
    try:
        gazetteer.find(text, country=country)
    finally:
        gazetteer.connection.set_progress_handler(None, 0)
    assert 1000 * thousands <= MOST_STEPS
