"""The table of moves, said again as sentences."""

import pytest

from localaction.actions.lifecycle import AT_THE_DESK, LIFECYCLE, PUBLIC, WRITABLE, Status

LEGAL = {
    "draft": {"submit"},
    "submitted": {"begin_assessment", "hand_back", "withdraw"},
    "handed_back": {"resubmit", "withdraw"},
    "assessing": {"hand_back", "accept", "decline", "withdraw"},
    "accepted": {"publish", "withdraw"},
    "published": {"correct", "withdraw"},
    "correcting": {"offer_correction", "withdraw"},
    "correction_offered": {"return_correction", "approve_correction", "withdraw"},
    "declined": set(),
    "withdrawn": set(),
}


@pytest.mark.parametrize("status", Status.values)
def test_only_these_moves_are_legal(status: str) -> None:
    assert {move.name for move in LIFECYCLE.moves_from(status)} == LEGAL[status]


def test_the_shortest_way_from_a_draft_to_the_public() -> None:
    status = LIFECYCLE.start
    for move in ("submit", "begin_assessment", "accept", "publish"):
        status = LIFECYCLE.after(status, move)
    assert status == "published"


def test_what_is_public_at_the_desk_or_writable_overlaps_only_where_meant() -> None:
    assert set(PUBLIC) & set(WRITABLE) == {"correcting"}
    assert set(PUBLIC) & set(AT_THE_DESK) == {"correction_offered"}
    assert set(WRITABLE) & set(AT_THE_DESK) == set()
