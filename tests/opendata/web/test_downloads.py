"""Downloads: the whole as files, searches as streams, and nothing that is gone."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import pandas
import pytest
from django.core.cache import cache
from django.test import Client
from tests.factories import register
from tests.opendata import reading
from tests.register.published_things import a_government, a_signature, an_action, published

from localaction.kit.actors import SYSTEM
from localaction.opendata import files
from localaction.opendata.formats import formats_of
from localaction.opendata.tables import TABLES
from localaction.opendata.web import downloads
from localaction.register import index, operations, queries, search
from localaction.register.search import SearchRequest
from localaction.showcase.filters import read
from localaction.showcase.queries.search import request_of

pytestmark = pytest.mark.django_db
TEXT = ("csv", "json", "jsonl", "geojson")


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


def _get(client: Client, path: str, **headers: str) -> bytes:
    answer = client.get(f"/en/data/{path}", headers=headers)
    assert answer.status_code == 200, path
    return reading.body(answer)


def test_the_whole_is_the_file_that_lies_ready(client: Client) -> None:
    register.publish_cohort(3)
    state = files.build()
    for name, file in state.files.items():
        answer = client.get(f"/en/data/{name}")
        assert reading.body(answer) == state.path(name).read_bytes()
        assert answer["Content-Length"] == str(file.size)
        assert 'rel="license"' in answer["Link"]
        assert "s-maxage" not in answer["Cache-Control"]
        known = client.get(f"/en/data/{name}", headers={"If-None-Match": answer["ETag"]})
        assert (known.status_code, known["ETag"]) == (304, answer["ETag"])


def test_packed_answers_and_parts_reach_the_reader_untouched(client: Client) -> None:
    register.publish_cohort(12)
    state = files.build()
    packed = client.get("/en/data/actions.csv", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert reading.body(packed) == state.path("actions.csv.gz").read_bytes()
    part = client.get("/en/data/actions.csv", headers={"Accept-Encoding": "gzip", "Range": "bytes=0-999"})
    assert (part.status_code, reading.body(part)) == (206, state.path("actions.csv").read_bytes()[:1000])


@pytest.mark.parametrize("ending", [*TEXT, "xlsx", "parquet"])
def test_a_fresh_site_answers_at_the_first_question(client: Client, ending: str) -> None:
    register.publish_cohort(2)
    assert files.current() is None
    first = _get(client, f"actions.{ending}")
    files.build()
    assert ending == "xlsx" or _get(client, f"actions.{ending}") == first


def test_a_large_site_without_files_streams_text_and_says_when_to_ask_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.publish_cohort(2)
    monkeypatch.setattr(files, "SMALL", 1)
    assert len(reading.table(_get(client, "actions.csv"))) == 2
    for name in ("actions.parquet", "actions.xlsx", "datapackage.zip", "datapackage.json", "catalog.jsonld"):
        answer = client.get(f"/en/data/{name}")
        assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "20", "no-store")


def _hide(reference: str) -> None:
    operations.hide(actor=SYSTEM, kind="action", reference=reference, because="A concern.")


def _withdraw(reference: str) -> None:
    operations.withdraw(actor=SYSTEM, kind="action", reference=reference, because="Asked.", language="en")


@pytest.mark.parametrize("gone", [_hide, _withdraw])
def test_what_is_gone_leaves_in_no_file_from_that_moment(
    client: Client, monkeypatch: pytest.MonkeyPatch, gone: Callable[[str], None]
) -> None:
    secret = "A shelter that must not be found"
    published(an_action("LA-STAYS"))
    published(an_action("LA-GONE", title=secret, support_kinds=("funding",)))
    files.build()
    index.follow()
    assert secret.encode() in _get(client, "actions.csv?country=UG")
    gone("LA-GONE")
    monkeypatch.setattr(files, "SMALL", 0)  # nobody makes them while a reader waits
    for name, table in TABLES.items():
        for form in formats_of(table):
            for query in ("", "?country=UG", "?sort=newest") if form.is_text else ("",):
                answer = client.get(f"/en/data/{name}.{form.ending}{query}")
                content = reading.body(answer)
                assert answer.status_code == (200 if form.is_text else 503)
                assert secret.encode() not in content
                assert b"LA-GONE" not in content
    assert client.get("/en/data/datapackage.zip").status_code == 503
    assert reading.column(_get(client, "actions.csv"), "reference") == ["LA-STAYS"]
    frame = pandas.read_parquet(io.BytesIO(_get(client, "actions.parquet?country=UG")))
    assert list(frame["reference"]) == ["LA-STAYS"]
    monkeypatch.undo()
    with zipfile.ZipFile(io.BytesIO(_get(client, "datapackage.zip"))) as package:
        assert secret.encode() not in package.read("actions.csv")


@pytest.mark.parametrize(
    "query", ["country=SL", "q=waste", "gcm=GCM-15&sort=title", "sdg=SDG-11&country=-SL", "q=nothingatall"]
)
def test_a_search_gives_all_that_it_finds_in_its_order(client: Client, query: str) -> None:
    register.publish_cohort(30)
    index.follow()
    files.build()
    asked = read({name: [value] for name, value in (pair.split("=") for pair in query.split("&"))})
    found = [hit.card.reference for hit in search.find(request_of(asked, "en", per_page=100)).hits]
    assert reading.column(_get(client, f"actions.csv?{query}"), "reference") == found
    lines = _get(client, f"actions.jsonl?{query}").decode().splitlines()
    assert [json.loads(line)["reference"] for line in lines] == found


def test_tables_about_actions_and_governments_follow_the_search(client: Client) -> None:
    published(a_government())
    published(a_government("gulu", country="UG", name="Gulu"))
    published(a_government("zarqa", country="JO", name="Zarqa"))
    for slug, country in (("gulu", "UG"), ("zarqa", "JO")):
        published(a_signature(f"SIG-{slug}", government=slug, country=country))
    published(an_action(support_kinds=("funding", "peers")))
    index.follow()
    assert reading.column(_get(client, "signatures.csv?country=JO"), "reference") == ["SIG-zarqa"]
    assert sorted(reading.column(_get(client, "governments.csv?country=UG"), "slug")) == ["gulu", "kampala"]
    assert reading.column(_get(client, "needs.csv?country=UG"), "kind_of_support") == ["funding", "peers"]
    assert reading.column(_get(client, "needs.csv?country=JO"), "kind_of_support") == []


def test_a_search_says_where_it_was_asked_and_is_known_again(client: Client) -> None:
    published(an_action())
    index.follow()
    document = json.loads(_get(client, "actions.json?country=UG"))
    assert document["about"]["asked"] == "http://127.0.0.1:8000/en/data/actions.json?country=UG"
    assert "actions.json?country=UG" in document["about"]["citation"]
    answer = client.get("/en/data/actions.json?country=UG")
    known = client.get("/en/data/actions.json?country=UG", headers={"If-None-Match": answer["ETag"]})
    assert known.status_code == 304
    published(an_action("LA-BBBBBB"))
    assert (
        client.get("/en/data/actions.json?country=UG", headers={"If-None-Match": answer["ETag"]}).status_code
        == 200
    )


def test_a_frozen_list_is_told_as_it_stood(client: Client) -> None:
    published(an_action(title="First"))
    then = queries.head().sequence
    published(an_action(title="Second"))
    published(an_action("LA-BBBBBB"))
    index.follow()
    assert reading.column(_get(client, f"actions.csv?at={then}"), "title") == ["First"]
    assert (
        sorted(reading.column(_get(client, f"actions.csv?at={queries.head().sequence}"), "title"))[-1]
        == "Second"
    )


def test_a_long_search_in_a_made_format_is_refused_with_a_way_out(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.publish_cohort(3)
    index.follow()
    monkeypatch.setattr(downloads, "MOST_ROWS_MADE", 2)
    answer = client.get("/en/data/actions.xlsx?sort=title")
    assert answer.status_code == 413
    assert "CSV" in answer.content.decode()


def test_only_the_head_is_asked(client: Client) -> None:
    published(an_action())
    index.follow()
    answer = client.head("/en/data/actions.csv?country=UG")
    assert (answer.status_code, reading.body(answer), answer["Content-Type"]) == (
        200,
        b"",
        "text/csv; charset=utf-8",
    )


@pytest.mark.parametrize(
    "name", ["users.csv", "actions.exe", "signatures.geojson", "actions.csv/", "nothing/"]
)
def test_there_is_nothing_else(client: Client, name: str) -> None:
    assert client.get(f"/en/data/{name}").status_code == 404


def test_every_search_can_be_followed_without_text() -> None:
    published(an_action())
    index.follow()
    assert list(search.references(SearchRequest())) == ["LA-AAAAAA"]
