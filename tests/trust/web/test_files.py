"""The whole register to fetch: whole, in parts, not at all while it may show too much."""

import gzip
from typing import Any

import pytest
from tests.register.published_things import an_action, published
from tests.trust.web.test_register import answer, text

from localaction.kit.actors import SYSTEM
from localaction.register import audit, keptfile, operations, transcript

pytestmark = pytest.mark.django_db
PATH = "register/register.jsonl.gz"


@pytest.fixture(autouse=True)
def _register() -> None:
    for number in range(1, 4):
        published(an_action(f"LA-{number}"))
    keptfile.follow()


def body(found: Any) -> bytes:
    return b"".join(found.streaming_content)


def test_it_is_the_register() -> None:
    found = answer(PATH)
    raw = body(found)
    assert gzip.decompress(raw) == b"".join(transcript.written(audit.lines()))
    assert int(found["Content-Length"]) == len(raw)
    assert "s-maxage" not in found["Cache-Control"]  # it is too large to be kept beside pages


def test_who_has_it_is_told_so() -> None:
    assert answer(PATH, **{"If-None-Match": answer(PATH)["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    ("asked", "start", "stop"), [("0-9", 0, 10), ("5-", 5, None), ("-7", -7, None), ("3-99999999", 3, None)]
)
def test_a_part_of_it(asked: str, start: int, stop: int | None) -> None:
    raw = body(answer(PATH))
    found = answer(PATH, Range=f"bytes={asked}")
    part = body(found)
    assert (found.status_code, part) == (206, raw[start:stop])
    assert found["Content-Range"].endswith(f"/{len(raw)}")


def test_a_part_of_another_file_is_not_given() -> None:
    whole = len(body(answer(PATH)))
    found = answer(PATH, Range="bytes=0-9", **{"If-Range": '"another"'})
    assert (found.status_code, len(body(found))) == (200, whole)


@pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=9-3", "bytes=-0"])
def test_a_part_that_is_not_there(asked: str) -> None:
    assert answer(PATH, Range=asked).status_code == 416


@pytest.mark.parametrize("asked", ["bytes=-", "bytes=a-b", "bytes=0-1,3-4", "lines=1-2"])
def test_what_is_no_part_is_left_aside(asked: str) -> None:
    assert answer(PATH, Range=asked).status_code == 200


def test_it_is_withheld_at_once_when_something_is_hidden() -> None:
    operations.hide(actor=SYSTEM, kind="action", reference="LA-2", because="A doubt.")
    assert "Try again in a minute" in text(PATH, status=503)
    assert answer(PATH)["Cache-Control"] == "no-store"
    keptfile.follow()
    assert gzip.decompress(body(answer(PATH))).count(b"Cash, school fees") == 2
