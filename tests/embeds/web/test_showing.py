"""The page that makes the code: an address of ours goes in, the code comes out; others are refused in words."""

from __future__ import annotations

from html import unescape
from urllib.parse import quote

import pytest
from tests.figures import things
from tests.showcase.web.pages import get

pytestmark = pytest.mark.django_db
ACTION = "http://127.0.0.1:8000/en/actions/LA-AAAAAA/"


def test_an_address_of_ours_becomes_code() -> None:
    things.publish()
    page = get(f"/embed/?url={quote(ACTION)}")
    code = unescape(page.split('id="embed-code"')[1].split(">", 1)[1].split("</textarea>")[0])
    assert code.startswith('<iframe src="http://127.0.0.1:8000/en/embed/action/LA-AAAAAA/" width="560"')
    assert 'role="alert"' not in page


@pytest.mark.parametrize("url", ["https://elsewhere.example/", '"><script>alert(1)</script>'])
def test_another_address_is_refused_in_words(url: str) -> None:
    page = get(f"/embed/?url={quote(url)}")
    assert page.count("This address cannot be shown in a frame") == 2
    assert 'id="embed-code"' not in page
    assert "<script>alert" not in page


def test_nothing_asked_is_no_mistake() -> None:
    assert 'role="alert"' not in get("/embed/")
