"""The register as it stood after each entry, asked of the index."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from tests.register.published_things import (
    a_government,
    a_report,
    a_signature,
    an_action,
    publish_cohort,
    published,
)

from localaction.kit.actors import SYSTEM
from localaction.register import index, operations, search
from localaction.register.search import SearchRequest
from localaction.register.shapes import Image

pytestmark = pytest.mark.django_db


def _titles(at: int | None = None, **request: Any) -> list[str]:
    return [hit.card.title for hit in search.find(SearchRequest(at=at, meaning=False, **request)).hits]


def _stages(at: int | None) -> list[tuple[str, int]]:
    return list(search.find(SearchRequest(at=at, counted=("stage",))).facets["stage"])


def _story() -> None:
    published(a_government())  # 1
    published(an_action(title="First"))  # 2
    published(a_signature())  # 3
    published(a_report(stage="stalled"))  # 4
    published(an_action(title="Second", summary="Wombats."))  # 5
    published(an_action("LA-BBBBBB", title="Other"))  # 6
    operations.withdraw(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="Asked.")  # 7
    published(a_government(names={"ar": "زعفران"}))  # 8


def _assert_story() -> None:
    assert [_titles(at) for at in range(9)] == [
        [],
        [],
        ["First"],
        ["First"],
        ["First"],
        ["Second"],
        ["Other", "Second"],
        ["Other"],
        ["Other"],
    ]
    assert _titles() == _titles(99) == ["Other"]
    assert [_stages(at) for at in (2, 4)] == [[("in_progress", 1)], [("stalled", 1)]]
    assert _titles(6, text="wombat") == ["Second"]
    assert _titles(text="wombat") == _titles(4, text="wombat") == []
    signed = [
        search.find(SearchRequest(thing="government", at=at, filters={"signature": ("confirmed",)})).total
        for at in (1, 2, 3, 8)
    ]
    assert signed == [0, 0, 1, 1]
    assert [_titles(at, text="زعفران") for at in (7, 8)] == [[], ["Other"]]
    frozen = search.find(SearchRequest(at=5))
    assert (frozen.sequence, frozen.total, dict(frozen.facets["country"])) == (5, 1, {"UG": 1})


def test_a_search_can_be_asked_as_of_any_entry() -> None:
    _story()
    index.rebuild()
    _assert_story()


def test_following_entry_by_entry_remembers_the_same() -> None:
    steps: tuple[Callable[[], object], ...] = (
        lambda: published(a_government()),
        lambda: published(an_action(title="First")),
        lambda: published(a_signature()),
        lambda: published(a_report(stage="stalled")),
        lambda: published(an_action(title="Second", summary="Wombats.")),
        lambda: published(an_action("LA-BBBBBB", title="Other")),
        lambda: operations.withdraw(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="Asked."),
        lambda: published(a_government(names={"ar": "زعفران"})),
    )
    for step in steps:
        step()
        index.follow()
    _assert_story()


def test_what_was_hidden_is_in_no_past() -> None:
    published(an_action(title="Shelter in Harbour Street"))
    published(an_action(title="Shelter"))
    index.follow()
    assert _titles(1) == ["Shelter in Harbour Street"]
    operations.hide(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="Told where.")
    index.follow()
    assert [_titles(at) for at in (1, 2, 3, None)] == [[], [], [], []]
    index.rebuild()
    assert [_titles(at) for at in (1, 2, 3, None)] == [[], [], [], []]
    assert list(search.references(SearchRequest(text="harbour", at=1))) == []


def test_pictures_of_the_past_are_not_shown() -> None:
    published(an_action(images=(Image(path="a.jpg", alt="A school"),)))
    published(an_action())
    index.follow()
    (hit,) = search.find(SearchRequest(at=1)).hits
    assert (hit.card.image, hit.card.image_alt) == ("", "")


def test_who_was_not_silent_then_is_not_silent_in_the_past(monkeypatch: pytest.MonkeyPatch) -> None:
    published(an_action())
    index.follow()
    late = index.today() + timedelta(days=800)
    monkeypatch.setattr(index, "today", lambda: date(late.year, late.month, late.day))
    index.follow()
    assert _stages(None) == [("silent", 1)]
    assert _stages(1) == [("in_progress", 1)]
    index.rebuild()
    assert (_stages(None), _stages(1)) == ([("silent", 1)], [("in_progress", 1)])


def test_now_is_as_of_the_last_entry() -> None:
    publish_cohort()
    index.follow()
    now, frozen = search.find(SearchRequest()), search.find(SearchRequest(at=index.sequence()))
    assert [hit.card for hit in now.hits] == [hit.card for hit in frozen.hits]
    assert now.facets == frozen.facets
    halfway = search.find(SearchRequest(at=18))
    assert (halfway.total, halfway.sequence) == (6, 18)


def test_references_are_those_of_all_results_in_order() -> None:
    publish_cohort()
    index.follow()
    for request in (
        SearchRequest(per_page=200),
        SearchRequest(per_page=200, text="migrants"),
        SearchRequest(per_page=200, sort="title"),
        SearchRequest(per_page=200, thing="government"),
        SearchRequest(per_page=200, text="Freetown Casablanca"),
        SearchRequest(per_page=200, at=18, filters={"language": ("en",)}),
        SearchRequest(per_page=200, text="nothing of the kind"),
    ):
        hits = search.find(request).hits
        assert list(search.references(request)) == [hit.card.reference for hit in hits]
    assert next(search.references(SearchRequest(page=3, per_page=1))) == "CTA-P01"
