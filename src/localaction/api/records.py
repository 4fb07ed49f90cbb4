"""The shapes of answers: what is published, with its place in the register and its addresses."""

from __future__ import annotations

from typing import Any

import msgspec

from localaction.register.documents import Card
from localaction.register.heard import SILENT_AFTER_MONTHS
from localaction.register.shapes import LATER, Action, Government, Progress, Signature

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """Where in the register a version stands. `published_at` is ISO 8601; hashes are SHA-256 in hexadecimal."""

    sequence: int
    version: int
    published_at: str
    first_published_at: str
    content_hash: str
    entry_hash: str


class ProgressRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One report of a government about an action."""

    register: Proof
    content: Progress


class ProgressStanding(msgspec.Struct, frozen=True, kw_only=True):
    """How an action stands by the last word of its government.

    `stage` is the one said last, `heard_on` the day of that word, `report` its reference ("": the action itself).
    `is_silent`: the word is older than `silent_after_months`, so that the stage does not count as progressing.
    """

    stage: str
    heard_on: str
    is_silent: bool
    report: str = ""
    silent_after_months: int = SILENT_AFTER_MONTHS


class ActionRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One published action. `href` is this record, `page` its public page; `progress` runs from the first report."""

    href: str
    page: str
    register: Proof
    content: Action
    standing: ProgressStanding
    progress: tuple[ProgressRecord, ...] = ()
    licence: str = LICENCE


def as_published(record: ActionRecord) -> dict[str, Any]:
    """The record with its content as the register keeps it, so that anyone can compute the hash of it."""
    told: dict[str, Any] = msgspec.to_builtins(record)
    told["content"] = {name: one for name, one in told["content"].items() if one or name not in LATER}
    return told


class SignatureRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One published signature."""

    register: Proof
    content: Signature


class GovernmentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One local or regional government with its signatures. `actions` is the list of its actions."""

    href: str
    page: str
    actions: str
    register: Proof
    content: Government
    signatures: tuple[SignatureRecord, ...]
    licence: str = LICENCE


class Listed(Card, frozen=True, kw_only=True):
    """One line of a list: what a list needs to show, and where the whole record is."""

    href: str
    page: str
    is_silent: bool = False


class FacetCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many results have a value of a facet; counted without that facet's own choice."""

    value: str
    count: int


class RecordList(msgspec.Struct, frozen=True, kw_only=True):
    """One page of what was found. `sequence`: the entry up to which the register was searched."""

    total: int
    page: int
    pages: int
    per_page: int
    sequence: int
    relaxed: bool
    items: tuple[Listed, ...]
    facets: dict[str, tuple[FacetCount, ...]]
    next: str = ""
    previous: str = ""
    licence: str = LICENCE


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What went wrong (RFC 9457). `errors` names each parameter that cannot be used."""

    title: str
    status: int
    detail: str = ""
    type: str = "about:blank"
    errors: tuple[str, ...] = ()
    because: str = ""
    withdrawn_at: str = ""


def components() -> dict[str, object]:
    """The JSON Schemas of all answers, by name, for the OpenAPI document."""
    _refs, found = msgspec.json.schema_components(
        [ActionRecord, GovernmentRecord, RecordList, Problem], ref_template="#/components/schemas/{name}"
    )
    return dict(sorted(found.items()))
