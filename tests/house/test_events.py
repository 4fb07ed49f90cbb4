"""Every verb that is written on the trail is declared by the part that records it, and none is declared in vain."""

import ast
import re
from pathlib import Path

import pytest

from localaction.kit.events import declared
from tests.house.test_operations import LIFECYCLES
from tests.house.test_operations import _tables as lifecycles_of
from tests.house.tree import SOURCE, modules

VERB = re.compile(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*")


def _calls(tree: ast.Module) -> list[ast.expr]:
    """What stands in the place of the verb, wherever something is recorded."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and len(node.args) > 1:
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id == "trail" and node.func.attr in ("record", "event"):
                found.append(node.args[1])
    return found


def _texts(tree: ast.Module) -> set[str]:
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def _trees() -> dict[Path, ast.Module]:
    files = [file for file in modules() if file.name != "events.py"]
    return {file: ast.parse((SOURCE / file).read_text(encoding="utf-8")) for file in files}


def test_every_verb_that_is_recorded_is_declared() -> None:
    astray = [
        f"{file}: {place.value!r}"
        for file, tree in _trees().items()
        for place in _calls(tree)
        if isinstance(place, ast.Constant) and place.value not in declared()
    ]
    assert astray == []


def test_every_verb_that_is_declared_is_recorded_somewhere() -> None:
    texts = set().union(*(_texts(tree) for tree in _trees().values()))
    beginnings = {text for text in texts if text.endswith(".")}  # a verb may end with the state it led to
    unused = [
        verb for verb in declared() if verb not in texts and verb.partition(".")[0] + "." not in beginnings
    ]
    assert unused == []


def test_the_part_that_records_a_verb_is_the_one_that_declares_it() -> None:
    home: dict[str, str] = {}
    for file in SOURCE.glob("*/events.py"):
        home |= dict.fromkeys(_texts(ast.parse(file.read_text(encoding="utf-8"))), file.parent.name)
    astray = [
        f"{file}: {place.value!r}"
        for file, tree in _trees().items()
        for place in _calls(tree)
        if isinstance(place, ast.Constant) and home.get(str(place.value)) != file.parts[0]
    ]
    assert astray == []


def test_verbs_are_written_alike() -> None:
    assert [verb for verb in declared() if not VERB.fullmatch(verb)] == []
    assert [event.verb for event in declared().values() if not str(event.words).strip()] == []


def _reaches_the_trail(part: str) -> set[str]:
    """Every function of a part that records an event, itself or through others of the part."""
    calls: dict[str, set[str]] = {}
    for file in [*(SOURCE / part).glob("*.py"), *(SOURCE / part).glob("operations/*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                functions = (one.func for one in ast.walk(node) if isinstance(one, ast.Call))
                names = {f.id if isinstance(f, ast.Name) else getattr(f, "attr", "") for f in functions}
                calls.setdefault(node.name, set()).update(names)
    reached = {"record", "event"}
    while more := {name for name, names in calls.items() if name not in reached and names & reached}:
        reached |= more
    return reached


@pytest.mark.parametrize("part", LIFECYCLES)
def test_every_move_of_every_lifecycle_leaves_an_event(part: str) -> None:
    reached = _reaches_the_trail(part)
    moves = [move for table in lifecycles_of(part) for move in table.moves]
    assert moves
    assert [move for move in moves if move not in reached] == []
