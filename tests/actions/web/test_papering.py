"""Every question of a draft on paper: whatever somebody typed comes back under its own name."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.actions.making import draft, focal_point, ready

from localaction.actions import sections
from localaction.actions.models import Action, Picture
from localaction.actions.offline.naming import pages_on_paper
from localaction.actions.typed import plain
from localaction.actions.web import papering
from localaction.actions.web.comparing import Comparison
from localaction.design.paper import WRITERS
from localaction.kit.paperforms import returning
from localaction.kit.paperforms.asked import About, PaperForm, writable

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "fr", "es", "ar", "pt")
SIGNS = "aé عربية\u200f\u200e\u2067\n\t=+-@'\"<&😀👩\u200d\u0301 .,;0٣"
TEXTS = st.text(st.one_of(st.sampled_from(SIGNS), st.characters(codec="utf-8")), min_size=1, max_size=40)
PLAIN = [page for page in sections.PAGES if page.form == "plain"]


@st.composite
def typed_pages(draw: st.DrawFn) -> dict[str, dict[str, list[str]]]:
    """Anything typed into any question of the plain pages, also what nobody will understand."""
    found: dict[str, dict[str, list[str]]] = {}
    for page in PLAIN:
        asks = {ask.name: ask for ask in page.asks}
        for group in page.groups:
            asks |= {f"{group.name}-{place}-{ask.name}": ask for place in (0, 2) for ask in group.asks}
        names = [name for name, ask in asks.items() if ask.shape is not sections.Shape.MANY]
        for name in draw(st.lists(st.sampled_from(names), max_size=3, unique=True)) if names else []:
            is_written = asks[name].shape not in (sections.Shape.ONE, sections.Shape.YES_NO)
            text = (
                writable(plain(draw(TEXTS)))
                if is_written
                else draw(st.sampled_from(["yes", "no such choice"]))
            )
            if text.strip():
                found.setdefault(page.slug, {})[name] = [text]
    return found


@pytest.mark.parametrize("kind", WRITERS)
@settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(typed=typed_pages(), language=st.sampled_from(LANGUAGES), tongue=st.sampled_from(LANGUAGES))
def test_what_is_typed_comes_back_under_its_own_name(
    kind: str, typed: dict[str, dict[str, list[str]]], language: str, tongue: str
) -> None:
    blank = papering.Blank("network", tongue)
    with translation.override(language):
        built = [papering._section(blank, page, typed.get(page.slug, {}), language) for page in PLAIN]
        about = About(form="test", language=language)
        back = returning.read(WRITERS[kind](PaperForm(about=about, title="A form", sections=tuple(built))))
    pages = pages_on_paper(back.base, back.answers)
    assert {slug: page.mine for slug, page in pages.items() if page.mine} == typed
    assert {slug: page.base for slug, page in pages.items() if page.base} == typed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pathway", ["small", "city", "network"])
@pytest.mark.parametrize("kind", ["practice", "commitment", ""])
def test_a_form_just_made_is_no_different_from_its_draft(pathway: str, kind: str, language: str) -> None:
    action = ready(*focal_point(), kind=kind or "practice", pathway=pathway)
    Action.objects.filter(pk=action.pk).update(kind=kind)
    Picture.objects.create(action=action, digest="a", alt="Six women")
    action = Action.objects.get(pk=action.pk)
    for write in WRITERS.values():
        with translation.override(language):
            filled: Any = returning.read(write(papering.draft_form(action, language, "https://example.org/")))
            found = Comparison(action, filled, reader="en")
        assert found.all == []
        assert found.homeless == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_form_asks_what_a_fresh_draft_asks(language: str) -> None:
    with translation.override(language):
        empty = papering.empty_form("network", language, "https://example.org/")
        fresh = papering.draft_form(draft(*focal_point()), language, "https://example.org/")
    names = {one.name for one in fresh.questions()}
    missing = {name for name in names - {one.name for one in empty.questions()} if "/" in name}
    assert missing == set()
    assert empty.answers() == {}


def test_hints_and_word_budgets_stand_beside_the_questions() -> None:
    asked = {one.name: one for one in papering.empty_form("city", "en", "https://example.org/").questions()}
    assert "Up to 400 words." in asked["challenge/challenge"].hint
    assert "For example" in asked["essentials/title"].hint
