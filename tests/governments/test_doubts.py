import pytest

from localaction.governments import doubts


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("clerk@kcca.go.ug", []),
        ("clerk@mail.kcca.go.ug", []),
        ("clerk@kcca-go.ug", ["imitates"]),
        ("clerk@kcсa.go.ug", ["foreign_letters", "mixed_scripts", "imitates"]),  # a Cyrillic с
        ("clerk@kcca.go.ug.example.com", ["hidden_inside"]),
        ("clerk@kcaa.go.ug", ["near"]),
        ("clerk@gmail.com", ["free_mail"]),
        ("clerk@rn.example", []),
    ],
)
def test_what_an_address_makes_one_look_twice_at(address: str, kinds: list[str]) -> None:
    assert [one.kind for one in doubts.of_address(address, ["kcca.go.ug"])] == kinds


def test_a_name_in_other_letters_that_reads_the_same_is_doubted() -> None:
    (found, imitates) = doubts.of_name("Kаmpala", ["Kampala"])  # a Cyrillic а
    assert (found.kind, imitates.kind, imitates.other) == ("mixed_scripts", "imitates", "Kampala")
    assert "reads the same" in imitates.sentence


@pytest.mark.parametrize("name", ["Kampala", "القاهرة", "東京都", "Ville de Montréal"])
def test_an_honest_name_is_not_doubted(name: str) -> None:
    assert doubts.of_name(name, [name, "Lyon"]) == []
