"""The page of an action: published things only, told with their origin, hostile text harmless."""

from typing import Any

import msgspec
import pytest
from tests.factories.register import action_of, publish, rows, withdraw
from tests.showcase.web.pages import answer, get

from localaction.register.shapes import Origin

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7|add:7 }}{% now "Y" %}'


@pytest.mark.usefixtures("cohort")
def test_it_shows_the_place_in_the_register_and_the_data() -> None:
    text = get("/actions/CTA-001/")
    assert "Waste management micro-enterprises for migrant youth" in text
    assert "entry 3 of the public register" in text
    assert '<link rel="alternate" type="application/json" href="/api/v1/actions/CTA-001">' in text
    assert "Collected by the secretariat from a public source." in text


@pytest.mark.usefixtures("cohort")
def test_user_text_keeps_its_own_language_on_an_arabic_page() -> None:
    text = get("/actions/CTA-001/", "ar")
    assert '<h1 lang="en" dir="ltr">' in text
    assert '<html lang="ar" dir="rtl">' in text


@pytest.mark.django_db
def test_hostile_text_is_only_text() -> None:
    action = action_of(rows()[0])
    owner = msgspec.structs.replace(action.owners[0], name=HOSTILE)
    texts = dict.fromkeys(
        ("title", "summary", "challenge", "results", "lessons", "contact_organisation"), HOSTILE
    )
    origin = Origin(how="collected", signature=HOSTILE, source_url=f"https://example.org/{HOSTILE}")
    publish(msgspec.structs.replace(action, owners=(owner,), origin=origin, **texts))
    for path in ("/actions/CTA-001/", "/actions/", "/actions/?q=alert", "/map/", "/", "/actions/?view=table"):
        text = get(path)
        assert "<script>alert" not in text, path
        assert "<img src=x" not in text, path
        assert "{{ 7|add:7 }}" in text or path == "/map/" or "14" not in text, path


@pytest.mark.usefixtures("cohort")
def test_a_withdrawn_action_leaves_a_tombstone_and_nothing_else() -> None:
    title = rows()[0]["action_title"]
    withdraw("action", "CTA-001", "A person could be recognised.")
    text = get("/actions/CTA-001/", status=410)
    assert "A person could be recognised." in text
    assert title not in text
    for path in ("/", "/actions/?q=Waste+management+micro-enterprises", "/map/", "/actions/?sort=title"):
        assert title not in get(path), path


@pytest.mark.usefixtures("cohort")
def test_an_unknown_reference_helps_to_go_on() -> None:
    text = get("/actions/LA-NOTHIN/", status=404)
    assert "LA-NOTHIN" in text
    assert 'role="search"' in text
    assert "s-maxage" not in answer("/actions/LA-NOTHIN/").headers["Cache-Control"]


@pytest.mark.usefixtures("cohort")
def test_a_concern_goes_to_the_secretariat_with_its_page(settings: Any) -> None:
    page = get("/actions/CTA-001/")
    assert 'href="/en/concern/?about=%2Fen%2Factions%2FCTA-001%2F"' in page
    assert "Report a concern about CTA-001" in page
    settings.SECRETARIAT_EMAIL = "call@example.org"
    assert 'href="mailto:call@example.org"' in get("/about/")
