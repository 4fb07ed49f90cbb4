"""What the Call is, and its words."""

import pytest
from tests.showcase.web.pages import get

pytestmark = pytest.mark.django_db


def test_the_sections_other_pages_link_to_are_there() -> None:
    text = get("/about/")
    for anchor in ("register", "verified", "concern", "partners"):
        assert f'id="{anchor}"' in text


def test_each_word_can_be_linked_to() -> None:
    assert 'id="tombstone"' in get("/glossary/")
