"""A file over HTTP: whole, in part, compressed, or not at all."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from django.http import HttpResponseBase
from django.test import RequestFactory
from tests.opendata.reading import body

from localaction.opendata.web.sending import Whole, send

CONTENT = b"0123456789" * 60


@pytest.fixture
def whole(tmp_path: Path) -> Whole:
    """A file with a compressed one beside it."""
    path = tmp_path / "rows.csv"
    path.write_bytes(CONTENT)
    path.with_name("rows.csv.gz").write_bytes(gzip.compress(CONTENT))
    return Whole(path, "text/csv", "abc")


def _asked(whole: Whole, **headers: str) -> HttpResponseBase:
    return send(RequestFactory().get("/", headers=headers), whole)


def test_the_whole_with_its_length_and_mark(whole: Whole) -> None:
    answer = _asked(whole)
    assert (answer.status_code, body(answer)) == (200, CONTENT)
    assert answer["Content-Length"] == "600"
    assert (answer["ETag"], answer["Accept-Ranges"]) == ('"abc"', "bytes")


@pytest.mark.parametrize(
    ("accepted", "encoding"), [("gzip, br", "gzip"), ("identity", None), ("gzip;q=0", None)]
)
def test_what_lies_ready_compressed_is_sent_so(whole: Whole, accepted: str, encoding: str | None) -> None:
    answer = _asked(whole, accept_encoding=accepted)
    sent = body(answer)
    assert answer.headers.get("Content-Encoding") == encoding
    assert (gzip.decompress(sent) if encoding else sent) == CONTENT
    assert answer["ETag"] == ('"abc-gzip"' if encoding else '"abc"')
    assert answer["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-9", CONTENT[:10]),
        ("bytes=595-", CONTENT[595:]),
        ("bytes=-7", CONTENT[-7:]),
        ("bytes=590-5000", CONTENT[590:]),
    ],
)
def test_a_part(whole: Whole, asked: str, part: bytes) -> None:
    answer = _asked(whole, range=asked, accept_encoding="gzip")
    assert (answer.status_code, body(answer)) == (206, part)
    assert "Content-Encoding" not in answer.headers
    start = CONTENT.rindex(part) if asked != "bytes=0-9" else 0
    assert answer["Content-Range"] == f"bytes {start}-{start + len(part) - 1}/600"
    assert answer["Content-Length"] == str(len(part))


@pytest.mark.parametrize("asked", ["bytes=600-", "bytes=-0", "bytes=999999-1000000"])
def test_no_such_part(whole: Whole, asked: str) -> None:
    answer = _asked(whole, range=asked)
    assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */600")


@pytest.mark.parametrize("asked", ["bytes=1-2,4-5", "lines=1-2", "bytes=-", "bytes=9-2", "bytes=x-y"])
def test_what_is_no_part_is_answered_with_the_whole(whole: Whole, asked: str) -> None:
    answer = _asked(whole, range=asked)
    assert (answer.status_code, body(answer)) == (200, CONTENT)


def test_a_part_of_another_file_is_answered_with_the_whole(whole: Whole) -> None:
    assert body(_asked(whole, range="bytes=0-9", if_range='"other"')) == CONTENT
    assert body(_asked(whole, range="bytes=0-9", if_range='"abc"')) == CONTENT[:10]


@pytest.mark.parametrize("known", ['"abc"', 'W/"abc"', '"other", "abc"'])
def test_a_reader_who_has_it_gets_nothing(whole: Whole, known: str) -> None:
    answer = _asked(whole, if_none_match=known)
    assert (answer.status_code, body(answer)) == (304, b"")
    assert body(_asked(whole, if_none_match='"other"')) == CONTENT


@pytest.mark.django_db
def test_a_reader_who_leaves_lets_go_of_the_file(whole: Whole) -> None:
    answer = _asked(whole)
    next(iter(answer))
    answer.close()  # a file left open is an error in these tests


def test_only_the_head_opens_no_file_for_good(whole: Whole) -> None:
    answer = send(RequestFactory().head("/"), whole)
    assert (answer.status_code, body(answer), answer["Content-Length"]) == (200, b"", "600")
