"""What a text is about, in notions that five languages share (content/notions): the search's bridge between languages.

"collecte des déchets" and "جمع النفايات" are the same notion: what is written in one is found by words of another, at
any size of the register and without any model.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from localaction.frameworks.suggesting import matching
from localaction.frameworks.suggesting.notions import LANGUAGES, notions
from localaction.kit.content import CONTENT

IN_TITLE = 2  # times what it counts elsewhere
TELLING = 2  # times what a hint counts


def of_texts(titles: Iterable[tuple[str, str]], texts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The codes of notions in titles and texts, given with their languages: each as often as it counts."""
    codes = [notion.code for notion in notions()]
    found: list[str] = []
    for times, told in ((IN_TITLE, titles), (1, texts)):
        for language, text in told:
            for hit in matching.hits(text, language):
                found += [codes[hit.notion]] * (times * (TELLING if hit.telling else 1))
    return tuple(found)


def of_question(text: str, language: str) -> dict[str, int]:
    """The notions that somebody asks for and how much each counts: in the reader's language, or else in any."""
    for languages in ((language,), LANGUAGES):
        found = of_texts((), [(one, text) for one in languages])
        if found:
            return {code: found.count(code) for code in dict.fromkeys(found)}
    return {}


def made_of() -> str:
    """A name of the notions as they are shipped: other ones mean another index."""
    digest = hashlib.sha256()
    for file in sorted((CONTENT / "notions").rglob("*.toml")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
