"""Every template compiles, follows the strict content policy and leaves direction to the language."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.urls import URLResolver, get_resolver

from tests.house.tree import SOURCE, templates

PHYSICAL = re.compile(
    r"(?<![-\w])(?:margin|padding|border)-(?:left|right)\b|(?<![-\w])(?:left|right)\s*:\s*[\d.-]|text-align\s*:\s*(?:left|right)|float\s*:\s*(?:left|right)"
)


@pytest.mark.parametrize("template", templates(), ids=str)
def test_it_compiles(template: Path) -> None:
    get_template("/".join(template.parts[2:]))


@pytest.mark.parametrize("template", templates(), ids=str)
def test_no_script_or_style_stands_inside(template: Path) -> None:
    if "letter" in template.name or "letters" in template.parts:
        return
    text = (SOURCE / template).read_text(encoding="utf-8")
    assert (
        re.findall(
            r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")",
            text,
        )
        == []
    )


def test_every_page_that_is_linked_to_exists() -> None:
    known = set(_names(get_resolver()))
    found = []
    for template in templates():
        text = (SOURCE / template).read_text(encoding="utf-8")
        names = re.findall(r"""{%\s*url\s+["']([^"']+)["']""", text)
        found += [f"{template}: {name}" for name in names if name not in known]
    assert found == []


def _names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """The name of every page, with its namespace. `{% url … as x %}` would hide a wrong one."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _names(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif entry.name:
            yield space + entry.name


def test_styles_use_logical_properties_only() -> None:
    found = []
    for file in sorted((SOURCE / "design" / "assets").rglob("*.css")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if PHYSICAL.search(line.split("/*")[0]):
                found.append(f"{file.name}:{number}: {line.strip()}")
    assert found == []


def test_text_in_templates_is_marked_for_translation() -> None:
    found = []
    for template in templates():
        if template.suffix != ".html":
            continue
        text = (SOURCE / template).read_text(encoding="utf-8")
        found += [f"{template}: {words!r}" for words in _unmarked(text)]
    assert found == []


def _unmarked(text: str) -> list[str]:
    """Words a reader would see that stand outside every translation tag."""
    text = re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}|<!--.*?-->", " ", text, flags=re.S)
    text = re.sub(r"{%\s*blocktrans.*?endblocktrans\w*\s*%}", " ", text, flags=re.S)
    text = re.sub(r"<(style|script|svg)\b.*?</\1>", " ", text, flags=re.S)
    text = re.sub(r"{%.*?%}|{{.*?}}", " ", text, flags=re.S)
    text = re.sub(r"<[^>]*>", "\n", text)
    text = re.sub(r"&\w+;", " ", text)
    return [piece.strip() for piece in text.splitlines() if re.search(r"[^\W\d_]{3,}", piece)]
