"""Names say what a thing is: no rag-bag modules, no word used for two things, no trace of a workplace."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.house.tree import PARTS, ROOT, SOURCE, modules

RAGBAGS = {"utils", "helpers", "common", "base", "misc", "services", "util", "helper"}


def test_no_module_is_a_rag_bag() -> None:
    assert [str(module) for module in modules() if RAGBAGS & {module.stem, *module.parts}] == []


@pytest.mark.parametrize("part", PARTS)
def test_every_part_says_what_it_is_about(part: str) -> None:
    tree = ast.parse((SOURCE / part / "__init__.py").read_text(encoding="utf-8"))
    assert len(ast.get_docstring(tree) or "") > 40
    assert len(tree.body) == 1, "the package's __init__ says what it is about and imports nothing"


@pytest.mark.parametrize("module", [module for module in modules() if "__init__" not in module.name], ids=str)
def test_every_public_name_is_explained(module: Path) -> None:
    tree = ast.parse((SOURCE / module).read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module says what it is for"
    unexplained = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert unexplained == []


def _tracked() -> list[Path]:
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_registry_or_a_path_of_somebody_s_machine() -> None:
    hosts = ("py" + "pi.org", "python" + "hosted.org", "registry." + "npmjs", "deb.debian" + ".org")
    path = re.compile(r"(?:^|[\s\"'=(:])/(?:wo" + r"rk|fa" + r"rm|ro" + r"ot)/")
    found = []
    for file in _tracked():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if any(host in text for host in hosts) or path.search(text):
            found.append(str(file.relative_to(ROOT)))
    assert found == []


def test_nothing_is_left_for_later_in_the_source() -> None:
    later = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|NotImpl" + r"ementedError)\b")
    assert [
        str(module) for module in modules() if later.search((SOURCE / module).read_text(encoding="utf-8"))
    ] == []
