"""The other forms of a page: where they stand, what leads to them, and that nobody gets another's form."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import requests
from rdflib import RDF, Graph, Namespace, URIRef
from tests.factories import register
from tests.register.published_things import a_government, an_action, published

from localaction.kit.actors import SYSTEM
from localaction.register import operations
from localaction.showcase.queries.signposts import FORMS

# the parser itself makes use of what its library would like to be rid of
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")]
SCHEMA = Namespace("https://schema.org/")
TITLE = "Kampala for All: safety nets for recovery"
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


@pytest.fixture(autouse=True)
def _kampala() -> None:
    register.publish(a_government(wikidata_id="Q3894"), an_action())


def _graph(text: str) -> Graph:
    return Graph().parse(data=text, format="json-ld")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_form_of_an_action_stands_beside_its_page(client: Any, form: str, language: str) -> None:
    answer = client.get(f"/{language}/actions/LA-AAAAAA.{form}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].partition(";")[0] == FORMS[form]
    assert "s-maxage" in answer.headers["Cache-Control"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies
    assert "LA-AAAAAA" in answer.content.decode()


def test_the_record_is_that_of_the_api(client: Any) -> None:
    beside, api = client.get("/en/actions/LA-AAAAAA.json"), client.get("/api/v1/actions/LA-AAAAAA")
    assert beside.content == api.content
    assert beside.headers["Content-Location"].endswith("/api/v1/actions/LA-AAAAAA")
    government = client.get("/fr/governments/kampala.json")
    assert government.content == client.get("/api/v1/governments/kampala").content


@pytest.mark.parametrize("path", ["LA-AAAAAA/bib", "LA-AAAAAA/.bib", "LA-AAAAAA/bib/"])
def test_who_looks_elsewhere_is_led_there(client: Any, path: str) -> None:
    answer = client.get(f"/fr/actions/{path}")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/fr/actions/LA-AAAAAA.bib")


@pytest.mark.parametrize("form", FORMS)
def test_what_is_gone_is_gone_in_every_form(client: Any, form: str) -> None:
    operations.hide(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="Danger.")
    answer = client.get(f"/en/actions/LA-AAAAAA.{form}")
    assert answer.status_code == 410
    assert "Kampala for All" not in answer.content.decode()
    assert client.get(f"/en/actions/LA-NOTHING.{form}").status_code == 404


@pytest.mark.parametrize(
    ("accepted", "form"),
    [
        ("application/x-bibtex", "bib"),
        ("application/ld+json", "jsonld"),
        ("application/ld+json;q=0.9, application/x-bibtex;q=0.2, text/html;q=0.1", "jsonld"),
        ("application/vnd.citationstyles.csl+json", "csl.json"),
        ("application/json", "json"),
    ],
)
def test_a_machine_is_led_to_the_form_it_asks_for(site: str, accepted: str, form: str) -> None:
    page = f"{site}/en/actions/LA-AAAAAA/"
    answer = requests.get(page, headers={"Accept": accepted}, allow_redirects=False, timeout=20)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/en/actions/LA-AAAAAA.{form}"
    assert "Accept" in answer.headers["Vary"]
    found = requests.get(page, headers={"Accept": accepted}, timeout=20)
    assert found.headers["Content-Type"].partition(";")[0] == FORMS[form]


@pytest.mark.parametrize(
    "accepted",
    [
        "*/*",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "text/html, application/ld+json;q=0.5",
        "image/png",
        "",
    ],
)
def test_whoever_wants_the_page_gets_the_page_whatever_was_kept(site: str, accepted: str) -> None:
    page = f"{site}/en/actions/LA-AAAAAA/"
    for _ in range(2):
        found = requests.get(page, headers={"Accept": accepted}, allow_redirects=False, timeout=20)
        assert found.status_code == 200
        assert found.headers["Content-Type"] == "text/html; charset=utf-8"
        assert {"Accept", "Accept-Encoding"} <= {one.strip() for one in found.headers["Vary"].split(",")}
        other = requests.get(
            page, headers={"Accept": "application/x-bibtex"}, allow_redirects=False, timeout=20
        )
        assert other.status_code == 303


def test_the_page_says_where_everything_is_and_it_is_there(site: str) -> None:
    found = requests.get(f"{site}/en/actions/LA-AAAAAA/", timeout=20)
    links = requests.utils.parse_header_links(found.headers["Link"])
    by_rel: dict[str, list[dict[str, str]]] = {}
    for link in links:
        by_rel.setdefault(link["rel"], []).append(link)
    assert [link["url"] for link in by_rel["cite-as"]] == [f"{site}/en/actions/LA-AAAAAA/"]
    assert [link["url"] for link in by_rel["author"]] == [f"{site}/en/governments/kampala/"]
    assert by_rel["license"][0]["url"] == "https://creativecommons.org/licenses/by/4.0/"
    assert {link["url"] for link in by_rel["type"]} == {
        SCHEMA["AboutPage"].toPython(),
        SCHEMA["Article"].toPython(),
    }
    assert len(by_rel["describedby"]) == 5
    for link in [*by_rel["describedby"], *by_rel["item"], *by_rel["linkset"]]:
        answer = requests.get(link["url"], timeout=20)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].partition(";")[0] == link["type"]
    (linkset,) = requests.get(by_rel["linkset"][0]["url"], timeout=20).json()["linkset"]
    assert linkset.pop("anchor") == f"{site}/en/actions/LA-AAAAAA/"
    said = {(rel, target["href"]) for rel, targets in linkset.items() for target in targets}
    assert said == {(link["rel"], link["url"]) for link in links if link["rel"] != "linkset"}


def test_a_government_says_it_too(site: str) -> None:
    found = requests.get(f"{site}/ar/governments/kampala/", timeout=20)
    links = {link["rel"]: link["url"] for link in requests.utils.parse_header_links(found.headers["Link"])}
    assert links["cite-as"] == f"{site}/en/governments/kampala/"
    assert requests.get(links["linkset"], timeout=20).json()["linkset"][0]["anchor"] == found.url
    asked = requests.get(found.url, headers={"Accept": "application/ld+json"}, timeout=20)
    graph = _graph(asked.text)
    (subject,) = graph.subjects(RDF.type, SCHEMA.GovernmentOrganization)
    assert subject == URIRef(f"{site}/en/governments/kampala/")
    assert graph.value(subject, SCHEMA.sameAs) == URIRef("https://www.wikidata.org/entity/Q3894")


def test_an_action_is_linked_data_for_whoever_reads_it(site: str) -> None:
    page = requests.get(f"{site}/fr/actions/LA-AAAAAA/", timeout=20).text
    inside = _graph(SCRIPT.findall(page)[0])
    beside = _graph(requests.get(f"{site}/fr/actions/LA-AAAAAA.jsonld", timeout=20).text)
    assert inside.isomorphic(beside)
    subject = URIRef(f"{site}/en/actions/LA-AAAAAA/")
    assert (subject, RDF.type, SCHEMA.Article) in beside
    assert str(beside.value(subject, SCHEMA.headline)) == TITLE
    assert beside.value(subject, SCHEMA.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert beside.value(subject, SCHEMA.author) == URIRef(f"{site}/en/governments/kampala/")


@pytest.mark.parametrize(
    ("path", "kind"), [("/en/", "WebSite"), ("/ar/actions/", "CollectionPage"), ("/en/data/", "Dataset")]
)
def test_lists_the_site_and_its_data_are_linked_data_too(client: Any, path: str, kind: str) -> None:
    scripts = SCRIPT.findall(client.get(path).content.decode())
    kinds = {str(one) for text in scripts for one in _graph(text).objects(None, RDF.type)}
    assert str(SCHEMA[kind]) in kinds


def test_a_list_names_what_it_shows(client: Any) -> None:
    published(an_action("LA-SECOND", title="</script>&<b>"))
    register.publish(an_action("LA-THIRD"))
    (text,) = SCRIPT.findall(client.get("/en/actions/").content.decode())
    items = json.loads(text)["mainEntity"]
    assert items["numberOfItems"] == 3
    assert [one["url"].rpartition("/actions/")[2] for one in items["itemListElement"]] == [
        "LA-THIRD/", "LA-SECOND/", "LA-AAAAAA/",
    ]  # fmt: skip
