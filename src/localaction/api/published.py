"""One published thing as a record: its content, its place in the register, what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone

from localaction.api import lists, paging
from localaction.api.answering import problem
from localaction.api.asking import AskReports, AskStanding
from localaction.api.records import (
    ActionRecord,
    GovernmentRecord,
    ProgressList,
    ProgressRecord,
    ProgressStanding,
    Proof,
    SignatureList,
    SignatureRecord,
)
from localaction.register import changes, heard
from localaction.register import queries as register
from localaction.register.queries import Published
from localaction.register.shapes import Action, Government, Progress, Signature
from localaction.showcase import addresses


def action_record(published: Published) -> ActionRecord:
    """An action with its progress reports."""
    assert isinstance(published.content, Action)
    href, page = lists.hrefs("action", published.reference)
    reports = register.reports_of(published.reference)
    return ActionRecord(
        href=href,
        page=page,
        register=_proof(published),
        content=published.content,
        standing=_standing(published, published.content, reports),
        progress=tuple(progress_record(one) for one in reports),
    )


def _standing(published: Published, action: Action, reports: Iterable[Published]) -> ProgressStanding:
    told = [one.content for one in reports if isinstance(one.content, Progress)]
    found = heard.standing_of(action, published.first_published_at.date(), told)
    return ProgressStanding(
        stage=found.stage,
        heard_on=found.heard_on.isoformat(),
        is_silent=heard.is_silent(found.stage, found.heard_on, timezone.now().date()),
        report=found.report.reference if found.report else "",
    )


def government_record(published: Published) -> GovernmentRecord:
    """A government with its signatures and a way to its actions."""
    assert isinstance(published.content, Government)
    href, page = lists.hrefs("government", published.reference)
    actions = addresses.with_query(addresses.page("api:actions", "en"), [("government", published.reference)])
    return GovernmentRecord(
        href=href,
        page=page,
        actions=f"{settings.SITE_URL}{actions}",
        register=_proof(published),
        content=published.content,
        signatures=tuple(
            signature_record(one) for one in register.of_government("signature", published.reference)
        ),
    )


def signature_record(published: Published) -> SignatureRecord:
    """A signature."""
    assert isinstance(published.content, Signature)
    return SignatureRecord(
        register=_proof(published),
        content=published.content,
        href=_site(addresses.of("api:signature", "en", published.reference)),
        government=lists.hrefs("government", published.content.government)[0],
    )


def progress_record(published: Published) -> ProgressRecord:
    """A progress report."""
    assert isinstance(published.content, Progress)
    return ProgressRecord(
        register=_proof(published),
        content=published.content,
        href=_site(addresses.of("api:report", "en", published.reference)),
        action=lists.hrefs("action", published.content.action)[0],
    )


def signatures(ask: AskStanding) -> SignatureList:
    """Signatures that stand, those published first coming first. Raises BadCursor."""
    found, following = _after(ask, "signature", "api:signatures")
    return SignatureList(items=tuple(signature_record(one) for one in found), next=following)


def progress(ask: AskReports) -> ProgressList:
    """Progress reports that stand, those published first coming first. Raises BadCursor."""
    found, following = _after(ask, "progress", "api:reports", action=ask.action)
    return ProgressList(items=tuple(progress_record(one) for one in found), next=following)


def _after(ask: AskStanding, kind: str, name: str, *, action: str = "") -> tuple[list[Published], str]:
    """What follows the cursor, and the address of what follows that."""
    (after,) = paging.read(ask.cursor, 1) if ask.cursor else (0,)
    found = changes.standing(
        kind, after, ask.limit + 1, government=ask.government, country=ask.country.upper(), action=action
    )
    if len(found) <= ask.limit:
        return found, ""
    page = found[: ask.limit]
    said = ask.dict(exclude_defaults=True) | {"cursor": paging.cursor(page[-1].first_sequence)}
    return page, _site(
        addresses.with_query(addresses.page(name, "en"), [(n, str(v)) for n, v in said.items()])
    )


def _proof(published: Published) -> Proof:
    return Proof(
        sequence=published.sequence,
        version=published.version,
        published_at=published.published_at.isoformat(),
        first_published_at=published.first_published_at.isoformat(),
        content_hash=published.content_hash,
        entry_hash=published.entry_hash,
    )


def missing(kind: str, reference: str) -> HttpResponse:
    """Hidden, withdrawn, or never published."""
    if register.hidden(kind, reference):
        return problem(410, "This entry is hidden while the secretariat looks into it")
    tombstone = register.tombstone(kind, reference)
    if tombstone is None:
        return problem(404, "Nothing is published under this reference")
    return problem(
        410,
        "This entry was withdrawn",
        because=tombstone.because,
        withdrawn_at=tombstone.withdrawn_at.isoformat(),
    )


def _site(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
