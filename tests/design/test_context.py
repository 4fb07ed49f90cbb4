from django.contrib.sessions.backends.base import SessionBase
from django.test import RequestFactory
from django.utils import translation

from localaction.design.context import address_after_language, language_links, page


def test_a_page_links_to_itself_in_every_language() -> None:
    links = language_links(address_after_language("/en/actions/", "q=housing&page=2"), "en")
    assert [(link.code, link.href) for link in links] == [
        (code, f"/{code}/actions/?q=housing&page=2") for code in ("en", "fr", "es", "ar", "pt")
    ]
    assert [link.code for link in links if link.current] == ["en"]
    assert [link.direction for link in links] == ["ltr", "ltr", "ltr", "rtl", "ltr"]


def test_an_address_without_language_leads_to_the_front_pages() -> None:
    tail = address_after_language("/nowhere/", "x=1")
    assert [link.href for link in language_links(tail, "en")][:2] == ["/en/", "/fr/"]


def test_the_context_follows_the_language_and_leaves_the_session_alone() -> None:
    request = RequestFactory().get("/ar/map/")
    request.session = SessionBase("never-read")
    with translation.override("ar"):
        context = page(request)
    assert (context["language"], context["direction"]) == ("ar", "rtl")
    assert request.session.accessed is False
