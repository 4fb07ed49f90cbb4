"""Which versions of a thing are withheld because it was hidden: decided by its history alone, the same for everybody.

When a thing is hidden, all its versions are withheld. Its next publication settles it: the same content as before
hiding shows them again (it was restored); other content leaves them withheld for good (it was corrected). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

PUBLISHED, HIDDEN = "published", "hidden"


class Step(NamedTuple):
    """One entry in the history of a thing."""

    version: int
    event: str
    content_hash: str


def withheld(history: Iterable[Step]) -> frozenset[int]:
    """The versions of one thing, its history told from the oldest, of which the content is not given out."""
    hidden_for_good: set[int] = set()
    open_versions: set[int] = set()
    in_question: set[int] = set()
    standing = ""
    for step in history:
        if step.event == HIDDEN:
            in_question, open_versions = in_question | open_versions, set()
        elif step.event == PUBLISHED:
            if in_question:
                settled = open_versions if step.content_hash == standing else hidden_for_good
                settled |= in_question
                in_question = set()
            open_versions.add(step.version)
            standing = step.content_hash
    return frozenset(hidden_for_good | in_question)
