"""Roles and pages: who gets in where, and what caches may keep."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.accounts.browser import address, app_code, sign_in, sign_in_at_desk
from tests.accounts.conftest import SECRET

from localaction.accounts import operations
from localaction.accounts.models import Person
from localaction.accounts.web.audiences import PersonalPublicPage

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.web.pages")]

PAGES = ("public", "open", "portal", "desk", "secretariat")


def _visit(client: Client) -> list[int]:
    return [client.get(f"/try/{page}/").status_code for page in PAGES]


def test_a_visitor(client: Client) -> None:
    assert _visit(client) == [200, 200, 302, 302, 302]
    assert (
        client.get("/try/portal/?a=1&b=2")["Location"]
        == "/en/account/login/?next=/try/portal/%3Fa%3D1%26b%3D2"
    )
    assert client.get("/try/desk/")["Location"] == "/en/account/login/?next=/try/desk/"


def test_a_focal_point(client: Client, amina: Person) -> None:
    sign_in(client, amina.email)
    assert _visit(client) == [200, 200, 200, 403, 403]
    assert client.get("/try/portal/").content == f"portal {amina.pk}".encode()
    assert b"Your account has no role there." in client.get("/try/desk/").content


def test_the_secretariat(client: Client, nadia: Person) -> None:
    sign_in_at_desk(client, nadia.email, SECRET)
    assert _visit(client) == [200, 200, 200, 200, 200]
    assert client.get("/try/desk/").content == f"desk {nadia.pk} secretariat".encode()


def test_an_assessor_has_no_pages_of_the_secretariat(client: Client) -> None:
    jonas = operations.make_person(email="jonas@example.org", desk_role="assessor")
    operations.give_totp(jonas, SECRET)
    sign_in_at_desk(client, jonas.email, SECRET)
    assert _visit(client) == [200, 200, 200, 200, 403]


def test_the_desk_asks_for_a_second_factor_to_be_set_up(client: Client) -> None:
    jonas = operations.make_person(email="jonas@example.org", desk_role="assessor")
    sign_in(client, jonas.email)
    assert client.get("/try/desk/")["Location"] == "/en/account/second-factor/?next=/try/desk/"
    assert client.get("/try/portal/").content == f"portal {jonas.pk}".encode()


def test_a_session_from_before_the_second_factor_must_confirm_it(client: Client) -> None:
    jonas = operations.make_person(email="jonas@example.org", desk_role="assessor")
    sign_in(client, jonas.email)
    operations.give_totp(jonas, SECRET)
    away = client.get("/try/desk/")["Location"]
    assert away == "/en/account/safety/confirm/?next=/try/desk/"
    back = client.post(away, {"code": app_code(SECRET), "next": "/try/desk/"})
    assert back["Location"] == "/try/desk/"
    assert client.get("/try/desk/").content == f"desk {jonas.pk} assessor".encode()


def test_without_the_second_factor_there_is_no_session(client: Client, nadia: Person) -> None:
    assert sign_in(client, nadia.email)["Location"] == address("mfa_authenticate")
    assert _visit(client) == [200, 200, 302, 302, 302]
    wrong = client.post(address("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200
    assert _visit(client) == [200, 200, 302, 302, 302]


def test_a_closed_account_is_out_at_once(client: Client, amina: Person) -> None:
    sign_in(client, amina.email)
    Person.objects.filter(pk=amina.pk).update(is_active=False)
    assert _visit(client) == [200, 200, 302, 302, 302]


def test_a_role_taken_closes_the_desk_at_once(client: Client, nadia: Person) -> None:
    sign_in_at_desk(client, nadia.email, SECRET)
    Person.objects.filter(pk=nadia.pk).update(desk_role="")
    assert _visit(client) == [200, 200, 200, 403, 403]


def test_a_public_page_is_the_same_for_everybody(client: Client, nadia: Person) -> None:
    before = client.get("/try/public/")
    sign_in_at_desk(client, nadia.email, SECRET)
    after = client.get("/try/public/")
    assert before.content == after.content == b"public None"
    assert not before.cookies
    assert not after.cookies
    assert after["Cache-Control"] == "public, max-age=0, s-maxage=45"
    assert "Cookie" not in after.get("Vary", "")


def test_a_public_page_says_its_language_and_varies_by_nothing_else(client: Client) -> None:
    response = client.get("/ar/try/spoken/", headers={"accept-language": "fr"})
    assert response["Content-Language"] == "ar"
    assert not response.has_header("Vary")


def test_a_public_page_reads_no_session(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.cookies["sessionid"] = "abcdefgh"
    with django_assert_num_queries(0):
        client.get("/try/public/")


@pytest.mark.parametrize("page", ["nosy", "token"])
def test_a_public_page_that_knows_its_reader_is_a_fault(client: Client, page: str) -> None:
    with pytest.raises(PersonalPublicPage):
        client.get(f"/try/{page}/")


def test_nothing_is_written_to_a_public_page(client: Client) -> None:
    assert client.post("/try/public/").status_code == 405


@pytest.mark.parametrize("page", ["open", "portal", "desk"])
def test_no_cache_keeps_the_other_pages(client: Client, nadia: Person, page: str) -> None:
    assert client.get(f"/try/{page}/")["Cache-Control"] == "no-store"
    sign_in_at_desk(client, nadia.email, SECRET)
    assert client.get(f"/try/{page}/")["Cache-Control"] == "no-store"


def test_losing_the_authenticator_does_not_open_the_desk(client: Client, nadia: Person) -> None:
    Authenticator.objects.filter(user=nadia).delete()
    sign_in(client, nadia.email)
    assert _visit(client) == [200, 200, 200, 302, 302]
