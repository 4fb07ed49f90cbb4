"""A table of legal moves between states: readable by a person, checked by operations, drawn into the docs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise


class IllegalMove(ValueError):
    """A move was asked for that the present state does not allow."""

    def __init__(self, status: str, move: str) -> None:
        super().__init__(f"nothing in state {status!r} can {move!r}")
        self.status = status
        self.move = move


@dataclass(frozen=True, slots=True)
class Move:
    """One legal move, named by its verb: from any of `sources` to `target`."""

    name: str
    sources: tuple[str, ...]
    target: str
    label: str | Promise


class Lifecycle:
    """All states of one noun and every legal move among them."""

    def __init__(self, name: str, states: type[TextChoices], start: str, moves: Iterable[Move]) -> None:
        self.name = name
        self.states = states
        self.start = start
        self.moves = {move.name: move for move in moves}
        known = set(states.values)
        for move in self.moves.values():
            unknown = {*move.sources, move.target, start} - known
            if unknown:
                raise ValueError(f"{name}: the move {move.name!r} names unknown states {sorted(unknown)}")

    def allows(self, status: str, move: str) -> bool:
        """Whether the move is legal from that state."""
        return move in self.moves and status in self.moves[move].sources

    def after(self, status: str, move: str) -> str:
        """The state after the move; raises IllegalMove when it is not legal from `status`."""
        if not self.allows(status, move):
            raise IllegalMove(status, move)
        return self.moves[move].target

    def moves_from(self, status: str) -> list[Move]:
        """Every legal move from that state, in the order of the table."""
        return [move for move in self.moves.values() if status in move.sources]

    def diagram(self) -> str:
        """The lifecycle as a Mermaid state diagram."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.start}"]
        for move in self.moves.values():
            lines += [f"    {source} --> {move.target}: {move.name}" for source in move.sources]
        return "\n".join(lines)
