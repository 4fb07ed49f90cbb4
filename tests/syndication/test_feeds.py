"""A reader of news follows every feed: nothing malformed, newest first, what is withdrawn is said."""

from __future__ import annotations

from typing import Any

import feedparser
import pytest
import requests
from lxml import etree
from tests.factories import register
from tests.register.published_things import a_government, a_report, a_signature, an_action, published

from localaction.kit.actors import SYSTEM
from localaction.register import index, operations
from localaction.syndication import feeds, shelving

pytestmark = pytest.mark.django_db
AT = "{http://purl.org/atompub/tombstones/1.0}"
LANGUAGES = ("en", "fr", "es", "ar", "pt")


def _read(site: str, path: str) -> Any:
    """A feed as its reader sees it; it must be well made."""
    found = feedparser.parse(f"{site}{path}")
    assert not found.bozo, found.bozo_exception
    assert found.status == 200
    assert found.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert found.version == "atom10"
    return found


def _link(found: Any, rel: str) -> str:
    return next((link.href for link in found.feed.links if link.rel == rel), "")


@pytest.mark.usefixtures("cohort")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name",
    ["all", "objective/GCM-15", "country/UG", "government/kampala-capital-city-authority", "search"],
)
def test_every_feed_can_be_read_in_every_language(site: str, language: str, name: str) -> None:
    found = _read(site, f"/{language}/feeds/{name}.atom")
    assert found.feed.language == language
    assert _link(found, "self") == f"{site}/{language}/feeds/{name}.atom"
    assert _link(found, "alternate").startswith(f"{site}/{language}/")
    assert found.entries
    assert len({entry.id for entry in found.entries}) == len(found.entries)
    assert found.feed.updated == max(entry.updated for entry in found.entries)


@pytest.mark.usefixtures("cohort")
def test_the_pages_of_a_feed_hold_everything_once(site: str) -> None:
    shelving.follow()
    register.publish(an_action("LA-NEWEST"))
    names: list[str] = []
    path = "/en/feeds/all.atom"
    while path:
        found = _read(site, path)
        names += [entry.id.partition(":action/")[2] for entry in found.entries]
        path = _link(found, "next").removeprefix(site)
    actions = [name for name in names if name]
    assert actions[0] == "LA-NEWEST"
    assert sorted(actions) == sorted(["LA-NEWEST", *(row["id"] for row in register.rows())])


def test_an_entry_says_who_what_and_in_which_language(site: str) -> None:
    register.publish(a_government(), an_action(title="مدرسة & حياة", language="ar", priorities=("PO-1",)))
    (entry,) = _read(site, "/en/feeds/all.atom").entries
    assert entry.title == "مدرسة & حياة"
    assert entry.title_detail.language == "ar"
    assert entry.author == "Kampala Capital City Authority"
    assert entry.link == f"{site}/en/actions/LA-AAAAAA/"
    assert entry.id == "tag:127.0.0.1,2026:action/LA-AAAAAA"
    assert [tag.term for tag in entry.tags] == ["PO-1"]


def test_reports_and_signatures_are_news_too(site: str) -> None:
    register.publish(a_government(), an_action(), a_report(changed="Two schools more."), a_signature())
    found = _read(site, "/en/feeds/government/kampala.atom")
    assert [entry.title for entry in found.entries] == [
        "Signature of the Declaration: \u2068Kampala Capital City Authority\u2069 (Confirmed)",
        "How it goes: \u2068Kampala for All: safety nets for recovery\u2069",
        "Kampala for All: safety nets for recovery",
    ]
    assert found.entries[1].link == f"{site}/en/actions/LA-AAAAAA/#progress"


@pytest.mark.parametrize("shelved", [False, True])
@pytest.mark.parametrize("name", ["all", "country/UG", "search"])
def test_what_is_gone_is_said_to_be_gone(site: str, name: str, shelved: bool) -> None:
    published(an_action("LA-GOES", title="Once here"))
    published(an_action("LA-HIDES", title="Once here too"))
    if shelved:
        shelving.follow()
    operations.withdraw(
        actor=SYSTEM, kind="action", reference="LA-GOES", because="À la demande de la ville.", language="fr"
    )
    operations.hide(actor=SYSTEM, kind="action", reference="LA-HIDES", because="Danger of one person.")
    index.follow()
    _read(site, f"/en/feeds/{name}.atom")
    root = etree.fromstring(requests.get(f"{site}/en/feeds/{name}.atom", timeout=20).content)
    gone = {
        one.get("ref").rpartition("/")[2]: one.findtext(f"{AT}comment")
        for one in root.iter(f"{AT}deleted-entry")
    }
    assert gone == {"LA-GOES": "À la demande de la ville.", "LA-HIDES": None}
    text = etree.tostring(root).decode()
    assert "Once here" not in text
    assert "Danger" not in text


@pytest.mark.usefixtures("cohort")
def test_a_feed_of_a_search_finds_what_the_search_finds(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "PER_PAGE", 2)
    found = _read(site, "/en/feeds/search.atom?q=school&gcm=GCM-15")
    assert _link(found, "alternate") == f"{site}/en/actions/?q=school&gcm=GCM-15"
    assert len(found.entries) == 2
    onwards = _read(site, _link(found, "next").removeprefix(site))
    assert _link(onwards, "previous") == _link(found, "self")
    assert not {entry.id for entry in onwards.entries} & {entry.id for entry in found.entries}


@pytest.mark.usefixtures("cohort")
@pytest.mark.parametrize(
    "path", ["objective/GCM-99.atom", "country/XX.atom", "government/nowhere.atom", "objective/%00.atom"]
)
def test_there_is_no_feed_of_what_there_is_not(client: Any, path: str) -> None:
    assert client.get(f"/en/feeds/{path}").status_code == 404


def test_a_hidden_government_has_no_feed(client: Any) -> None:
    published(a_government())
    operations.hide(actor=SYSTEM, kind="government", reference="kampala", because="Danger.")
    assert client.get("/en/feeds/government/kampala.atom").status_code == 410
