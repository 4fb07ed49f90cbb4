"""Taking, giving and giving back, and keeping views: each leaves one event."""

import pytest

from localaction.actions.lifecycle import Status
from localaction.desk import operations, queries
from localaction.desk.asked import Asked
from localaction.desk.models import Care, SavedView
from localaction.desk.waiting import Line
from localaction.kit.answers import Refused
from localaction.kit.models import TrailEvent
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World


def line_of(here: World) -> Line:
    """The line of the submitted action."""
    return queries.queue_for(world.actor(here.nadia), Asked(kind="submission")).lines[0]


def verbs() -> list[str]:
    """What the trail says of the desk, oldest first."""
    found = TrailEvent.objects.filter(subject_type__startswith="desk.").order_by("pk")
    return list(found.values_list("verb", flat=True))


def holder(here: World) -> int | None:
    """Who has the submitted action."""
    found = queries.holders_of([line_of(here)]).values()
    return next((one.person_id for one in found), None)


def test_a_thing_is_taken_given_and_given_back(here: World) -> None:
    nadia, omar = world.actor(here.nadia), world.actor(here.omar)
    operations.take(actor=nadia, line=line_of(here))
    assert holder(here) == here.nadia.pk
    with pytest.raises(Refused):
        operations.take(actor=omar, line=line_of(here))
    operations.give(actor=nadia, line=line_of(here), to=here.omar)
    assert holder(here) == here.omar.pk
    operations.give_back(actor=nadia, line=line_of(here))
    assert holder(here) is None
    with pytest.raises(Refused):
        operations.give_back(actor=nadia, line=line_of(here))
    assert verbs() == ["care.taken", "care.given", "care.given_back"]


def test_what_was_dealt_with_cannot_be_taken(here: World) -> None:
    line = line_of(here)
    here.action.status = Status.HANDED_BACK
    here.action.save()
    with pytest.raises(Refused, match="does not wait"):
        operations.take(actor=world.actor(here.nadia), line=line)
    assert (Care.objects.count(), verbs()) == (0, [])


def test_only_the_secretariat_shares_out_work(here: World) -> None:
    line = line_of(here)
    for person in (here.lea, here.amina):
        with pytest.raises(Refused):
            operations.take(actor=world.actor(person), line=line)
        with pytest.raises(Refused):
            operations.give_back(actor=world.actor(person), line=line)
    with pytest.raises(Refused):
        operations.give(actor=world.actor(here.nadia), line=line, to=here.lea)
    assert Care.objects.count() == 0


def test_a_view_is_kept_replaced_and_deleted(here: World) -> None:
    nadia = world.actor(here.nadia)
    operations.keep_view(actor=nadia, name="Africa", asked=Asked(region="002", page=3))
    view = operations.keep_view(actor=nadia, name="Africa", asked=Asked(region="014"), shared=True)
    assert [(one.query, one.shared) for one in SavedView.objects.all()] == [("region=014", True)]
    with pytest.raises(Refused):
        operations.forget_view(actor=world.actor(here.omar), view=view)
    with pytest.raises(Refused):
        operations.keep_view(actor=world.actor(here.lea), name="Mine", asked=Asked())
    operations.forget_view(actor=nadia, view=view)
    assert not SavedView.objects.exists()
    assert verbs() == ["view.kept", "view.kept", "view.forgotten"]


def test_nobody_keeps_views_without_end(here: World) -> None:
    nadia = world.actor(here.nadia)
    for number in range(operations.MOST_VIEWS):
        operations.keep_view(actor=nadia, name=f"View {number}", asked=Asked())
    with pytest.raises(Refused, match="Delete one"):
        operations.keep_view(actor=nadia, name="One more", asked=Asked())
    operations.keep_view(actor=nadia, name="View 3", asked=Asked(words="school"))
