"""The page that sets an action against a city: hostile text is only text, what is gone is gone."""

import msgspec
import pytest
from tests.factories.register import action_of, publish, rows, withdraw
from tests.showcase.web.pages import get

HOSTILE = '"><script>alert(1)</script>'


@pytest.mark.usefixtures("cohort")
def test_it_says_alike_different_or_ask_in_words() -> None:
    text = get("/actions/CTA-001/could-it-work/?in=kampala-capital-city-authority")
    for word in ("Alike", "Different", "You must ask", "This is no score"):
        assert word in text
    assert 'name="robots" content="noindex"' in text


@pytest.mark.django_db
def test_hostile_text_is_only_text() -> None:
    texts = dict.fromkeys(("title", "staff", "preconditions", "legal_competence"), HOSTILE)
    publish(msgspec.structs.replace(action_of(rows()[0]), **texts))
    for path in (
        f"/actions/CTA-001/could-it-work/?q={HOSTILE}&in={HOSTILE}",
        "/actions/CTA-001/lineage/",
        f"/compare/?a=CTA-001&a={HOSTILE}&q={HOSTILE}",
    ):
        assert "<script>alert" not in get(path)


@pytest.mark.usefixtures("cohort")
def test_what_was_withdrawn_leaves_its_tombstone_here_too() -> None:
    withdraw("action", "CTA-001", "A person could be recognised.")
    for page in ("could-it-work", "lineage"):
        assert "A person could be recognised." in get(f"/actions/CTA-001/{page}/", status=410)
    assert "Waste management micro-enterprises" not in get("/compare/?a=CTA-001&a=CTA-002")
