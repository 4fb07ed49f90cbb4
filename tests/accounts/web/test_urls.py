"""Signing in with a code, step by step, as a browser does it."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.cache import cache, caches
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

from localaction.accounts import operations
from localaction.accounts.models import Person
from localaction.kit.models import CacheEntry, OutgoingLetter

pytestmark = pytest.mark.django_db
HOME = "/en/account/"


def _is_in(client: Client) -> bool:
    return client.get(HOME).status_code == 200


def _without_secrets(content: bytes, email: str) -> str:
    page = content.decode().replace(email, "ADDRESS")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_a_person_signs_in_and_comes_back_to_the_page_she_wanted(client: Client, amina: Person) -> None:
    wanted = client.get("/en/account/sessions/")["Location"]
    assert wanted == "/en/account/login/?next=/en/account/sessions/"
    assert b'name="next" value="/en/account/sessions/"' in client.get(wanted).content
    asked = ask_code(client, amina.email, next_page="/en/account/sessions/")
    assert asked["Location"] == "/en/account/login/confirm/?next=%2Fen%2Faccount%2Fsessions%2F"
    assert b'name="next" value="/en/account/sessions/"' in client.get(asked["Location"]).content
    done = type_code(client, code_for(amina.email), next_page="/en/account/sessions/")
    assert done["Location"] == "/en/account/sessions/"
    assert _is_in(client)


def test_nobody_is_sent_to_another_site(client: Client, amina: Person) -> None:
    ask_code(client, amina.email, next_page="https://evil.example/")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.LOGIN_REDIRECT_URL", HOME)
        assert type_code(client, code_for(amina.email), next_page="https://evil.example/")["Location"] == HOME


@pytest.mark.parametrize("typed", ["{}", " {} ", "٣"])
def test_a_code_may_be_typed_as_people_type(client: Client, amina: Person, typed: str) -> None:
    ask_code(client, amina.email)
    code = code_for(amina.email)
    if typed == "٣":
        code = code.replace("-", " ").translate({ord(str(n)): chr(0x0660 + n) for n in range(10)})
    else:
        code = typed.format(code)
    type_code(client, code, next_page=HOME)
    assert _is_in(client)


def test_a_wrong_code_does_not_open_and_the_third_one_ends_it(client: Client, amina: Person) -> None:
    ask_code(client, amina.email)
    right = code_for(amina.email)
    for _ in range(2):
        page = type_code(client, "000-000-001")
        assert page.status_code == 200
        assert "This is not the code we sent." in page.content.decode()
    assert type_code(client, "000-000-001").status_code == 302
    type_code(client, right)
    assert not _is_in(client)


def test_a_code_expires(client: Client, amina: Person) -> None:
    with time_machine.travel("2026-03-01T12:00:00Z", tick=False) as clock:
        ask_code(client, amina.email)
        clock.shift(timedelta(minutes=15, seconds=1))
        assert type_code(client, code_for(amina.email))["Location"] == "/en/account/login/code/"
        assert not _is_in(client)


def test_a_code_opens_only_the_browser_that_asked(client: Client, amina: Person) -> None:
    ask_code(client, amina.email)
    thief = Client()
    assert type_code(thief, code_for(amina.email)).status_code == 302
    assert not _is_in(thief)


def test_a_code_opens_once(client: Client, amina: Person) -> None:
    sign_in(client, amina.email)
    client.post("/en/account/logout/", {"next": HOME})
    assert not _is_in(client)
    type_code(client, code_for(amina.email))
    assert not _is_in(client)


def test_known_and_unknown_addresses_get_the_same_answer(amina: Person) -> None:
    known, unknown = Client(), Client()
    stranger = "someone@nowhere.example"
    first, second = ask_code(known, amina.email), ask_code(unknown, stranger)
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    pages = [
        _without_secrets(browser.get(first["Location"]).content, email)
        for browser, email in ((known, amina.email), (unknown, stranger))
    ]
    assert pages[0] == pages[1]
    letters = OutgoingLetter.objects.order_by("pk")
    assert [letter.recipient_email for letter in letters] == [amina.email, stranger]
    texts = [re.sub(r"\d{3}-\d{3}-\d{3}", "CODE", letter.text) for letter in letters]
    assert texts[0] == texts[1]


def test_somebody_new_gets_an_account_with_the_code(client: Client) -> None:
    sign_in(client, "New@Example.org")
    assert _is_in(client)
    person = Person.objects.get()
    assert (person.email, person.unproven_since) == ("new@example.org", None)
    assert person.last_login is not None


def test_somebody_new_is_written_to_in_the_language_of_the_page(client: Client) -> None:
    ask_code(client, "new@example.org", language="ar")
    letter = OutgoingLetter.objects.get()
    assert letter.language == "ar"
    assert 'dir="rtl"' in letter.html
    assert Person.objects.get().language == "ar"


def test_a_closed_account_gets_a_letter_but_no_code(client: Client, amina: Person) -> None:
    Person.objects.filter(pk=amina.pk).update(is_active=False)
    assert ask_code(client, amina.email).status_code == 302
    letter = OutgoingLetter.objects.get()
    assert letter.letter == "accounts/letters/account_closed"
    type_code(client, "")
    assert not _is_in(client)


def test_what_is_no_address_is_told_at_the_field_and_kept(client: Client) -> None:
    page = ask_code(client, "amina@").content.decode()
    assert 'value="amina@"' in page
    assert "error-summary" in page
    assert not OutgoingLetter.objects.exists()


def test_codes_are_limited_per_address_and_counted_in_the_shared_cache(amina: Person) -> None:
    for _ in range(3):
        assert ask_code(Client(), amina.email).status_code == 302
    refused = ask_code(Client(), amina.email)
    assert "Too many tries." in refused.content.decode()
    assert OutgoingLetter.objects.count() == 3
    assert CacheEntry.objects.filter(cache_key__contains="request_login_code").exists()
    # Another process has its own objects and the same table.
    caches["default"] = type(cache._connections["default"])("kit_cache", {})  # type: ignore[attr-defined]
    assert "Too many tries." in ask_code(Client(), amina.email).content.decode()


def test_a_second_factor_cannot_be_guessed_for_long(client: Client, nadia: Person) -> None:
    sign_in(client, nadia.email)
    pages = [
        client.post("/en/account/login/factor/", {"code": f"{number:06}"}).content.decode()
        for number in range(7)
    ]
    assert "This code does not fit." in pages[0]
    assert "Too many tries." in pages[-1]


def test_a_recovery_code_opens_once(nadia: Person) -> None:
    (factor,) = Authenticator.objects.filter(user=nadia, type="recovery_codes")
    code = factor.wrap().get_unused_codes()[0]
    for expected in (True, False):
        browser = Client()
        sign_in(browser, nadia.email)
        browser.post("/en/account/login/factor/", {"code": code, "next": HOME})
        assert _is_in(browser) is expected


def test_setting_up_an_authenticator_opens_the_desk_in_the_same_session(client: Client) -> None:
    jonas = operations.make_person(email="jonas@example.org", desk_role="assessor")
    sign_in(client, jonas.email)
    assert client.get("/en/account/second-factor/?next=/en/account/sessions/").status_code == 200
    page = client.get("/en/account/safety/app/add/").content.decode()
    secret = re.search(r"<code[^>]*>([A-Z2-7=]+)</code>", page)[1]  # type: ignore[index]
    done = client.post("/en/account/safety/app/add/", {"code": app_code(secret)})
    assert done["Location"] == "/en/account/safety/recovery/"
    codes = client.get(done["Location"]).content.decode()
    assert 'href="/en/account/sessions/"' in codes
    assert len(re.findall(r"<code[^>]*>\d{8}</code>", codes)) == 10


def test_people_at_the_desk_cannot_remove_their_only_factor(client: Client, nadia: Person) -> None:
    sign_in_at_desk(client, nadia.email, SECRET)
    with time_machine.travel(timedelta(minutes=2)):
        client.post("/en/account/safety/confirm/", {"code": app_code(SECRET), "next": HOME})
        page = client.post("/en/account/safety/app/remove/").content.decode()
    assert "You need a second factor at the desk." in page
    assert Authenticator.objects.filter(user=nadia, type="totp").exists()


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "pt"])
@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_logout",
        "accounts:home",
        "accounts:sessions",
        "accounts:second_factor",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_list_webauthn",
    ],
)
def test_every_page_stands_in_every_language(client: Client, amina: Person, name: str, language: str) -> None:
    if name != "account_login":
        sign_in(client, amina.email)
    response = client.get(address(name, language))
    page = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}"' in page
    assert re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", page) == []
    assert " style=" not in page
    assert " onclick=" not in page
