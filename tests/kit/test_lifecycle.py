"""A lifecycle allows exactly the moves of its table."""

import pytest
from django.db.models import TextChoices
from hypothesis import given
from hypothesis import strategies as st

from localaction.kit.lifecycle import IllegalMove, Lifecycle, Move


class Door(TextChoices):
    OPEN = "open"
    SHUT = "shut"
    LOCKED = "locked"


MOVES = [
    Move("shut", ("open",), "shut", "Shut"),
    Move("open", ("shut",), "open", "Open"),
    Move("lock", ("shut",), "locked", "Lock"),
    Move("unlock", ("locked",), "shut", "Unlock"),
]
DOOR = Lifecycle("door", Door, "open", MOVES)


@st.composite
def lifecycles(draw: st.DrawFn) -> Lifecycle:
    states = st.sampled_from(Door.values)
    names = draw(st.lists(st.sampled_from("abcdef"), unique=True))
    moves = [
        Move(name, tuple(draw(st.lists(states, unique=True, min_size=1))), draw(states), name)
        for name in names
    ]
    return Lifecycle("drawn", Door, draw(states), moves)


@given(lifecycle=lifecycles(), steps=st.lists(st.sampled_from("abcdefg"), max_size=20))
def test_a_walk_never_leaves_the_table(lifecycle: Lifecycle, steps: list[str]) -> None:
    status = lifecycle.start
    for step in steps:
        legal = {move.name: move.target for move in lifecycle.moves_from(status)}
        assert lifecycle.allows(status, step) == (step in legal)
        if step in legal:
            status = lifecycle.after(status, step)
            assert status == legal[step]
            assert status in Door.values
        else:
            with pytest.raises(IllegalMove):
                lifecycle.after(status, step)


@given(lifecycle=lifecycles())
def test_the_diagram_draws_every_move_once(lifecycle: Lifecycle) -> None:
    arrows = [line for line in lifecycle.diagram().splitlines() if "-->" in line]
    assert len(arrows) == 1 + sum(len(move.sources) for move in lifecycle.moves.values())
    assert len(set(arrows)) == len(arrows)


def test_moves_come_in_the_order_of_the_table() -> None:
    assert [move.name for move in DOOR.moves_from("shut")] == ["open", "lock"]


def test_an_illegal_move_says_what_was_tried() -> None:
    with pytest.raises(IllegalMove, match="nothing in state 'open' can 'lock'"):
        DOOR.after("open", "lock")


@pytest.mark.parametrize(
    ("start", "move"),
    [
        ("ajar", Move("shut", ("open",), "shut", "")),
        ("open", Move("shut", ("ajar",), "shut", "")),
        ("open", Move("shut", ("open",), "ajar", "")),
    ],
)
def test_a_table_cannot_name_unknown_states(start: str, move: Move) -> None:
    with pytest.raises(ValueError, match="ajar"):
        Lifecycle("door", Door, start, [move])
