import pytest

from localaction.governments import naming


@pytest.mark.parametrize(
    ("name", "trap"),
    [
        ("Kampala", None),
        ("كمبالا", None),
        ("東京都", None),
        ("Saint-Étienne 2", None),
        ("Kam\u202epala", "bidi_controls"),
        ("Kаmpala", "mixed_scripts"),  # the first a is Cyrillic
        ("Kampala\x00", "control_characters"),
        ("2030", "no_letters"),
    ],
)
def test_traps_in_names_are_seen(name: str, trap: str | None) -> None:
    assert naming.trap_in(name) == trap


@pytest.mark.parametrize(
    ("one", "other"), [("São Paulo", "sao-paulo"), ("KAMPALA", "Kampala"), ("Zürich", "Zurich")]
)
def test_two_spellings_have_one_key(one: str, other: str) -> None:
    assert naming.name_key(one, country="BR", level="city") == naming.name_key(
        other, country="br", level="municipality"
    )


@pytest.mark.parametrize(
    "other",
    [
        {"country": "KE", "level": "city"},
        {"country": "UG", "level": "region"},
        {"country": "UG", "level": "city", "admin1": "102"},
    ],
)
def test_another_country_family_or_area_has_another_key(other: dict[str, str]) -> None:
    assert naming.name_key("Kampala", country="UG", level="city") != naming.name_key("Kampala", **other)


def test_slugs_are_plain_and_the_last_one_is_unique() -> None:
    first, second, *rest = naming.slug_candidates(
        ["São Paulo"], country="BR", level="city", admin1="27", unique="a"
    )
    assert (first, second) == ("sao-paulo-br", "sao-paulo-27-br")
    other = naming.slug_candidates(["São Paulo"], country="BR", level="city", admin1="27", unique="b")
    assert set(rest).isdisjoint(other)


def test_a_name_in_another_script_takes_the_first_that_can_be_written() -> None:
    candidates = naming.slug_candidates(
        ["كمبالا", "Kampala"], country="UG", level="city", admin1="", unique="x"
    )
    assert candidates[0] == "kampala-ug"


def test_a_name_that_cannot_be_written_is_told_by_its_level() -> None:
    candidates = naming.slug_candidates(["東京都"], country="JP", level="region", admin1="", unique="x")
    assert all(candidate.startswith("region-jp-") and candidate.isascii() for candidate in candidates)
