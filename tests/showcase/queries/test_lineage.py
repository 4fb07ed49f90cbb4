"""Where an action comes from and what came of it, on both pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries
from tests.actions.test_ancestry import published
from tests.factories import register

from localaction.register import queries
from localaction.register.shapes import Action, Lineage
from localaction.showcase.queries.lineage import MOST_SHOWN, Descent, descent_of

pytestmark = pytest.mark.django_db


def action(reference: str, *lines: Lineage, **facts: Any) -> Action:
    """A published action with its lineage."""
    plain = published(reference)
    values = {name: getattr(plain, name) for name in plain.__struct_fields__}
    return Action(**{**values, "lineage": lines, **facts})


def descent(reference: str, language: str = "en") -> Descent:
    found = queries.current("action", reference)
    assert found is not None
    assert isinstance(found.content, Action)
    with override(language):
        return descent_of(found.content, language)


ADAPTED = Lineage(
    reference="LA-OLD",
    relation="adapted_from",
    kept="The evenings.\n\nThe crèche.",
    changed="Two languages.",
    dropped="The bus.",
)


def test_both_pages_show_the_step_in_their_own_words() -> None:
    register.publish(action("LA-OLD"), action("LA-NEW", ADAPTED))
    (origin,) = descent("LA-NEW").origins
    (heir,) = descent("LA-OLD").heirs
    assert (origin.relation, origin.reference, origin.href) == (
        "Adapted from",
        "LA-OLD",
        "/en/actions/LA-OLD/",
    )
    assert (heir.relation, heir.reference, heir.title.text) == ("Adapted by", "LA-NEW", "Escuela LA-NEW")
    assert [(one.heading, one.paragraphs) for one in heir.told] == [
        ("What was kept", ("The evenings.", "The crèche.")),
        ("What was changed", ("Two languages.",)),
        ("What was left out", ("The bus.",)),
    ]
    assert heir.tongue == origin.tongue == ' lang="es" dir="ltr"'
    assert descent("LA-OLD").origins == descent("LA-NEW").heirs == ()


def test_an_action_without_lineage_has_none() -> None:
    register.publish(action("LA-OLD"))
    assert not descent("LA-OLD")


def test_a_disputed_line_stays_with_who_tells_it_and_off_the_others_page() -> None:
    disputed = Lineage(reference="LA-OLD", relation="scales", answer="disputed")
    agreed = Lineage(reference="LA-OLD", relation="scales", answer="agreed")
    register.publish(action("LA-OLD"), action("LA-NEW", disputed), action("LA-NEXT", agreed))
    (line,) = descent("LA-NEW").origins
    assert line.answer == "The city that is named does not see it this way."
    (heir,) = descent("LA-OLD").heirs
    assert (heir.reference, heir.answer) == ("LA-NEXT", "Confirmed by the city that is named.")


def test_a_withdrawn_origin_is_still_named_without_its_words() -> None:
    register.publish(action("LA-OLD"), action("LA-NEW", ADAPTED))
    register.withdraw("action", "LA-OLD", "Stopped.")
    (line,) = descent("LA-NEW").origins
    assert (line.title.text, line.government.text) == ("LA-OLD", "")


def test_a_withdrawn_heir_is_gone() -> None:
    register.publish(action("LA-OLD"), action("LA-NEW", ADAPTED))
    register.withdraw("action", "LA-NEW", "Stopped.")
    assert not descent("LA-OLD")


def test_what_a_page_cannot_hold_is_counted() -> None:
    heirs = [action(f"LA-N{number}", ADAPTED) for number in range(MOST_SHOWN + 3)]
    register.publish(action("LA-OLD"), *heirs)
    found = descent("LA-OLD")
    assert (len(found.heirs), found.more) == (MOST_SHOWN, 3)


def test_hostile_words_are_escaped_on_the_page(client: Client) -> None:
    line = Lineage(reference="LA-OLD", relation="adapted_from", kept='<script>alert("x")</script>')
    register.publish(action("LA-OLD"), action("LA-NEW", line))
    for reference in ("LA-OLD", "LA-NEW"):
        shown = client.get(f"/en/actions/{reference}/").content.decode()
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert" in shown
    assert "/portal/adapt/LA-OLD/" in client.get("/en/actions/LA-OLD/").content.decode()


@pytest.mark.parametrize("count", [1, 12])
def test_many_heirs_are_read_in_one_query(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    register.publish(action("LA-OLD"), *(action(f"LA-N{number}", ADAPTED) for number in range(count)))
    found = queries.current("action", "LA-OLD")
    assert found is not None
    assert isinstance(found.content, Action)
    descent_of(found.content, "en")
    with django_assert_num_queries(1):
        assert len(descent_of(found.content, "en").heirs) == count
