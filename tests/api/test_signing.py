"""A signature holds for its secret, its body and its time, and for nothing else."""

import hashlib
import hmac

import pytest

from localaction.api import signing

BODY = b'{"delivery": "1"}'


def test_it_is_what_the_documentation_says() -> None:
    code = hmac.new(b"whs_1", b"1000." + BODY, hashlib.sha256).hexdigest()
    assert signing.signature("whs_1", 1000, BODY) == f"t=1000,v1={code}"


@pytest.mark.parametrize(
    ("secret", "body", "now", "ours"),
    [
        ("whs_1", BODY, 1000, True),
        ("whs_1", BODY, 1300, True),
        ("whs_1", BODY, 1301, False),
        ("whs_1", BODY, 699, False),
        ("whs_2", BODY, 1000, False),
        ("whs_1", BODY + b" ", 1000, False),
    ],
)
def test_it_is_ours_or_not(secret: str, body: bytes, now: int, ours: bool) -> None:
    header = signing.signature("whs_1", 1000, BODY)
    assert signing.is_ours(secret, header, body, now) is ours


@pytest.mark.parametrize("header", ["", "t=,v1=", "v1=00", "t=²,v1=00", "nonsense", "t=1000,v1=é"])
def test_nonsense_is_not_ours(header: str) -> None:
    assert not signing.is_ours("whs_1", header, BODY, 1000)
