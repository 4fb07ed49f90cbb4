"""From a request to what the engine is asked."""

import pytest
from tantivy import Order

from localaction.register import asking
from localaction.register.planning import Plan
from localaction.register.search import SearchRequest


def _plan(request: SearchRequest, *, relaxed: bool = False) -> Plan:
    return Plan(request, asking.read(request.text), relaxed=relaxed)


@pytest.mark.parametrize(
    ("request_", "order"),
    [
        (SearchRequest(), ("first_sequence", Order.Desc)),
        (SearchRequest(text="school"), (None, Order.Desc)),
        (SearchRequest(text="-school"), ("first_sequence", Order.Desc)),
        (SearchRequest(text="school", sort="newest"), ("first_sequence", Order.Desc)),
        (SearchRequest(sort="title"), ("title_key", Order.Asc)),
        (SearchRequest(sort="country", language="ar"), ("country_ar", Order.Asc)),
        (SearchRequest(sort="country", language="xx"), ("country_en", Order.Asc)),
        (SearchRequest(sort="nonsense"), ("first_sequence", Order.Desc)),
    ],
)
def test_order(request_: SearchRequest, order: tuple[str | None, Order]) -> None:
    assert _plan(request_).order() == order


def test_what_finds_the_same_is_counted_once() -> None:
    one = SearchRequest(text="school", filters={"kind": ("ongoing",), "country": ("UG",)})
    same = SearchRequest(
        text="school", filters={"country": ("UG",), "kind": ("ongoing",)}, page=3, sort="title"
    )
    assert _plan(one).identity == _plan(same).identity
    for other in (
        SearchRequest(text="school", excluded={"kind": ("ongoing",), "country": ("UG",)}),
        SearchRequest(text="school", filters=one.filters, at=4),
        SearchRequest(text="school", filters=one.filters, published_from="2026-01-01"),
    ):
        assert _plan(other).identity != _plan(one).identity
    mixed = _plan(one)
    mixed.mix({7: 1.0})
    assert mixed.identity != _plan(one).identity
    assert _plan(one, relaxed=True).identity != _plan(one).identity
