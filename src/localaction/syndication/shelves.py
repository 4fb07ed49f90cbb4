"""On which shelves a published thing lies: by its kind, country, objectives, governments and call.

A shelf is called as OAI-PMH calls a set: letters, digits and a few signs, no colon, so that no shelf contains another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from localaction.frameworks import queries as frameworks
from localaction.register.latest import Before, Latest
from localaction.register.shapes import Action, Call, Shape

KINDS = ("action", "government", "signature", "progress", "call")
EVERYTHING = ""
GONE = "gone"  # the family of shelves for what was withdrawn or is hidden: for feeds, no set for harvesters
SPEC = re.compile(r"[A-Za-z0-9\-_.!~*'()]{1,220}")
FAMILIES = ("kind", "country", "objective", "call", "government")


def spec(family: str, code: str) -> str:
    """The name of a shelf: `spec("country", "UG")` is "country-UG"."""
    return f"{family}-{code}"


def parts(name: str) -> tuple[str, str]:
    """Family and code of a shelf; ("", "") for a name that no shelf has."""
    family, dash, code = name.partition("-")
    return (family, code) if dash and code and family in FAMILIES else ("", "")


def is_set(name: str) -> bool:
    """Whether harvesters know the shelf as a set."""
    return bool(parts(name)[0])


def of_change(change: Latest, before: Before | None = None) -> tuple[str, ...]:
    """The shelves of a thing as it stands, or as it stood `before` it was withdrawn or hidden."""
    content = before.content if before else change.content
    return _named(_shelves(change, content))


def told_of(change: Latest, before: Before | None = None) -> tuple[str, ...]:
    """The shelves that may be told of a thing: of what is or was hidden nothing but its kind."""
    if change.is_hidden or (before and before.is_withheld):
        return (spec("kind", change.kind),)
    return tuple(name for name in of_change(change, before) if is_set(name))


def _shelves(change: Latest, content: Shape) -> Iterable[tuple[str, str]]:
    yield "kind", change.kind
    if not change.stands:
        yield GONE, change.kind
    yield "country", change.country
    if isinstance(content, Action):
        yield from (("objective", code) for code in _with_parents(content))
        yield "call", content.origin.call
        yield from (("government", owner.slug) for owner in content.owners)
    elif isinstance(content, Call):
        yield "call", content.reference
    yield "government", change.government


def _with_parents(action: Action) -> Iterable[str]:
    """The objectives of an action; a target of a goal speaks for its goal too."""
    for code in (*action.priorities, *(aligned.code for aligned in action.alignment)):
        yield code
        item = frameworks.item(code)
        if item and item.parent:
            yield item.parent


def _named(found: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    names = (spec(family, code) for family, code in found if code)
    return tuple(dict.fromkeys(name for name in names if SPEC.fullmatch(name)))
