"""The register as data: what is published, with its proof, for any site to read."""

import json
from typing import Any

import msgspec
import pytest
from django.test import Client
from tests.factories.register import publish, rows, withdraw
from tests.register.published_things import a_report, an_action

from localaction.api.records import ActionRecord, GovernmentRecord, RecordList
from localaction.register import chain, evidence, queries

pytestmark = pytest.mark.usefixtures("cohort")


def _get(path: str, status: int = 200) -> Any:
    response = Client().get(f"/api/v1{path}")
    assert response.status_code == status, response.content
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    kind = "application/json; charset=utf-8" if status == 200 else "application/problem+json"
    assert response.headers["Content-Type"] == kind
    return json.loads(response.content)


def test_a_list_has_the_shape_it_promises_and_pages_that_lead_on() -> None:
    said = msgspec.convert(_get("/actions?per_page=50"), RecordList)
    assert (said.total, said.pages, len(said.items)) == (78, 2, 50)
    assert said.previous == ""
    following = msgspec.convert(_get(said.next.partition("/api/v1")[2]), RecordList)
    assert len(following.items) == 28
    assert {item.reference for item in said.items + following.items} == {row["id"] for row in rows()}


def test_the_list_takes_the_choices_of_the_search_page() -> None:
    said = _get("/actions?gcm=GCM-15&country=UG&q=kampala")
    assert [item["reference"] for item in said["items"]] == ["CTA-002"]
    assert said["items"][0]["page"].endswith("/en/actions/CTA-002/")


def test_counts_are_those_the_choices_find() -> None:
    for count in _get("/actions")["facets"]["kind"]:
        assert _get(f"/actions?kind={count['value']}")["total"] == count["count"]


def test_a_record_can_be_checked_against_the_register() -> None:
    told = _get("/actions/CTA-001")
    record = msgspec.convert(told, ActionRecord)
    published = queries.current("action", "CTA-001")
    assert published is not None
    assert record.content == published.content
    assert record.register.content_hash == chain.content_hash(chain.canonical(told["content"]))
    assert record.register.entry_hash == published.entry_hash


def test_a_government_comes_with_its_signatures_and_a_way_to_its_actions() -> None:
    record = msgspec.convert(_get("/governments/kampala-capital-city-authority"), GovernmentRecord)
    assert [one.content.status for one in record.signatures] == ["listed"]
    assert _get(record.actions.partition("/api/v1")[2])["total"] == 1
    assert _get("/governments?signature=listed")["total"] == 10


def test_what_was_withdrawn_is_gone_and_says_why() -> None:
    withdraw("action", "CTA-001", "A person could be recognised.")
    said = _get("/actions/CTA-001", 410)
    assert said["because"] == "A person could be recognised."
    assert "CTA-001" not in [item["reference"] for item in _get("/actions?per_page=100")["items"]]


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=x", "per_page=1000", "kind=wish", "year_from=12", "sort=price", "q=" + "x" * 999],
)
def test_parameters_that_cannot_be_used_are_named(query: str) -> None:
    said = _get(f"/actions?{query}", 422)
    assert said["errors"][0].startswith(query.partition("=")[0])


@pytest.mark.parametrize("path", ["/actions/NOPE", "/governments/nope", "/nope", "/actions/CTA-001/more"])
def test_what_is_not_there_is_a_problem_and_not_a_page(path: str) -> None:
    assert _get(path, 404)["status"] == 404


def test_nothing_can_be_written() -> None:
    assert Client().post("/api/v1/actions").status_code == 405


def test_an_action_says_how_it_stands_and_by_which_report() -> None:
    reference = rows()[0]["id"]
    told = _get(f"/actions/{reference}")
    assert told["progress"] == []
    assert (told["standing"]["report"], told["standing"]["is_silent"]) == ("", False)
    publish(a_report(1, reference, stage="stalled", reported_on="2021-05-03", changed="Floods."))
    told = _get(f"/actions/{reference}")
    assert told["standing"] == {
        "stage": "stalled",
        "heard_on": "2021-05-03",
        "is_silent": True,
        "report": f"{reference}-P1",
        "silent_after_months": 15,
    }
    (report,) = told["progress"]
    assert report["content"]["changed"] == "Floods."
    listed = _get("/actions?per_page=100")
    assert {one["reference"]: one["is_silent"] for one in listed["items"]}[reference] is True
    assert {"value": "silent", "count": 1} in listed["facets"]["stage"]


def test_a_cursor_goes_on_where_the_list_stood_whatever_is_published_meanwhile() -> None:
    first = _get("/actions?per_page=40&fields=reference")
    publish(an_action("LA-NEWNEW"))
    rest = _get(f"/actions?per_page=40&fields=reference&cursor={first['cursor']}")
    found = [item["reference"] for item in (*first["items"], *rest["items"])]
    assert sorted(found) == sorted({row["id"] for row in rows()})
    assert rest["cursor"] == ""
    assert _get("/actions?per_page=1")["total"] == 79


def test_fields_are_those_that_were_asked_for() -> None:
    listed = _get("/actions?per_page=2&fields=reference,title")
    assert [set(item) for item in listed["items"]] == [{"reference", "title"}] * 2
    assert set(_get("/actions/CTA-001?fields=content.title")["content"]) == {"title"}


def test_signatures_come_a_page_at_a_time() -> None:
    said = _get("/signatures?limit=4")
    found = [one["content"]["reference"] for one in said["items"]]
    while said["next"]:
        said = _get(said["next"].partition("/api/v1")[2])
        found += [one["content"]["reference"] for one in said["items"]]
    assert len(found) == len(set(found)) == queries.count("signature")
    one = _get(f"/signatures/{found[0]}")
    text = chain.canonical(one["content"])
    assert one["register"]["content_hash"] == chain.content_hash(text)
    own = one["content"]["government"]
    assert {two["content"]["government"] for two in _get(f"/signatures?government={own}")["items"]} == {own}


def test_needs_are_what_actions_ask_for() -> None:
    publish(an_action("LA-NEEDED", support_kinds=("money",), support_needed="Chairs and tables."))
    said = _get("/needs?need=money")
    assert [one["action"] for one in said["items"]] == ["LA-NEEDED"]
    assert said["items"][0]["text"] == "Chairs and tables."
    assert [one["action"] for one in _get("/needs")["items"]] == ["LA-NEEDED"]


def test_progress_is_found_by_its_action() -> None:
    reference = rows()[0]["id"]
    publish(a_report(1, reference, stage="stalled", reported_on="2021-05-03", changed="Floods."))
    (one,) = _get(f"/progress?action={reference}")["items"]
    assert _get(f"/progress/{reference}-P1")["content"] == one["content"]


def test_words_stand_behind_every_code() -> None:
    codes = [one["code"] for one in _get("/frameworks")["items"]]
    assert "gcm-objectives" in codes
    items = _get("/frameworks/gcm-objectives")["items"]
    assert items[0]["titles"].keys() >= {"en", "fr", "es", "ar", "pt"}
    assert _get("/vocabularies/themes")["items"]


def test_an_entry_is_proved_and_the_proof_holds_without_us() -> None:
    raw = Client().get("/api/v1/register/entries/3/proof").content
    found = evidence.check(raw)
    assert isinstance(found, evidence.Inclusion)
    assert found.tree.root == _get("/register")["tree"]["root"]
    assert evidence.check(Client().get("/api/v1/register/consistency?earlier=7").content)


def test_the_changes_are_the_entries_and_lead_to_what_they_are_about() -> None:
    said = _get("/changes?since=1&limit=2")
    assert (said["since"], said["upto"], len(said["items"])) == (1, 3, 2)
    assert [one["entry"] for one in said["items"]] == [
        one["entry"] for one in _get("/register/entries?since=1&limit=2")["items"]
    ]
    assert _get(said["items"][0]["href"].partition("/api/v1")[2])
    assert _get(said["next"].partition("/api/v1")[2])["since"] == 3
    assert _get("/changes?kind=signature&limit=1")["items"][0]["entry"]["kind"] == "signature"


def test_home_leads_everywhere() -> None:
    home = _get("/")
    for name in (
        "actions",
        "governments",
        "signatures",
        "progress",
        "needs",
        "frameworks",
        "register",
        "changes",
    ):
        assert _get(home[name].partition("/api/v1")[2])
