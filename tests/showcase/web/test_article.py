"""The page of an action is whole, and every text in it is escaped."""

from dataclasses import fields, replace
from typing import Any

import pytest
from tests.factories.register import action_of, publish, rows

from localaction.showcase.queries.actions import ActionPage, action_page
from localaction.showcase.queries.alike import Alike
from localaction.showcase.saying import said
from localaction.showcase.web import article

BAD = '<b onclick="x">'


def page() -> ActionPage:
    """The page of a published action, in English."""
    publish(action_of(rows()[0]))
    found = action_page("CTA-001", "en")
    assert found is not None
    return found


@pytest.mark.django_db
def test_every_text_is_escaped() -> None:
    found = page()
    texts: dict[str, Any] = {one.name: BAD for one in fields(found) if one.type == "str"}
    likeness = Alike(said(BAD, "ar"), BAD, said(BAD, "ar"), BAD, BAD, (BAD,))
    bad = replace(found, **texts | {"title": said(BAD, "ar"), "alike": (likeness,), "stage_tone": "good"})
    drawn = article.content(bad, "en", f"/en/{BAD}/")
    assert BAD not in drawn + article.head(bad)
    assert drawn.count("&lt;b onclick") > 20
    assert "?about=%2Fen%2F%3Cb%20onclick" in drawn


@pytest.mark.django_db
def test_an_action_alike_stands_with_its_reasons_and_nothing_without_one() -> None:
    found = page()
    assert 'id="alike"' not in article.content(found, "en", "/en/x/")
    one = Alike(said("Escuela", "es"), "/x/", said("Quito", "es"), "Ecuador", "Kind", ("Close", "Same"))
    drawn = article.content(replace(found, alike=(one,)), "en", "/en/x/")
    assert '<a href="/x/" lang="es" dir="ltr">Escuela</a>' in drawn
    assert "<li>Close</li><li>Same</li>" in drawn


@pytest.mark.django_db
def test_the_ways_to_other_places_are_those_of_the_action() -> None:
    found = page()
    drawn = article.content(found, "en", "/en/actions/CTA-001/")
    assert f'action="{found.could_href}"' in drawn
    assert f'href="{found.compare_href}"' in drawn
    assert "address-of" not in drawn
    assert "?about=%2Fen%2Factions%2FCTA-001%2F" in drawn
    assert "Report a concern about CTA-001" in drawn
