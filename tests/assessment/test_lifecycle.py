"""However an assessment or a decision moves, a text is never shown undeclared and nobody is declined unannounced."""

from hypothesis import given
from hypothesis import strategies as st

from localaction.assessment.lifecycle import ASSIGNMENT, DECISION
from localaction.kit.lifecycle import Lifecycle


def walk(table: Lifecycle, wishes: list[int]) -> tuple[str, list[str]]:
    """The state and the moves made when every wish picks one of the legal moves."""
    status, made = table.start, []
    for wish in wishes:
        legal = table.moves_from(status)
        if not legal:
            break
        move = legal[wish % len(legal)]
        status = table.after(status, move.name)
        made.append(move.name)
    return status, made


@given(st.lists(st.integers(0, 9), max_size=8))
def test_nobody_reads_or_submits_undeclared(wishes: list[int]) -> None:
    status, made = walk(ASSIGNMENT, wishes)
    if status in ("open", "done"):
        assert made[0] == "declare_no_conflict"
    if "declare_conflict" in made:
        assert status == "recused"


@given(st.lists(st.integers(0, 9), max_size=8))
def test_nobody_is_declined_unannounced(wishes: list[int]) -> None:
    _status, made = walk(DECISION, wishes)
    if "decline" in made:
        assert made[0] == "announce_decline"


def test_both_are_drawn() -> None:
    assert "assigned --> open: declare_no_conflict" in ASSIGNMENT.diagram()
    assert "draft --> announced: announce_decline" in DECISION.diagram()
