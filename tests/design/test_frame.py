from __future__ import annotations

import re
from typing import Any

import pytest
from django.utils.safestring import SafeString

from localaction.design import frame
from localaction.register.queries import Head


def test_every_page_leads_to_itself_in_the_other_languages() -> None:
    for path, query in (("/en/actions/", "q=work"), ("/en/governments/x/", ""), ("/en/actions/", "q=school")):
        told = f"{path[3:]}{'?' + query if query else ''}"
        for html in (frame.head("en", path, query), frame.foot("en", path, query, None)):
            assert re.findall(r'href="([^"]+)" lang=', html) == [
                f"/{code}{told}" for code in ("en", "fr", "es", "ar", "pt")
            ]


@pytest.mark.parametrize("query", ['q="><script>', "a=1&b=2"])
def test_what_an_address_says_is_escaped(query: str) -> None:
    html = frame.head("en", "/en/actions/", query)
    assert "<script>" not in html
    assert query not in html


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/ar/actions/", ["/ar/actions/"]),
        ("/ar/actions/LA-1/", ["/ar/actions/"]),
        ("/ar/frameworks/gcm/", ["/ar/frameworks/"]),
        ("/ar/", []),
        ("/ar/actionsx/", []),
    ],
)
def test_the_section_of_the_page_is_marked(path: str, marked: list[str]) -> None:
    html = frame.head("ar", path, "")
    assert sorted(set(re.findall(r'href="([^"]+)" aria-current="page"', html))) == marked


def test_the_foot_says_where_the_register_stands_now() -> None:
    first = frame.foot("en", "/en/", "", Head(41, "a" * 64, None))
    later = frame.foot("en", "/en/", "", Head(42, "b" * 64, None))
    assert "entry <bdi>41</bdi>" in first
    assert "entry <bdi>42</bdi>" in later
    assert "Public register" not in frame.foot("en", "/en/", "", None)


def test_the_lasting_address_of_a_page_leaves_choices_out_and_keeps_its_number(settings: Any) -> None:
    html = frame.addresses("ar", "/ar/actions/", "3")
    assert f'<link rel="canonical" href="{settings.SITE_URL}/ar/actions/?page=3">' in html
    assert html.count('rel="alternate"') == 6
    assert "page=" not in frame.addresses("ar", "/ar/actions/", "1")
    assert "<" not in frame.addresses("ar", "/ar/x/", '"><script>').replace("<link", "").replace("<meta", "")


def test_a_whole_page_stands_in_the_frame_of_its_language_with_its_texts_escaped() -> None:
    page = frame.Page(
        title='A "title" <b>\n of two lines',
        description="<i>",
        head=SafeString("<link own>"),
        content=SafeString("<p>place-for-title-of-this-page</p>"),
    )
    html = frame.framed(page, "ar", "/ar/actions/LA-1/", "")
    assert html.startswith('<!doctype html>\n<html lang="ar" dir="rtl">')
    assert "<title>A &quot;title&quot; &lt;b&gt; of two lines · " in html
    assert '<meta name="description" content="&lt;i&gt;">' in html
    assert "<link own>\n</head>" in html
    assert '<div class="page__content"><p>place-for-title-of-this-page</p></div>' in html
    assert html.count("place-for-") == 1
