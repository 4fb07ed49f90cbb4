"""`tests/` is the same tree as `src/`: the test of x.py is test_x.py in the same place."""

from pathlib import Path

from tests.house.tree import PARTS, SOURCE, TESTS

# whole-tree tests and what they drive have no module of their own
ALSO = {"house", "journeys", "factories", "tools", "data", "sweeps"}


def _tests() -> list[Path]:
    return sorted(
        file.relative_to(TESTS)
        for file in TESTS.rglob("test_*.py")
        if file.relative_to(TESTS).parts[0] not in ALSO
    )


def test_every_test_stands_where_its_module_stands() -> None:
    astray = []
    for test in _tests():
        folder = SOURCE / test.parent
        name = test.stem.removeprefix("test_")
        if not ((folder / f"{name}.py").exists() or (folder / name).is_dir()):
            astray.append(str(test))
    assert astray == []


def test_every_part_is_tested() -> None:
    assert [part for part in PARTS if not any((TESTS / part).rglob("test_*.py"))] == []
