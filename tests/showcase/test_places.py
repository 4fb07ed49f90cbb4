"""Places are named as the table of place names says."""

from localaction.showcase import places


def test_the_table_of_names_goes_first() -> None:
    assert places.country("TR", "en") == "Türkiye"
    assert places.country("PS", "fr") == "État de Palestine"


def test_other_countries_have_their_usual_name() -> None:
    assert places.country("UG", "ar") == "أوغندا"
    assert places.country("", "en") == ""


def test_a_disputed_name_has_its_note() -> None:
    assert "1244" in places.note("XK", "en")
    assert places.note("UG", "en") == ""


def test_disclaimers_stand_in_the_readers_language() -> None:
    assert places.disclaimer("en") != places.disclaimer("es")
