"""The register itself as data: its entries, its changes, and where to find the proof of each."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from localaction.api import lists
from localaction.api.asking import AskEntries
from localaction.api.records import (
    ChangeList,
    ChangeRecord,
    EntryList,
    EntryRecord,
    InclusionProof,
    RegisterHead,
    entry_of,
)
from localaction.register import chain, changes, proofs
from localaction.register import queries as register
from localaction.register.changes import Change
from localaction.register.transcript import EntryLine
from localaction.showcase import addresses

RECORDS = {
    "action": "api:action",
    "government": "api:government",
    "signature": "api:signature",
    "progress": "api:report",
}
"""Kinds of thing that have a record of their own, with the name of its address."""


def head() -> RegisterHead:
    """Where the register ends now."""
    last = register.head()
    kept = register.latest_checkpoint()
    return RegisterHead(
        sequence=last.sequence,
        entry_hash=last.hash,
        published_at=chain.timestamp(last.at) if last.at else "",
        tree=proofs.tree(last.sequence),
        checkpoint=proofs.tree(kept.sequence) if kept else None,
        entries=_site(addresses.page("api:entries", "en")),
        changes=_site(addresses.page("api:changes", "en")),
    )


def entries(ask: AskEntries) -> EntryList:
    """Entries in order, as the file of the register has them."""
    found = changes.since(ask.since, ask.limit, ask.kind)
    following = _following("api:entries", ask, found.upto) if found.upto < found.head else ""
    return EntryList(items=tuple(entry_record(one.line) for one in found.found), next=following)


def entry_record(line: EntryLine) -> EntryRecord:
    """One entry."""
    number = str(line.sequence)
    return EntryRecord(
        href=_site(addresses.of("api:entry", "en", number)),
        proof=_site(addresses.of("api:inclusion", "en", number)),
        entry=entry_of(line),
    )


def inclusion(sequence: int, size: int | None) -> InclusionProof | None:
    """The proof that the register holds an entry; None when there is no such entry. Raises NoSuchTree."""
    found = proofs.inclusion(sequence, size)
    if found is None:
        return None
    return InclusionProof(proof=found.proof, tree=found.tree, path=found.path, entry=entry_of(found.entry))


def changes_since(ask: AskEntries) -> ChangeList:
    """What changed after an entry."""
    found = changes.since(ask.since, ask.limit, ask.kind)
    return ChangeList(
        since=ask.since,
        upto=found.upto,
        head=found.head,
        items=tuple(change_record(one) for one in found.found),
        next=_following("api:changes", ask, found.upto) if found.upto < found.head else "",
    )


def change_record(change: Change) -> ChangeRecord:
    """One change."""
    return ChangeRecord(what=change.what, href=href_of(change.line), entry=entry_of(change.line))


def href_of(line: EntryLine) -> str:
    """The thing that an entry is about, as data; "" for a kind that has no record of its own."""
    if line.kind in ("action", "government"):
        return lists.hrefs(line.kind, line.reference)[0]
    name = RECORDS.get(line.kind, "")
    return _site(addresses.of(name, "en", line.reference)) if name else ""


def _following(name: str, ask: AskEntries, since: int) -> str:
    pairs: Iterable[tuple[str, str]] = [
        *(("kind", kind) for kind in ask.kind),
        ("since", str(since)),
        ("limit", str(ask.limit)),
        ("fields", ask.fields),
    ]
    return _site(addresses.with_query(addresses.page(name, "en"), pairs))


def _site(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
