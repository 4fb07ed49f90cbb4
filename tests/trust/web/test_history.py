"""The page of an action's versions."""

import pytest
from tests.register.published_things import an_action, published
from tests.trust.web.test_register import text

from localaction.kit.actors import SYSTEM
from localaction.register import operations
from localaction.register.shapes import Served

pytestmark = pytest.mark.django_db
PATH = "actions/LA-AAAAAA/history/"


@pytest.fixture(autouse=True)
def _versions() -> None:
    published(an_action(title="One <b>school</b>", served=(Served(number=1200),)))
    published(an_action(title="Two <b>schools</b>", served=(Served(number=1200),)))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_shows_what_went_and_what_came(language: str) -> None:
    page = text(PATH, language)
    assert "<del>" in page
    assert "One &lt;b&gt;school&lt;/b&gt;" in page
    assert "<b>school" not in page
    assert 'id="numbers"' in page


def test_two_versions_that_are_asked_for() -> None:
    published(an_action(title="Three schools"))
    assert "from version 1 to version 3" in text(f"{PATH}?from=1&to=3")
    assert "from version 2 to version 3" in text(f"{PATH}?from=x&to=99999999999999999999")


def test_what_was_withdrawn_shows_its_days_alone() -> None:
    operations.withdraw(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="Asked.")
    page = text(PATH, status=410)
    assert "Asked." in page
    assert "school" not in page.replace("schooling", "")


def test_what_is_hidden_shows_nothing() -> None:
    operations.hide(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="A doubt.")
    page = text(PATH, status=410)
    assert "/register/1/" not in page
    assert "hidden while we look into it" in page


def test_what_never_was_is_not_found() -> None:
    text("actions/LA-NOTHING/history/", status=404)
