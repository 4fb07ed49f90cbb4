"""Pages in a mirror: where they are kept, where their links lead, what they say of themselves."""

from datetime import UTC, datetime

import pytest

from localaction.mirror import rewriting

AT = datetime(2026, 11, 23, tzinfo=UTC)
SITE = "https://site.example"


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/en/", "en/index.html"),
        ("/en/actions/", "en/actions/index.html"),
        ("/en/actions/?page=2", "en/actions/page-2/index.html"),
        ("/en/actions/CTA-001.bib", "en/actions/CTA-001.bib"),
        ("/sitemap.xml", "sitemap.xml"),
    ],
)
def test_each_address_has_a_file_of_its_own(address: str, file: str) -> None:
    assert rewriting.file_of(address) == file


@pytest.mark.parametrize(
    "address",
    [
        "/en/account/login/",
        "/ar/join/",
        "/en/actions/CTA-001/could-it-work/",
        "/api/v1/actions",
        "/oai/?verb=Identify",
    ],
)
def test_what_only_the_living_site_answers_leads_there(address: str) -> None:
    page = rewriting.rewritten(f'<a href="{address}">', "/en/", SITE, 7, AT, "")
    assert f'href="{SITE}{address}"' in page


@pytest.mark.parametrize(
    "address", ["/en/actions/CTA-001/", "/static/a.css", "https://elsewhere.example/", "#main", "//x/y"]
)
def test_everything_else_stays(address: str) -> None:
    assert f'href="{address}"' in rewriting.rewritten(f'<a href="{address}">', "/en/", SITE, 7, AT, "")


def test_pages_of_a_list_become_folders() -> None:
    page = '<a href="/en/actions/?page=2">2</a> <a href="?page=1">1</a> <a href="?q=x&amp;page=2">x</a>'
    assert rewriting.pages_named(page, "/en/actions/") == {"/en/actions/?page=2", "/en/actions/?page=1"}
    turned = rewriting.rewritten(page, "/en/actions/?page=3", SITE, 7, AT, "")
    assert 'href="/en/actions/page-2/"' in turned
    assert 'href="/en/actions/"' in turned


def test_a_page_says_in_its_language_of_which_entry_it_is_a_copy() -> None:
    page = rewriting.rewritten('<main id="main">', "/fr/about/", SITE, 1234, AT, "<script></script>")
    assert '<main id="main"><p class="notice" role="note">' in page
    assert f'href="{SITE}/fr/about/"' in page
    assert page.endswith("<script></script>")
