"""What somebody typed on a page whose session had expired: kept in the new session until the same person is back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any

KEY = "kept_typed"
ROOM = 200_000
"""How many bytes of text a session keeps at most."""
NEVER_KEPT = frozenset({"csrfmiddlewaretoken", "code", "credential"})
CODE_LIKE = re.compile(r"\S{0,40}")


@dataclass(frozen=True, slots=True)
class Kept:
    """The text fields of one form as they were sent, in their order, and the address they were sent to.

    `owner` is the number of the person who typed, None while nobody may say; `files` are names only.
    """

    address: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...] = ()
    owner: int | None = None

    @property
    def size(self) -> int:
        """Bytes of all names and values."""
        return sum(len(name) + len(value.encode("utf-8", "surrogatepass")) for name, value in self.fields)

    @property
    def is_worth_keeping(self) -> bool:
        """Whether anything was typed, chosen or attached at all."""
        return bool(self.files) or any(value.strip() for _, value in self.fields)

    @property
    def texts(self) -> list[str]:
        """What was written in sentences, each text by itself."""
        return [value for _, value in self.fields if not CODE_LIKE.fullmatch(value)]

    @property
    def short_answers(self) -> list[str]:
        """Words, numbers and choices, each once."""
        found = [value for _, value in self.fields if value and CODE_LIKE.fullmatch(value)]
        return list(dict.fromkeys(found))


def typed(address: str, fields: Iterable[tuple[str, list[str]]], files: Iterable[str] = ()) -> Kept:
    """What a form sent, without form tokens and without the codes that sign people in."""
    pairs = tuple((name, value) for name, values in fields if name not in NEVER_KEPT for value in values)
    return Kept(address=address, fields=pairs, files=tuple(files))


def hold(session: MutableMapping[str, Any], kept: Kept, owner: int) -> None:
    """Keep it in the session for that person, in place of what was kept before."""
    session[KEY] = {
        "owner": owner,
        "address": kept.address,
        "fields": [list(pair) for pair in kept.fields],
        "files": list(kept.files),
    }


def held(session: MutableMapping[str, Any], person_id: int) -> Kept | None:
    """What the session keeps for this person. What it kept for somebody else is dropped."""
    data: Mapping[str, Any] | None = session.get(KEY)
    if data is None:
        return None
    if data["owner"] != person_id:
        drop(session)
        return None
    fields = tuple((name, value) for name, value in data["fields"])
    return Kept(address=data["address"], fields=fields, files=tuple(data["files"]), owner=person_id)


def drop(session: MutableMapping[str, Any]) -> None:
    """Keep nothing any longer."""
    session.pop(KEY, None)
