import pytest
from django.test import Client
from django.urls import reverse
from tests.accounts import browser
from tests.governments import making

from localaction.governments.models import Government, Membership

pytestmark = pytest.mark.django_db

KAMPALA = 232422
PLACE = {
    "level": "city",
    "official_name": "Kampala Capital City",
    "official_language": "en",
    "claimed_domain": "kcca.go.ug",
}
WHO = {"name": "Nadia Haddad", "office": "Adviser", "email": "nadia@kcca.go.ug", "language": "en", "note": ""}
PROPOSAL = {
    "name": "Buganda Network of Cities", "official_language": "en", "level": "association", "country": "UG",
    "near": "Kampala", "near_id": str(KAMPALA),
}  # fmt: skip


def _typed(client: Client, address: str, data: dict[str, str]) -> str:
    answer = client.post(address, data)
    assert answer.status_code == 200, answer.headers.get("Location")
    return answer.content.decode()


@pytest.mark.parametrize("query", ["Kampala", "kampala", "كمبالا"])
def test_a_place_is_found_by_a_plain_form(client: Client, query: str) -> None:
    answer = client.get("/en/join/", {"q": query, "country": "UG"})
    assert f"/en/join/place/{KAMPALA}/" in answer.content.decode()


def test_a_choice_of_the_type_ahead_leads_on(client: Client) -> None:
    government = making.government()
    assert client.get("/en/join/", {"choice": f"p:{KAMPALA}"})["Location"] == f"/en/join/place/{KAMPALA}/"
    assert (
        client.get("/en/join/", {"choice": f"g:{government.slug}"})["Location"]
        == f"/en/join/government/{government.slug}/"
    )
    assert client.get("/en/join/", {"choice": "g:nothing", "q": "Gulu"}).status_code == 200


def test_reading_the_first_page_leaves_no_cookie_of_a_session(client: Client) -> None:
    client.get("/en/join/", {"q": "Kampala"})
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "pt"])
def test_a_city_joins_in_any_language(client: Client, language: str) -> None:
    with_language = f"/{language}/join"
    answer = client.post(f"{with_language}/place/{KAMPALA}/", PLACE)
    assert answer["Location"] == f"{with_language}/who/"
    answer = client.post(f"{with_language}/who/", {**WHO, "language": language})
    assert answer["Location"] == f"{with_language}/sign-in/"
    page = client.get(answer["Location"]).content.decode()
    assert 'name="email" value="nadia@kcca.go.ug"' in page
    finish = f"{with_language}/finish/"
    browser.ask_code(client, WHO["email"], language=language, next_page=finish)
    answer = browser.type_code(client, browser.code_for(WHO["email"]), language=language, next_page=finish)
    assert answer["Location"] == finish
    assert "Kampala Capital City" in client.get(finish).content.decode()
    answer = client.post(finish)
    assert answer["Location"] == f"/{language}/portal/g/kampala-capital-city-ug/"
    government = Government.objects.get()
    assert (government.geonames_id, government.country, government.status) == (KAMPALA, "UG", "proposed")
    membership = Membership.objects.get()
    assert (membership.is_first, membership.person.name, membership.person.language) == (
        True,
        "Nadia Haddad",
        language,
    )
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "kept"),
    [
        ({"official_name": "Kam\u202epala"}, "kcca.go.ug"),
        ({"official_name": "Kаmpala"}, "kcca.go.ug"),
        ({"official_name": ""}, "kcca.go.ug"),
        ({"claimed_domain": "gmail.com"}, "Kampala Capital City"),
        ({"claimed_domain": "no domain"}, "Kampala Capital City"),
        ({"level": "planet"}, "Kampala Capital City"),
        ({"official_language": "xx"}, "Kampala Capital City"),
        ({"website": "not an address"}, "Kampala Capital City"),
    ],
)
def test_wrong_input_about_a_place_keeps_the_rest(client: Client, wrong: dict[str, str], kept: str) -> None:
    page = _typed(client, f"/en/join/place/{KAMPALA}/", PLACE | wrong)
    assert kept in page
    assert "error" in page


@pytest.mark.parametrize(
    "wrong", [{"email": "nadia"}, {"name": ""}, {"office": ""}, {"language": "tlh"}, {"note": "x" * 1001}]
)
def test_wrong_input_about_oneself_keeps_the_rest(client: Client, wrong: dict[str, str]) -> None:
    client.post(f"/en/join/place/{KAMPALA}/", PLACE)
    page = _typed(client, "/en/join/who/", WHO | wrong)
    kept = [value for field, value in WHO.items() if field not in wrong and value and field != "language"]
    assert [value for value in kept if value not in page] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"country": ""},
        {"near": "Xyzzyville", "near_id": ""},
        {"name": "Bugаnda"},
        {"near_id": "1"},
    ],
)
def test_wrong_input_about_a_proposal_keeps_the_rest(client: Client, wrong: dict[str, str]) -> None:
    page = _typed(client, "/en/join/propose/", PROPOSAL | wrong)
    assert ("Buganda Network of Cities" if "name" not in wrong else "Kampala") in page


def test_without_script_the_nearest_town_is_chosen_from_a_list(client: Client) -> None:
    page = _typed(client, "/en/join/propose/", PROPOSAL | {"near_id": ""})
    assert f'type="radio" name="near_id" value="{KAMPALA}"' in page
    assert client.post("/en/join/propose/", PROPOSAL)["Location"] == "/en/join/who/"


def test_going_back_finds_what_was_typed(client: Client) -> None:
    client.post(f"/en/join/place/{KAMPALA}/", PLACE)
    client.post("/en/join/who/", WHO)
    assert "Kampala Capital City" in client.get(f"/en/join/place/{KAMPALA}/").content.decode()
    assert "Nadia Haddad" in client.get("/en/join/who/").content.decode()


def test_a_place_that_is_here_leads_to_its_team(client: Client) -> None:
    government = making.government(geonames_id=KAMPALA)
    assert client.get(f"/en/join/place/{KAMPALA}/")["Location"] == f"/en/join/government/{government.slug}/"


def test_the_same_name_typed_in_leads_to_the_government(client: Client) -> None:
    government = making.government("Buganda Network of Cities", level="association")
    answer = client.post("/en/join/propose/", PROPOSAL)
    assert answer["Location"] == f"/en/join/government/{government.slug}/"


def test_a_look_alike_is_shown_and_asked_about(client: Client) -> None:
    making.government("Buganda Netw0rk of Cities", level="association")
    page = _typed(client, "/en/join/propose/", PROPOSAL)
    assert "Buganda Netw0rk of Cities" in page
    assert 'type="checkbox" name="is_another"' in page
    assert client.post("/en/join/propose/", PROPOSAL | {"is_another": "on"})["Location"] == "/en/join/who/"


def test_somebody_signed_in_asks_to_join_a_team(client: Client) -> None:
    government = making.government()
    making.member(government, name="Leader")
    making.at_portal(client, making.somebody("Omar"))
    assert client.post(f"/en/join/government/{government.slug}/")["Location"] == "/en/join/who/"
    who = {key: value for key, value in WHO.items() if key != "email"}
    assert client.post("/en/join/who/", who)["Location"] == "/en/join/finish/"
    client.post("/en/join/finish/")
    assert Membership.objects.get(status="requested").role == "editor"


@pytest.mark.parametrize("name", ["join_who", "join_sign_in"])
def test_a_step_without_the_one_before_leads_to_the_start(client: Client, name: str) -> None:
    assert client.get(reverse(f"governments:{name}"))["Location"].endswith("/join/")


def test_unknown_things_are_not_found(client: Client) -> None:
    assert client.get("/en/join/place/1/").status_code == 404
    assert client.get("/en/join/government/nothing/").status_code == 404
    assert client.get("/en/join/invitation/nonsense/").status_code == 404
