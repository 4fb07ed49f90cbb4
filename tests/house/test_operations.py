"""Every write reads the same, and every legal move has its rule and its operation."""

import ast
import importlib
from pathlib import Path

import pytest

from localaction.kit.lifecycle import Lifecycle
from tests.house.tree import PARTS, SOURCE

LIFECYCLES = [part for part in PARTS if (SOURCE / part / "lifecycle.py").exists() and part != "kit"]


def _operation_files(part: str) -> list[Path]:
    folder = SOURCE / part / "operations"
    return sorted(folder.glob("*.py")) if folder.is_dir() else [SOURCE / part / "operations.py"]


def _public_functions(part: str) -> list[ast.FunctionDef]:
    found = []
    for file in _operation_files(part):
        if file.exists():
            tree = ast.parse(file.read_text(encoding="utf-8"))
            found += [n for n in tree.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]
    return found


def _tables(part: str) -> list[Lifecycle]:
    module = importlib.import_module(f"localaction.{part}.lifecycle")
    return [value for value in vars(module).values() if isinstance(value, Lifecycle)]


@pytest.mark.parametrize("part", ["governments", "declarations", "actions", "assessment", "register"])
def test_operations_take_their_arguments_by_name_and_the_actor_first(part: str) -> None:
    wrong = []
    for function in _public_functions(part):
        names = [argument.arg for argument in function.args.kwonlyargs]
        if "actor" in names and (names[0] != "actor" or function.args.args):
            wrong.append(function.name)
    assert wrong == []


@pytest.mark.parametrize("part", LIFECYCLES)
def test_every_move_has_its_rule_and_its_operation(part: str) -> None:
    rules = importlib.import_module(f"localaction.{part}.rules")
    operations = {function.name for function in _public_functions(part)}
    for table in _tables(part):
        without_operation = [move for move in table.moves if move not in operations]
        without_rule = [move for move in table.moves if not hasattr(rules, f"may_{move}")]
        assert (table.name, without_operation, without_rule) == (table.name, [], [])


@pytest.mark.parametrize("part", LIFECYCLES)
def test_every_state_can_be_reached(part: str) -> None:
    for table in _tables(part):
        reached = {table.start, *(move.target for move in table.moves.values())}
        assert set(table.states.values) - reached == set(), table.name
