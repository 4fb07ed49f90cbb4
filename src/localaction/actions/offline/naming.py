"""How the fields of a draft's pages are called in a file, and back.

A field is `<page>/<field>`. What an action serves is asked framework by framework (`alignment/items@gcm-objectives`),
and a few empty lines ask for one more item with its reason (`alignment-reasons/extra-1-item`, `…-text`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FORM = "action-draft"
ALIGNMENT, REASONS = "alignment", "alignment-reasons"
EXTRA_LINES = 4

Page = dict[str, list[str]]
Answers = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class OnPaper:
    """One page as a file has it: what it was made with, and what it says now. `asks`: the fields it asks for."""

    base: Page = field(default_factory=dict)
    mine: Page = field(default_factory=dict)
    asks: frozenset[str] = frozenset()


def name_of(page: str, field_name: str) -> str:
    """The name of a field in a file."""
    return f"{page}/{field_name}"


def pages_on_paper(base: Answers, answers: Answers) -> dict[str, OnPaper]:
    """The pages of a file by their address. A question that is gone from the file keeps its first answer."""
    given = {**base, **answers}
    first, now = _folded(base), _with_extras(_folded(given))
    asked = {page: frozenset(fields) for page, fields in _folded(given, with_empty=True).items()}
    return {
        page: OnPaper(
            first.get(page, {}), now.get(page, {}), asked.get(page, frozenset()) | set(now.get(page, {}))
        )
        for page in {**asked, **now}
    }


def _folded(answers: Answers, *, with_empty: bool = False) -> dict[str, Page]:
    found: dict[str, Page] = {}
    for name, values in answers.items():
        page, slash, field_name = name.partition("/")
        if slash and (values or with_empty):
            found.setdefault(page, {}).setdefault(field_name.partition("@")[0], []).extend(values)
    return found


def _with_extras(pages: dict[str, Page]) -> dict[str, Page]:
    """The lines for one more item: its code is chosen, its sentence is its reason."""
    reasons = pages.get(REASONS, {})
    for number in range(1, EXTRA_LINES + 1):
        code = reasons.pop(f"extra-{number}-item", [])
        text = reasons.pop(f"extra-{number}-text", [])
        if not code:
            if text:
                reasons[f"extra-{number}-text"] = text
            continue
        items = pages.setdefault(ALIGNMENT, {}).setdefault("items", [])
        items.extend(one for one in code if one not in items)
        if text:
            before = reasons.get(f"reason-{code[0]}", [])
            reasons[f"reason-{code[0]}"] = ["\n".join([*before, *text])]
    return pages
