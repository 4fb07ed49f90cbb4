"""Content folders: one TOML file of facts and one per language, read once, hashed by language.

A thing people will add next year (a declaration, a framework, a rubric, a forum) is such a folder.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import localaction

CONTENT = Path(localaction.__file__).parent / "content"


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """One thing of content: `facts` hold for every language, `texts` maps a language code to its texts.

    `digests` maps each language to the SHA-256 of exactly the bytes of its file.
    """

    code: str
    facts: dict[str, Any]
    texts: dict[str, dict[str, Any]]
    digests: dict[str, str]

    def in_languages(self, *path: str) -> dict[str, Any]:
        """One text in every language that has it: `in_languages("items", "GCM-1", "title")`."""
        found: dict[str, Any] = {}
        for language, texts in self.texts.items():
            value: Any = texts
            for step in path:
                value = value.get(step) if isinstance(value, dict) else None
            if value not in (None, ""):
                found[language] = value
        return found


def read_folder(folder: Path) -> ContentFolder:
    """Read one content folder. Raises FileNotFoundError without files, tomllib.TOMLDecodeError on bad TOML."""
    facts: dict[str, Any] = {}
    texts: dict[str, dict[str, Any]] = {}
    digests: dict[str, str] = {}
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise FileNotFoundError(f"no TOML file in {folder}")
    for file in files:
        raw = file.read_bytes()
        table = tomllib.loads(raw.decode("utf-8"))
        if len(file.stem) == 2:
            texts[file.stem] = table
            digests[file.stem] = hashlib.sha256(raw).hexdigest()
        else:
            facts |= table
    return ContentFolder(str(facts.get("code", folder.name)), facts, texts, digests)


def folders(kind: str, root: Path | None = None) -> list[ContentFolder]:
    """Every content folder of a kind ("frameworks", "rubrics" …), by folder name."""
    base = (root or CONTENT) / kind
    return [read_folder(folder) for folder in sorted(base.iterdir()) if folder.is_dir()]
