"""Linked data of an action: true to the register, and harmless inside a page."""

import json
from typing import Any

import msgspec
import pytest
from tests.factories.register import action_of, government_of, publish, rows

from localaction.register.shapes import Origin
from localaction.showcase.queries.actions import action_page

pytestmark = pytest.mark.django_db
WHOLE = action_of(rows()[0])


def _linked(**changes: object) -> tuple[str, dict[str, Any]]:
    publish(government_of(rows()[0]), msgspec.structs.replace(WHOLE, **changes))
    page = action_page(WHOLE.reference, "en")
    assert page is not None
    return page.linked, json.loads(page.linked)


def test_it_names_the_action_its_place_and_its_licence() -> None:
    _text, found = _linked()
    assert found["@type"] == "Article"
    assert found["headline"] == WHOLE.title
    assert found["identifier"] == "CTA-001"
    assert found["spatialCoverage"]["address"]["addressCountry"] == "SL"
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_government_is_the_author_only_of_what_it_submitted() -> None:
    _text, collected = _linked(origin=Origin(how="collected", signature="none"))
    assert "author" not in collected
    assert [body["name"] for body in collected["about"]] == [WHOLE.owners[0].name]
    _text, submitted = _linked(origin=Origin(how="submitted", signature="confirmed"))
    assert [body["name"] for body in submitted["author"]] == [WHOLE.owners[0].name]


def test_no_text_can_leave_the_element_it_stands_in() -> None:
    hostile = "</script><script>alert(1)</script>&amp;"
    text, found = _linked(title=hostile)
    assert "<" not in text
    assert "&" not in text
    assert found["headline"] == hostile


def test_what_is_not_known_is_left_out() -> None:
    _text, found = _linked(starts_on="", ends_on="", origin=Origin(how="collected", signature="none"))
    assert "temporalCoverage" not in found
    assert "isBasedOn" not in found
