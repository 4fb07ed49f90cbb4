"""What machines read: robots.txt and the sitemap, public, cacheable and well-formed."""

from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from tests.showcase.web.pages import get

pytestmark = pytest.mark.usefixtures("cohort")
SITE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OTHERS = "{http://www.w3.org/1999/xhtml}link"


def _read(path: str) -> Any:
    response = Client().get(path)
    assert response.status_code == 200
    assert "s-maxage" in response.headers["Cache-Control"]
    assert not response.cookies
    return response


def test_robots_find_the_sitemap_and_leave_private_pages_alone(settings: Any) -> None:
    text = _read("/robots.txt").content.decode()
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text
    assert "Disallow: /*/portal/\n" in text


def test_the_sitemap_leads_to_files_whose_addresses_answer(settings: Any) -> None:
    index = ElementTree.fromstring(_read("/sitemap.xml").content)
    files = [one.text for one in index.iter(f"{SITE}loc")]
    assert files == [f"{settings.SITE_URL}/sitemap-1.xml"]
    found = ElementTree.fromstring(_read("/sitemap-1.xml").content)
    urls = list(found.iter(f"{SITE}url"))
    assert all(len(url.findall(OTHERS)) == 6 for url in urls)
    assert all(url.findall(OTHERS)[5].get("hreflang") == "x-default" for url in urls)
    wanted = f"{settings.SITE_URL}/ar/actions/CTA-001/"
    assert [url.findtext(f"{SITE}loc") for url in urls].count(wanted) == 1
    assert Client().get("/ar/actions/CTA-001/").status_code == 200


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999"])
def test_there_are_no_files_past_the_last(number: str) -> None:
    assert Client().get(f"/sitemap-{number}.xml").status_code == 404


def test_a_page_names_its_lasting_address_and_its_other_languages(settings: Any) -> None:
    text = get("/actions/?q=housing&view=table&page=2", "fr")
    assert f'<link rel="canonical" href="{settings.SITE_URL}/fr/actions/?page=2">' in text
    for code in ("en", "fr", "es", "ar", "pt"):
        assert f'hreflang="{code}" href="{settings.SITE_URL}/{code}/actions/?page=2">' in text
    assert f'hreflang="x-default" href="{settings.SITE_URL}/en/actions/?page=2">' in text


def test_who_shares_an_address_shows_its_title_and_description() -> None:
    text = get("/actions/CTA-001/")
    assert '<meta property="og:title" content="Waste management micro-enterprises for migrant youth">' in text
    assert "<title>Waste management micro-enterprises for migrant youth · Local Action</title>" in text
    assert '<meta property="og:description" content="Freetown helped young people' in text
