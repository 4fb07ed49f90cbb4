"""The facts beside an action, and where it comes from beneath it."""

from dataclasses import replace

import pytest
from tests.factories.register import action_of, publish, rows

from localaction.showcase.queries.actions import ActionPage, action_page
from localaction.showcase.queries.provenance import VersionLine
from localaction.showcase.web import beside


def page() -> ActionPage:
    """The page of a published action, in English."""
    publish(action_of(rows()[0]))
    found = action_page("CTA-001", "en")
    assert found is not None
    return found


@pytest.mark.django_db
def test_what_is_not_known_is_left_out() -> None:
    found = page()
    assert "<dt>Money</dt>" in beside.facts(replace(found, budget="5", budget_band=""))
    assert "<dt>Money</dt>" not in beside.facts(replace(found, budget="", budget_band=""))
    assert "<dt>Where</dt>" not in beside.facts(replace(found, where=""))
    assert "place-map" in beside.facts(replace(found, where="x", latitude=1.0, longitude=2.0))
    assert "place-map" not in beside.facts(replace(found, where="x", latitude=None))


@pytest.mark.django_db
def test_versions_are_told_with_the_one_that_is_shown() -> None:
    found = page()
    versions = (VersionLine(1, "1 May", 3, "a", False), VersionLine(2, "2 May", 9, "b", True))
    told = replace(found, provenance=replace(found.provenance, versions=versions))
    drawn = beside.provenance(told, "en", "/en/actions/CTA-001/")
    assert "<li>Version 1, 1 May, entry 3</li>" in drawn
    assert '<li>Version 2, 2 May, entry 9 <span class="quiet">(this page)</span></li>' in drawn
    assert 'href="/en/register/1/"' in beside.provenance(
        replace(found, provenance=replace(found.provenance, sequence=1)), "en", "/"
    )
