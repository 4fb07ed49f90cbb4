"""The shapes of answers: what is published, with its place in the register and its addresses."""

from __future__ import annotations

from typing import Any

import msgspec

from localaction.register.documents import Card, NamedGovernment
from localaction.register.evidence import Consistency, TreeHead
from localaction.register.heard import SILENT_AFTER_MONTHS
from localaction.register.shapes import LATER, Action, Government, Progress, Signature
from localaction.register.transcript import EntryLine

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
    """One report of a government about an action. `href` is this record, `action` that of its action."""

    register: Proof
    content: Progress
    href: str
    action: str


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


def as_published(record: msgspec.Struct) -> dict[str, Any]:
    """The record with each content in it as the register keeps it, so that anyone can compute the hash of it."""
    told: dict[str, Any] = _as_kept(msgspec.to_builtins(record))
    return told


def _as_kept(told: Any) -> Any:
    if isinstance(told, list):
        return [_as_kept(one) for one in told]
    if not isinstance(told, dict):
        return told
    return {name: _content(one) if name == "content" else _as_kept(one) for name, one in told.items()}


def _content(content: dict[str, Any]) -> dict[str, Any]:
    """The published text itself: fields that came later are left out while they are empty."""
    return {name: one for name, one in content.items() if one or name not in LATER}


class SignatureRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One published signature. `href` is this record, `government` that of its government."""

    register: Proof
    content: Signature
    href: str
    government: str


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
    """One page of what was found. `sequence`: the entry up to which the register was searched.

    `next` and `previous` are addresses, "" where there is none. `cursor` leads to the same next page, and stays true
    when something is published meanwhile: follow it to read a whole list.
    """

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
    cursor: str = ""
    licence: str = LICENCE


class SignatureList(msgspec.Struct, frozen=True, kw_only=True):
    """Signatures, those published first coming first. `next` is the address of the following page, "" at the end."""

    items: tuple[SignatureRecord, ...]
    next: str = ""
    licence: str = LICENCE


class ProgressList(msgspec.Struct, frozen=True, kw_only=True):
    """Progress reports, those published first coming first. `next`: the following page, "" at the end."""

    items: tuple[ProgressRecord, ...]
    next: str = ""
    licence: str = LICENCE


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """The support that an action asks for. `kinds` are terms of `support-kinds`; `text` is in `language`."""

    href: str
    page: str
    action: str
    title: str
    title_language: str
    kinds: tuple[str, ...]
    text: str
    language: str
    governments: tuple[NamedGovernment, ...]
    country: str
    budget_amount: str = ""
    budget_currency: str = ""


class NeedList(msgspec.Struct, frozen=True, kw_only=True):
    """Needs of actions that stand. `total` counts all that were found; `kinds` how many ask for each kind."""

    total: int
    sequence: int
    items: tuple[Need, ...]
    kinds: tuple[FacetCount, ...]
    next: str = ""
    licence: str = LICENCE


class FrameworkItem(msgspec.Struct, frozen=True, kw_only=True):
    """One objective, goal, target or priority; texts by language. `actions` is the list of actions that serve it."""

    code: str
    number: str
    parent: str
    titles: dict[str, str]
    shorts: dict[str, str]
    actions: str


class Framework(msgspec.Struct, frozen=True, kw_only=True):
    """A set of items that actions align with; texts by language."""

    href: str
    code: str
    family: str
    names: dict[str, str]
    descriptions: dict[str, str]
    source: str
    official_page: str
    items: tuple[FrameworkItem, ...] = ()


class FrameworkList(msgspec.Struct, frozen=True, kw_only=True):
    """Every framework, without its items."""

    items: tuple[Framework, ...]


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One word of a vocabulary, by language. `broader` is the code of the term above it, "" at the top."""

    code: str
    broader: str
    labels: dict[str, str]


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """The words that stand behind the codes of one field."""

    href: str
    code: str
    items: tuple[Term, ...]


class VocabularyList(msgspec.Struct, frozen=True, kw_only=True):
    """Every vocabulary with its terms."""

    items: tuple[Vocabulary, ...]


class RegisterHead(msgspec.Struct, frozen=True, kw_only=True):
    """Where the register ends now: its last entry, and the Merkle root over all of them."""

    sequence: int
    entry_hash: str
    published_at: str
    tree: TreeHead
    checkpoint: TreeHead | None
    entries: str
    changes: str


class RegisterEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry as a line of the file of the register (docs/register-format.md): `content` is what was hashed.

    `withheld` is there, and `content` is not, where the thing was hidden later.
    """

    sequence: int
    kind: str
    reference: str
    version: int
    event: str
    schema: str
    language: str
    published_at: str
    content_hash: str
    previous_hash: str
    entry_hash: str
    content: dict[str, Any] | msgspec.UnsetType = msgspec.UNSET
    withheld: bool | msgspec.UnsetType = msgspec.UNSET


def entry_of(line: EntryLine) -> RegisterEntry:
    """A line as an answer tells it, byte for byte."""
    values = {name: getattr(line, name) for name in RegisterEntry.__struct_fields__[:-2]}
    if line.withheld:
        return RegisterEntry(**values, withheld=True)
    content: Any = line.content
    return RegisterEntry(**values, content=content)


class InclusionProof(msgspec.Struct, frozen=True, kw_only=True):
    """That an entry stands in the register, by its audit path; the file that `localaction verify-register` takes."""

    proof: str
    tree: TreeHead
    path: tuple[str, ...]
    entry: RegisterEntry


class EntryRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One entry as the file of the register has it, and the address of the proof that it stands there."""

    href: str
    proof: str
    entry: RegisterEntry


class EntryList(msgspec.Struct, frozen=True, kw_only=True):
    """Entries in order. `next` is the address of those that follow, "" at the end of the register."""

    items: tuple[EntryRecord, ...]
    next: str = ""
    licence: str = LICENCE


class ChangeRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One change. `what`: published | withdrawn | hidden | restored. `href`: the thing as data, "" where it has none.

    Of what is hidden every earlier content must go; `entry.withheld` says that an entry has none to give.
    """

    what: str
    href: str
    entry: RegisterEntry


class ChangeList(msgspec.Struct, frozen=True, kw_only=True):
    """What changed after `since`, in order. Ask again with `since` = `upto`; `head` is where the register ends now."""

    since: int
    upto: int
    head: int
    items: tuple[ChangeRecord, ...]
    next: str = ""
    licence: str = LICENCE


class Home(msgspec.Struct, frozen=True, kw_only=True):
    """Where everything is."""

    documentation: str
    openapi: str
    actions: str
    governments: str
    signatures: str
    progress: str
    needs: str
    frameworks: str
    vocabularies: str
    register: str
    changes: str
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


ANSWERS = (
    ActionRecord,
    GovernmentRecord,
    SignatureRecord,
    ProgressRecord,
    RecordList,
    SignatureList,
    ProgressList,
    NeedList,
    Framework,
    FrameworkList,
    Vocabulary,
    VocabularyList,
    RegisterHead,
    EntryRecord,
    EntryList,
    InclusionProof,
    Consistency,
    ChangeList,
    Home,
    Problem,
)


WITH_CONTENT = (ActionRecord, GovernmentRecord, SignatureRecord, ProgressRecord, SignatureList, ProgressList)
"""Answers that hold a published text, which must leave as the register keeps it."""


def components() -> dict[str, object]:
    """The JSON Schemas of all answers, by name, for the OpenAPI document."""
    _refs, found = msgspec.json.schema_components(ANSWERS, ref_template="#/components/schemas/{name}")
    return dict(sorted(found.items()))
