"""Declaring, writing, sending."""

from dataclasses import replace

import pytest
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.assessment import operations
from localaction.assessment.models import Assignment
from localaction.assessment.operations import Entry, Sheet
from localaction.kit import trail
from localaction.kit.answers import Refused


@pytest.fixture
def opened(here: World) -> Assignment:
    assignment = operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)
    return operations.declare_no_conflict(actor=world.actor(here.lea), assignment=assignment)


def test_a_conflict_ends_the_assignment(here: World) -> None:
    assignment = operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)
    operations.declare_conflict(
        actor=world.actor(here.lea), assignment=assignment, kind="partner", note="We pay."
    )
    assert assignment.status == "recused"
    assert list(assignment.declarations.values_list("kind", "note")) == [("partner", "We pay.")]
    assert [event.verb for event in trail.history_of(assignment)] == [
        "assessment.assigned",
        "assessment.conflict_declared",
    ]


@pytest.mark.parametrize("kind", ["none", "", "whim"])
def test_a_conflict_has_a_kind(here: World, opened: Assignment, kind: str) -> None:
    with pytest.raises(Refused):
        operations.declare_conflict(actor=world.actor(here.lea), assignment=opened, kind=kind)


def test_nothing_is_written_before_the_declaration(here: World) -> None:
    assignment = operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)
    with pytest.raises(Refused):
        operations.save_assessment(
            actor=world.actor(here.lea), assignment=assignment, sheet=world.sheet(here.action)
        )


def test_half_a_sheet_is_kept(here: World, opened: Assignment) -> None:
    half = Sheet({"people": Entry(None, "half a thought"), "unknown": Entry(4)}, language="fr")
    operations.save_assessment(actor=world.actor(here.lea), assignment=opened, sheet=half)
    assert list(opened.scores.filter(criterion="people").values_list("level", "comment_to_submitter")) == [
        (None, "half a thought")
    ]
    assert not opened.scores.filter(criterion="unknown").exists()
    with pytest.raises(Refused):
        operations.submit(actor=world.actor(here.lea), assignment=opened)


def test_a_whole_sheet_is_sent_and_then_closed(here: World, opened: Assignment) -> None:
    me = world.actor(here.lea)
    operations.save_assessment(actor=me, assignment=opened, sheet=world.sheet(here.action))
    done = operations.submit(actor=me, assignment=opened)
    assert done.status == "done"
    assert done.submitted_at is not None
    with pytest.raises(Refused):
        operations.save_assessment(actor=me, assignment=done, sheet=world.sheet(here.action, 0))
    assert set(done.scores.values_list("level", flat=True)) == {3}


@pytest.mark.parametrize(
    "lacking",
    [
        {"recommendation": ""},
        {"summary_to_submitter": "  "},
        {"entries": {"people": Entry(2, "")}},
        {"entries": {"people": Entry(None, "words")}},
    ],
)
def test_what_lacks_something_is_not_sent(
    here: World, opened: Assignment, lacking: dict[str, object]
) -> None:
    whole = world.sheet(here.action)
    entries = {**whole.entries, **lacking.pop("entries", {})}  # type: ignore[dict-item]
    sheet = replace(whole, entries=entries, **lacking)  # type: ignore[arg-type]
    operations.save_assessment(actor=world.actor(here.lea), assignment=opened, sheet=sheet)
    with pytest.raises(Refused):
        operations.submit(actor=world.actor(here.lea), assignment=opened)


def test_giving_back_keeps_the_reason_in_the_trail(here: World, opened: Assignment) -> None:
    operations.abstain(actor=world.actor(here.lea), assignment=opened, because="No time.")
    assert opened.status == "abstained"
    last = trail.history_of(opened).last()
    assert last is not None
    assert (last.verb, last.because) == ("assessment.abstained", "No time.")
