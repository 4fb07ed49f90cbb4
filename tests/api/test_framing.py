"""Whatever is asked, the answer is the API's own: a problem, never a page; open to other sites for reading only."""

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/v2/", 404),
        ("GET", "/api/v1/actions/NOPE", 404),
        ("GET", "/api/v1/frameworks/nope", 404),
        ("GET", "/api/v1/register/entries/0", 404),
        ("GET", "/api/v1/register/entries/x", 404),
        ("GET", "/api/v1/register/consistency?earlier=99", 404),
        ("GET", "/api/v1/actions?cursor=nonsense", 404),
        ("GET", "/api/v1/actions?fields=price", 422),
        ("GET", "/api/v1/signatures?limit=0", 422),
        ("POST", "/api/v1/actions", 405),
        ("DELETE", "/api/v1/changes", 405),
        ("PUT", "/api/v1/me/drafts", 405),
        ("POST", "/api/v1/me/drafts", 415),
        ("GET", "/api/v1/me", 401),
    ],
)
def test_every_fault_is_a_problem(method: str, path: str, status: int) -> None:
    answer = Client().generic(method, path, b"x", content_type="text/plain")
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["status"] == status
    assert ("Allow" in answer.headers) == (status == 405)
    assert ("WWW-Authenticate" in answer.headers) == (status == 401)


@pytest.mark.parametrize(
    ("accepted", "status"),
    [
        ("text/html", 406),
        ("application/json;q=0, text/html", 406),
        ("application/xml", 406),
        ("text/html, */*;q=0.1", 200),
        ("application/json", 200),
        ("application/*", 200),
        ("", 200),
    ],
)
def test_answers_are_json_or_nothing(accepted: str, status: int) -> None:
    assert Client().get("/api/v1/frameworks", headers={"Accept": accepted}).status_code == status


def test_any_site_may_read_and_none_may_write() -> None:
    asks = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    answer: Any = Client().options("/api/v1/actions", headers=asks)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert "If-None-Match" in answer.headers["Access-Control-Allow-Headers"]
    own = Client().options("/api/v1/me/drafts", headers=asks)
    assert own.status_code == 204
    assert "Access-Control-Allow-Origin" not in own.headers


def test_a_reader_who_has_it_already_gets_a_short_answer() -> None:
    first = Client().get("/api/v1/frameworks")
    again = Client().get("/api/v1/frameworks", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = Client().get("/api/v1/vocabularies", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200
