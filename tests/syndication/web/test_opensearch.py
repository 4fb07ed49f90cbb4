"""A browser learns how to search the site, and the addresses it makes of it answer."""

from __future__ import annotations

import json
from typing import Any

import feedparser
import pytest
import requests
from lxml import etree
from tests.factories import register

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cohort")]
OPEN = "{http://a9.com/-/spec/opensearch/1.1/}"


def _filled(template: str) -> str:
    return template.replace("{searchTerms}", "kampala").replace("{startPage?}", "1")


@pytest.mark.parametrize("path", ["/opensearch.xml", "/en/opensearch.xml", "/ar/opensearch.xml"])
def test_what_a_description_leads_to_answers(site: str, path: str) -> None:
    root = etree.fromstring(requests.get(f"{site}{path}", timeout=20).content)
    assert root.tag == f"{OPEN}OpenSearchDescription"
    assert len(root.findtext(f"{OPEN}ShortName")) <= 16
    language = root.findtext(f"{OPEN}Language")
    for url in root.iter(f"{OPEN}Url"):
        assert url.get("template").startswith(f"{site}/{language}/")
        answer = requests.get(_filled(url.get("template")), timeout=20)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].partition(";")[0] == url.get("type")


def test_a_feed_made_of_it_finds_what_was_asked(site: str) -> None:
    root = etree.fromstring(requests.get(f"{site}/opensearch.xml", timeout=20).content)
    (template,) = (one.get("template") for one in root.iter(f"{OPEN}Url") if "atom" in one.get("type"))
    found = feedparser.parse(_filled(template))
    assert "CTA-002" in {entry.id.rpartition("/")[2] for entry in found.entries}


def test_suggestions_are_words_what_they_are_and_where_they_lead(client: Any, settings: Any) -> None:
    text, labels, details, hrefs = json.loads(client.get("/en/opensearch-suggestions.json?q=kampal").content)
    assert text == "kampal"
    assert labels
    assert len(labels) == len(details) == len(hrefs)
    assert all(href.startswith(settings.SITE_URL) for href in hrefs)


def test_every_public_page_leads_to_it(client: Any) -> None:
    register.publish()
    text = client.get("/fr/actions/CTA-001/").content.decode()
    assert '<link rel="search" type="application/opensearchdescription+xml"' in text
    assert 'href="/fr/opensearch.xml"' in text
