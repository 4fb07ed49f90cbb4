"""Nothing typed is lost when a session, or the second factor, has expired."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.accounts.browser import (
    address,
    app_code,
    ask_code,
    code_for,
    sign_in,
    sign_in_at_desk,
    type_code,
)
from tests.accounts.conftest import SECRET

from localaction.accounts.kept import KEY, ROOM
from localaction.accounts.models import Person

pytestmark = pytest.mark.django_db
HOME = "/en/account/"
KEPT = "/en/account/kept/"
TYPED = {"name": "Amina “the first” Kato <b>of</b> Kampala\r\n\r\nwith a second paragraph", "language": "ar"}


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with time_machine.travel("2026-03-01T12:00:00Z", tick=True):
        yield


def _lose_session(client: Client) -> None:
    Session.objects.filter(pk=client.session.session_key).delete()


def _sign_in_again(client: Client, away: str, email: str) -> str:
    """Follow the way to the sign-in page as a browser does; returns where it ends."""
    page = client.get(away).content.decode()
    wanted = html.unescape(re.search(r'name="next" value="([^"]*)"', page)[1])  # type: ignore[index]
    asked = ask_code(client, email, next_page=wanted)
    page = client.get(asked["Location"]).content.decode()
    wanted = html.unescape(re.search(r'name="next" value="([^"]*)"', page)[1])  # type: ignore[index]
    return str(type_code(client, code_for(email), next_page=wanted)["Location"])


def _form(page: str, action: str) -> dict[str, list[str]]:
    """The hidden fields of the form that goes to an address."""
    inside = page.split(f'<form method="post" action="{html.escape(action)}"')[1].split(
        "</form>", maxsplit=1
    )[0]
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', inside):
        fields.setdefault(html.unescape(name), []).append(html.unescape(value))
    return fields


def test_what_was_typed_waits_behind_the_sign_in_page_and_is_sent_from_there(amina: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(amina)
    token = _token(client.get(HOME).content.decode())
    _lose_session(client)
    away = client.post(f"{HOME}?from=letter", {**TYPED, "csrfmiddlewaretoken": token})
    assert away["Location"] == f"/en/account/login/?next={KEPT}"
    assert client.cookies["sessionid"].value
    before = client.session.session_key

    client.handler.enforce_csrf_checks = False
    assert _sign_in_again(client, away["Location"], amina.email) == KEPT
    client.handler.enforce_csrf_checks = True
    assert client.session.session_key != before

    page = client.get(KEPT).content.decode()
    assert "What you typed is here" in page
    assert "<p>with a second paragraph</p>" in page
    assert "<b>of</b>" not in page
    fields = _form(page, f"{HOME}?from=letter")
    fresh = fields.pop("csrfmiddlewaretoken")
    assert fields == {name: [value] for name, value in TYPED.items()}
    done = client.post(f"{HOME}?from=letter", {**fields, "csrfmiddlewaretoken": fresh})
    assert done["Location"] == HOME
    amina.refresh_from_db()
    assert amina.language == "ar"
    assert KEY not in client.session
    assert "Nothing is waiting here" in client.get(KEPT).content.decode()


def _token(page: str) -> str:
    return str(re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1])  # type: ignore[index]


def _typed_while_away(client: Client, who: Person, **more: object) -> str:
    client.force_login(who)
    client.get(HOME)
    _lose_session(client)
    return str(client.post(HOME, {**TYPED, **more})["Location"])


def test_it_is_told_in_the_language_of_the_page(client: Client, amina: Person) -> None:
    client.force_login(amina)
    client.get("/ar/account/")
    _lose_session(client)
    away = client.post("/ar/account/", TYPED)
    assert away["Location"] == "/ar/account/login/?next=/ar/account/kept/"
    client.force_login(amina)
    assert '<html lang="ar" dir="rtl">' in client.get("/ar/account/kept/").content.decode()


def test_somebody_else_who_signs_in_finds_nothing(client: Client, amina: Person, nadia: Person) -> None:
    _typed_while_away(client, amina)
    assert KEY in client.session
    sign_in_at_desk(client, nadia.email, SECRET)
    page = client.get(KEPT).content.decode()
    assert "Nothing is waiting here" in page
    assert "second paragraph" not in page
    assert KEY not in client.session


def test_any_page_of_somebody_else_drops_it(client: Client, amina: Person, nadia: Person) -> None:
    _typed_while_away(client, amina)
    sign_in_at_desk(client, nadia.email, SECRET)
    client.get(HOME)
    assert KEY not in client.session


def test_texts_of_nobody_we_know_are_not_kept(client: Client) -> None:
    away = client.post(HOME, TYPED)
    assert away["Location"] == f"/en/account/login/?next={HOME}"
    assert KEY not in client.session


def test_who_typed_cannot_be_made_up(client: Client, amina: Person) -> None:
    client.cookies["who_typed"] = str(amina.pk)
    assert client.post(HOME, TYPED)["Location"] == f"/en/account/login/?next={HOME}"


def test_a_file_must_be_added_again(client: Client, amina: Person) -> None:
    _typed_while_away(client, amina, letter=SimpleUploadedFile("letter <1>.pdf", b"%PDF"))
    client.force_login(amina)
    page = client.get(KEPT).content.decode()
    assert "Add the file again" in page
    assert "<bdi>letter &lt;1&gt;.pdf</bdi>" in page
    assert "%PDF" not in page


def test_what_is_too_long_to_keep_is_shown_at_once(client: Client, amina: Person) -> None:
    client.force_login(amina)
    client.get(HOME)
    _lose_session(client)
    answer = client.post(HOME, {"name": "word " * (ROOM // 5 + 1)})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Copy your texts before you leave this page." in page
    assert "word word word" in page
    assert f'href="/en/account/login/?next={KEPT}"' in page
    assert KEY not in client.session


def test_an_empty_form_is_only_sent_to_sign_in(client: Client, amina: Person) -> None:
    client.force_login(amina)
    client.get(HOME)
    _lose_session(client)
    assert client.post(HOME, {"name": " "})["Location"] == f"/en/account/login/?next={HOME}"


def test_codes_that_sign_people_in_are_not_kept(client: Client, amina: Person) -> None:
    _typed_while_away(client, amina, code="123456", credential="{}")
    assert [name for name, _ in client.session[KEY]["fields"]] == ["name", "language"]


def test_it_can_be_thrown_away(client: Client, amina: Person) -> None:
    _typed_while_away(client, amina)
    client.force_login(amina)
    client.post(KEPT)
    assert KEY not in client.session


def test_saving_a_draft_while_away_says_so_in_data_and_keeps_it(client: Client, amina: Person) -> None:
    client.force_login(amina)
    client.get(HOME)
    _lose_session(client)
    answer = client.post(HOME, TYPED, headers={"X-Autosave": "1"})
    assert answer.status_code == 401
    assert answer.json() == {
        "error": "You were signed out. Keep this page open and sign in again in a new window.",
        "sign_in": f"/en/account/login/?next={KEPT}",
        "sign_in_text": "Sign in",
    }
    client.force_login(amina)
    assert "second paragraph" in client.get(KEPT).content.decode()


def test_at_the_desk_an_expired_second_factor_loses_nothing(client: Client, nadia: Person) -> None:
    sign_in_at_desk(client, nadia.email, SECRET)
    client.get("/en/desk/governments/")
    session = client.session
    del session["account_authentication_methods"]
    session.save()
    there = "/en/desk/governments/kampala/"
    away = client.post(there, {"because": "The office confirms it."})["Location"]
    assert away == f"/en/account/safety/confirm/?next={KEPT}"
    with time_machine.travel(timedelta(minutes=1)):
        back = client.post(away, {"code": app_code(SECRET), "next": KEPT})
    assert back["Location"] == KEPT
    page = client.get(KEPT).content.decode()
    assert _form(page, there)["because"] == ["The office confirms it."]


def test_asking_for_another_address_keeps_it_still(client: Client, amina: Person) -> None:
    away = _typed_while_away(client, amina)
    client.get(away)
    ask_code(client, "typo@example.org", next_page=KEPT)
    client.post(address("account_logout"), {"next": address("account_login")})
    sign_in(client, amina.email)
    assert "second paragraph" in client.get(KEPT).content.decode()


def test_a_form_from_before_a_new_sign_in_is_shown_again_to_be_sent(amina: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(amina)
    stale = _token(client.get(HOME).content.decode())
    client.handler.enforce_csrf_checks = False
    client.post(address("account_logout"))
    sign_in(client, amina.email)  # in another window, which changes the form token
    client.handler.enforce_csrf_checks = True
    answer = client.post(
        HOME, {**TYPED, "csrfmiddlewaretoken": stale}, headers={"Sec-Fetch-Site": "same-origin"}
    )
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "What you typed is here" in page
    fields = _form(page, HOME)
    assert fields["name"] == [TYPED["name"]]
    assert client.post(HOME, fields)["Location"] == HOME


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}]
)
def test_a_form_of_another_site_is_not_shown_to_be_sent(amina: Person, headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(amina)
    client.get(HOME)
    answer = client.post(HOME, TYPED, headers=headers)
    assert answer.status_code == 403
    assert "The page was open too long" in answer.content.decode()
    assert "second paragraph" not in answer.content.decode()


def test_a_stale_token_is_told_in_data_to_a_form_that_saves_itself(amina: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(amina)
    answer = client.post(HOME, TYPED, headers={"X-Autosave": "1"})
    assert (answer.status_code, answer.json()["error"]) == (
        403,
        "This page was open too long. Load it again.",
    )
