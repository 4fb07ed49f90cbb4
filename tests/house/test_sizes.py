"""Nothing grows too large to be read at one sitting."""

import ast
from pathlib import Path

import pytest

from tests.house.tree import SOURCE, modules, templates

MODULE, PAGES, FUNCTION, TEMPLATE = 400, 250, 40, 120


@pytest.mark.parametrize("module", modules(), ids=str)
def test_modules_and_functions_stay_small(module: Path) -> None:
    text = (SOURCE / module).read_text(encoding="utf-8")
    limit = PAGES if "web" in module.parts else MODULE
    assert len(text.splitlines()) <= limit
    long = [
        f"{node.name}: {_length(node)} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _length(node) > FUNCTION
    ]
    assert long == []


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    first = node.body[0]
    is_docstring = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and len(node.body) > 1
    )
    start = node.body[1].lineno if is_docstring else first.lineno
    return (node.end_lineno or start) - start + 1


@pytest.mark.parametrize("template", templates(), ids=str)
def test_templates_stay_small(template: Path) -> None:
    assert len((SOURCE / template).read_text(encoding="utf-8").splitlines()) <= TEMPLATE
