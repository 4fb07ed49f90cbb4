"""Examples of the API, from the content: each can be run as it stands once three names are filled in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from localaction.accounts import tokens
from localaction.kit.content import CONTENT, read_folder


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its name, the language it is written in (sh | python), its text."""

    code: str
    language: str
    text: str

    def filled(self, *, site: str, token: str = "", government: str = "your-government") -> str:
        """The text for a site, a token and a government."""
        names = {"SITE": site, "TOKEN": token or f"{tokens.BEGINNING}…", "GOVERNMENT": government}
        text = self.text
        for name, value in names.items():
            text = text.replace(name, value)
        return text.strip("\n")


@cache
def examples() -> dict[str, Example]:
    """Every example by its name."""
    found = read_folder(CONTENT / "api").facts["examples"]
    return {code: Example(code, facts["language"], facts["text"]) for code, facts in found.items()}
