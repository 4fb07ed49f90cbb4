import pytest

from localaction.governments import domains


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("kcca.go.ug", "kcca.go.ug"),
        (" @KCCA.go.ug", "kcca.go.ug"),
        ("https://www.kcca.go.ug/office", "kcca.go.ug"),
        ("nadia@kcca.go.ug", "kcca.go.ug"),
        ("münchen.de", "xn--mnchen-3ya.de"),
        ("nothing", ""),
        ("a b.org", ""),
        ("-x.org", ""),
    ],
)
def test_domains_are_read_as_people_write_them(typed: str, clean: str) -> None:
    assert domains.clean_domain(typed) == clean


@pytest.mark.parametrize(
    ("address", "own", "answer"),
    [
        ("a@kcca.go.ug", ["kcca.go.ug"], True),
        ("a@mail.kcca.go.ug", ["kcca.go.ug"], True),
        ("a@evilkcca.go.ug", ["kcca.go.ug"], False),
        ("a@kcca.go.ug.evil.org", ["kcca.go.ug"], False),
        ("a@gmail.com", ["gmail.com"], False),
        ("a@yahoo.co.uk", ["yahoo.co.uk"], False),
        ("a@kcca.go.ug", [], False),
        ("nothing", ["kcca.go.ug"], False),
    ],
)
def test_only_an_office_s_own_domain_vouches(address: str, own: list[str], answer: bool) -> None:
    assert domains.vouches(address, own) is answer
