"""The records that the trail speaks of."""

from __future__ import annotations

from localaction.desk import trail_records
from localaction.kit.models import TrailEvent
from tests.assessment.conftest import World


def _named(kind: str, number: int) -> trail_records.Named:
    event = TrailEvent(verb="x.y", subject_type=kind, subject_id=number)
    return trail_records.names_of([event])[kind, number]


def test_a_record_is_known_by_its_own_name_or_by_what_it_belongs_to(here: World) -> None:
    assert _named("governments.government", here.kampala.pk).name == here.kampala.slug
    membership = here.kampala.memberships.get()
    named = _named("governments.membership", membership.pk)
    assert (str(named.kind), named.name) == ("Member of a team", here.kampala.slug)
    assert named.href == f"/en/desk/governments/{here.kampala.slug}/"
    assert _named("accounts.person", here.amina.pk).name == here.amina.email


def test_a_record_that_is_gone_is_a_number_and_a_kind_of_another_time_is_itself(here: World) -> None:
    gone = _named("actions.action", 999_999)
    assert (gone.name, gone.href) == ("#999999", "")
    odd = _named("actions.spell", 3)
    assert (str(odd.kind), odd.name, odd.href) == ("actions.spell", "#3", "")


def test_every_kind_with_words_is_a_table() -> None:
    assert [kind for kind in trail_records.LABELS if trail_records._model(kind) is None] == []


def test_everything_of_a_kind_is_named_in_one_question(
    here: World, django_assert_num_queries: object
) -> None:
    events = [TrailEvent(subject_type="actions.action", subject_id=number) for number in range(12)]
    with django_assert_num_queries(1):  # type: ignore[operator]
        trail_records.names_of(events)
