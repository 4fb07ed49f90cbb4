"""oEmbed tells how to show a page of ours, in both forms, and knows nothing of other sites."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from tests.factories import register
from tests.figures import things
from tests.register.published_things import an_action

from localaction.figures import snapshots

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def _published(db: None) -> None:
    things.publish()
    snapshots.follow()


def asked(url: str, **others: str) -> Any:
    return Client().get("/oembed", {"url": url, **others})


@pytest.mark.parametrize(
    ("path", "frame"),
    [
        ("/en/actions/LA-AAAAAA/", "/en/embed/action/LA-AAAAAA/"),
        ("/ar/actions/LA-AAAAAA/", "/ar/embed/action/LA-AAAAAA/"),
        ("/fr/map/?region=002&amp=1", "/fr/embed/map/?region=002"),
        ("/es/figures/stages/", "/es/embed/figure/stages/"),
    ],
)
def test_it_says_what_to_write(path: str, frame: str) -> None:
    answer = asked(SITE + path)
    said = answer.json()
    assert (said["type"], said["version"]) == ("rich", "1.0")
    assert f'src="{SITE}{frame}"' in said["html"]
    assert Client().get(frame).status_code == 200
    assert Client().get(said["thumbnail_url"].removeprefix(SITE)).status_code == 200
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_it_speaks_the_language_of_the_page_whatever_the_browser_prefers() -> None:
    url = f"{SITE}/ar/map/"
    plain = asked(url).json()
    assert plain == Client().get("/oembed", {"url": url}, headers={"Accept-Language": "fr"}).json()
    assert plain["provider_name"] != "Local Action"


def test_xml_says_the_same() -> None:
    url = f"{SITE}/en/actions/LA-AAAAAA/"
    root = ElementTree.fromstring(asked(url, format="xml").content)
    assert {child.tag: child.text for child in root} == {
        name: str(value) for name, value in asked(url).json().items()
    }


def test_it_keeps_within_the_size_asked_for() -> None:
    said = asked(f"{SITE}/en/actions/LA-AAAAAA/", maxwidth="400", maxheight="300").json()
    assert (said["width"], said["height"]) == (400, 300)
    assert 'width="400" height="300"' in said["html"]


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/en/actions/LA-AAAAAA/",
        "http://127.0.0.1:8000@elsewhere.example/en/actions/LA-AAAAAA/",
        "http://127.0.0.1:8001/en/actions/LA-AAAAAA/",
        "javascript:alert(1)",
        "http://[broken/",
        "/en/actions/LA-AAAAAA/",
        f"{SITE}/en/actions/LA-NOBODY/",
        f"{SITE}/en/portal/",
        f"{SITE}/en/figures/nothing/",
        f"{SITE}/oembed",
        "",
    ],
)
def test_it_refuses_everything_else(url: str) -> None:
    answer = asked(url)
    assert answer.status_code == 404
    assert "s-maxage" not in answer["Cache-Control"]


def test_another_form_is_not_made() -> None:
    assert asked(f"{SITE}/en/actions/LA-AAAAAA/", format="yaml").status_code == 501


@pytest.mark.parametrize("path", ["/en/actions/LA-AAAAAA/", "/en/figures/stages/", "/en/map/"])
def test_a_page_says_where_to_ask_and_shows_its_card(path: str) -> None:
    page = Client().get(path).content.decode()
    assert 'type="application/json+oembed" href="http://127.0.0.1:8000/oembed?url=' in page
    assert 'type="text/xml+oembed"' in page
    assert page.count('property="og:image"') == 1
    assert 'name="twitter:card" content="summary_large_image"' in page


def test_a_title_cannot_leave_its_attribute() -> None:
    register.publish(an_action(title='"><script>alert(1)</script>'))
    said = asked(f"{SITE}/en/actions/LA-AAAAAA/").json()
    assert "<script" not in said["html"]
