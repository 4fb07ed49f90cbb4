"""The pages of the register: what they say, in every language, and what they never show."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from tests.register.published_things import a_government, an_action, published

from localaction.kit.actors import SYSTEM
from localaction.register import evidence, operations

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "fr", "es", "ar", "pt")


@pytest.fixture(autouse=True)
def _register() -> None:
    published(a_government())
    published(an_action())
    operations.checkpoint(actor=SYSTEM)
    published(an_action("LA-BBBBBB", title="Night schools"))


def answer(path: str, language: str = "en", **headers: str) -> Any:
    return Client().get(f"/{language}/{path}", headers=headers)


def text(path: str, language: str = "en", *, status: int = 200) -> str:
    found = answer(path, language)
    assert found.status_code == status, path
    assert not found.cookies
    return str(found.content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["register/", "register/entries/", "register/2/", "register/verify/"])
def test_every_page_stands_in_every_language_and_may_be_kept(path: str, language: str) -> None:
    found = answer(path, language)
    assert found.status_code == 200
    assert "s-maxage" in found["Cache-Control"]


def test_the_page_says_where_the_register_stands_and_what_it_is_not() -> None:
    page = text("register/")
    assert "Night schools" in page
    assert "What it is not" in page
    assert operations.checkpoint(actor=SYSTEM).root not in page  # type: ignore[union-attr]


def test_entries_by_kind_and_from_a_number_down() -> None:
    page = text("register/entries/?kind=action&upto=2")
    assert "/en/register/2/" in page
    assert "/en/register/3/" not in page
    assert "/en/register/1/" not in page
    assert "No entry matches" in text("register/entries/?event=hidden")


@pytest.mark.parametrize(
    "query", ["upto=x", "upto=-1", "upto=99999999999999999999", "kind=x&event=y", "upto=%D9%A1"]
)
def test_what_cannot_be_asked_for_is_left_aside(query: str) -> None:
    assert text(f"register/entries/?{query}")


def test_an_entry_with_its_proof() -> None:
    page = text("register/2/")
    assert "Entry <bdi>2</bdi> of the register" in page
    proof = json.loads(text("register/2.json"))
    assert proof["tree"]["root"] in page
    assert proof["tree"]["size"] == 2
    assert isinstance(evidence.check(answer("register/2.json").content), evidence.Inclusion)
    assert json.loads(text("register/2.json?size=3"))["tree"]["size"] == 3
    assert answer("register/2.json")["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "path", ["register/9/", "register/0/", "register/9.json", "register/2.json?size=1", f"register/{10**40}/"]
)
def test_what_never_was_is_not_found(path: str) -> None:
    text(path, status=404)


def test_a_withdrawal_says_why_and_shows_no_more() -> None:
    operations.withdraw(actor=SYSTEM, kind="action", reference="LA-BBBBBB", because="Asked.")
    for path in ("register/3/", "register/3.json", "register/", "register/entries/"):
        assert "Night schools" not in text(path)
    assert "Asked." in text("register/4/")


def test_what_is_hidden_is_gone_from_every_page_at_once() -> None:
    operations.hide(actor=SYSTEM, kind="action", reference="LA-BBBBBB", because="A doubt.")
    for path in ("register/3/", "register/3.json", "register/", "register/entries/", "register/4/"):
        page = text(path)
        assert "Night schools" not in page
        assert "A doubt" not in page
    assert json.loads(text("register/3.json"))["entry"]["withheld"] is True
