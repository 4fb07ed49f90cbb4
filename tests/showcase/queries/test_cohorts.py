"""A cohort is what came of a call; what came without one is counted beside it."""

import msgspec
import pytest
from django.utils.translation import override
from tests.factories.register import action_of, government_of, publish, rows, slug_of

from localaction.kit.actors import SYSTEM
from localaction.register import index, operations
from localaction.register import queries as register
from localaction.register.shapes import Call, CallText
from localaction.showcase.queries.cohorts import PER_PAGE, cohort_list, cohort_page

CALL = Call(
    reference="call-2026",
    language="en",
    status="open",
    opens_on="2026-01-10",
    texts=(
        CallText(language="en", title="The call of 2026"),
        CallText(language="fr", title="L’appel de 2026"),
    ),
)
pytestmark = pytest.mark.django_db


def _publish(count: int) -> None:
    operations.publish(actor=SYSTEM, kind="call", reference=CALL.reference, language="en", content=CALL)
    for number, row in enumerate(rows()[:count]):
        action = action_of(row, number)
        origin = msgspec.structs.replace(action.origin, call=CALL.reference)
        publish(government_of(row), msgspec.structs.replace(action, origin=origin))


def test_it_holds_the_governments_and_actions_of_its_call() -> None:
    _publish(3)
    publish(action_of(rows()[5]))
    with override("fr"):
        page = cohort_page(CALL.reference, "fr", register.head())
    assert page is not None
    assert page.title.text == "L’appel de 2026"
    assert page.total == 3
    assert {member.href for member in page.members} == {
        f"/fr/governments/{slug_of(row)}/" for row in rows()[:3]
    }
    assert page.counts[1].value == len({slug_of(row) for row in rows()[:3]})


def test_the_list_counts_what_came_without_a_call_apart() -> None:
    _publish(2)
    publish(action_of(rows()[5]))
    with override("en"):
        found = cohort_list("en")
    assert [(line.title.text, line.said) for line in found.lines] == [
        ("The call of 2026", "2 published actions")
    ]
    assert found.outside == "1 published action came without a call: the secretariat collected it."


def test_governments_come_in_pages() -> None:
    _publish(PER_PAGE + 3)
    slugs = {slug_of(row) for row in rows()[: PER_PAGE + 3]}
    pages = [cohort_page(CALL.reference, "en", register.head(), number) for number in (1, 2)]
    shown = [member.href for page in pages if page for member in page.members]
    assert len(shown) == len(set(shown)) == len(slugs)


def test_another_code_has_no_page() -> None:
    index.follow()
    assert cohort_page("nothing", "en", register.head()) is None
