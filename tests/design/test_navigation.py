"""Which links of an area a reader gets, and which of them a page belongs to."""

from __future__ import annotations

import pytest
from django.urls import reverse

from localaction.design import navigation

DESK = frozenset({"secretariat"})


def here(path: str) -> list[str]:
    return [str(label) for label, _href, is_here in navigation.links("desk", path, DESK) if is_here]


@pytest.mark.parametrize("name", sorted({name for names in navigation.AREAS.values() for name in names}))
def test_every_link_leads_to_a_page_and_has_a_label(name: str) -> None:
    assert reverse(name)
    assert navigation.AREA_LABELS[name]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("desk:queue", "Queue"),
        ("desk:views", "Queue"),
        ("assessment:meetings", "Assessment"),
        ("assessment:pending", "Assessment"),
        ("assessment:fairness", "Assessment"),
        ("safety:quiet", "Concerns"),
        ("desk:retention", "Trail"),
        ("actions:desk_translations", "Actions"),
    ],
)
def test_a_page_of_the_desk_marks_the_link_it_belongs_to(name: str, label: str) -> None:
    assert here(reverse(name)) == [label]


def test_a_page_that_belongs_to_no_link_marks_none() -> None:
    assert here(reverse("safety:hide")) == []
    assert here(reverse("showcase:front")) == ["Public site"]
