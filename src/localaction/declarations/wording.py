"""Exactly what a signer is shown, as one plain text, and its hash.

Pure functions: the same declaration, names and language always give the same text and hash.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

_PLACE = re.compile(r"\{(name|office|government)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a declaration in one language. `commitment` has the places {name}, {office}, {government}."""

    code: str
    version: str
    language: str
    title: str
    summary: tuple[str, ...]
    commitment: str
    note: str = ""
    official_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs, and for whom."""

    name: str
    office: str
    government: str


def digest_of(words: Words) -> str:
    """SHA-256 of the words before anybody's name stands in them."""
    parts = (words.code, words.version, words.language, *_paragraphs(words, words.commitment))
    return _sha256("\n\n".join(parts))


def shown_text(words: Words, signer: Signer) -> str:
    """The text as the signer sees it when signing, names filled in; paragraphs are parted by an empty line."""
    return "\n\n".join(_paragraphs(words, commitment_of(words, signer)))


def shown_hash(text: str) -> str:
    """SHA-256 of the shown text in UTF-8, as 64 hexadecimal digits."""
    return _sha256(text)


def commitment_of(words: Words, signer: Signer) -> str:
    """The sentence of commitment with the names in their places; braces in names stay what they are."""
    values = {"name": signer.name, "office": signer.office, "government": signer.government}
    return _PLACE.sub(lambda place: values[place[1]], words.commitment)


def _paragraphs(words: Words, commitment: str) -> Sequence[str]:
    paragraphs = (words.title, words.official_text, *words.summary, commitment, words.note)
    return [paragraph.strip() for paragraph in paragraphs if paragraph.strip()]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
