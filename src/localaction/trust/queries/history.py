"""Every version of an action: when, which entry, what changed from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from localaction.register import queries
from localaction.register.queries import Version
from localaction.register.shapes import Action
from localaction.showcase.queries.provenance import host_of, safe_link
from localaction.showcase.saying import Said, said
from localaction.trust import words
from localaction.trust.comparing import Change, changes
from localaction.trust.queries.sources import Sources, sources_of
from localaction.trust.telling import fields_of


@dataclass(frozen=True, slots=True)
class Line:
    """One version. `changed`: the names of the fields in which it differs from the version before it.

    `why`: hidden | shown_before | because, where there is nothing to read; `because` is in `because_language`.
    """

    version: int
    sequence: int
    at: datetime
    event: str
    tone: str
    is_current: bool
    is_first: bool
    can_be_read: bool
    who: str
    source_href: str
    source_host: str
    changed: tuple[str, ...]
    because: Said | None
    is_withheld: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions beside each other."""

    before: int
    after: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class History:
    """Everything the page of an action's history shows. `title` is None where nothing stands."""

    reference: str
    title: Said | None
    lines: tuple[Line, ...]
    readable: tuple[int, ...]
    compared: Compared | None
    sources: Sources | None


def history_of(reference: str, language: str, before: int = 0, after: int = 0) -> History | None:
    """The history of an action with two of its versions compared, the last two unless told; None when it has none."""
    versions = queries.versions("action", reference)
    if not versions:
        return None
    stands = versions[-1].content if versions[-1].event == "published" else None
    shown = {one.version: one.content for one in versions if stands and isinstance(one.content, Action)}
    fields = {number: fields_of(content, language) for number, content in shown.items()}
    readable = tuple(fields)
    before, after = _chosen(readable, before, after)
    return History(
        reference=reference,
        title=_title(stands),
        lines=tuple(_line(one, versions, fields, language) for one in reversed(versions)),
        readable=readable,
        compared=Compared(before, after, changes(fields[before], fields[after])) if before else None,
        sources=sources_of(versions, language) if isinstance(stands, Action) else None,
    )


def _title(stands: object) -> Said | None:
    if not isinstance(stands, Action):
        return None
    return said(stands.title, stands.text_languages.get("title", stands.language))


def _chosen(readable: tuple[int, ...], before: int, after: int) -> tuple[int, int]:
    """The two versions to compare, the earlier first; (0, 0) when there are no two."""
    if len(readable) < 2:
        return 0, 0
    after = after if after in readable else readable[-1]
    if before not in readable or before == after:
        place = readable.index(after)
        before = readable[place - 1] if place else readable[1]
    return min(before, after), max(before, after)


def _line(one: Version, versions: list[Version], fields: dict[int, dict], language: str) -> Line:  # type: ignore[type-arg]
    content = one.content if isinstance(one.content, Action) and one.version in fields else None
    source = safe_link(content.origin.source_url) if content else ""
    return Line(
        version=one.version,
        sequence=one.sequence,
        at=one.published_at,
        event=words.word(words.EVENTS, one.event),
        tone=words.TONES.get(one.event, "quiet"),
        is_current=one is versions[-1],
        is_first=one.version == 1,
        can_be_read=content is not None,
        who=who_said(content) if content else "",
        source_href=source,
        source_host=host_of(source),
        changed=_changed(one.version, fields),
        because=said(one.because, one.language) if one.because else None,
        is_withheld=one.is_withheld,
    )


def _changed(version: int, fields: dict[int, dict]) -> tuple[str, ...]:  # type: ignore[type-arg]
    """What differs from the last version before it that can be read."""
    earlier = [number for number in fields if number < version]
    if version not in fields or not earlier:
        return ()
    return tuple(change.label for change in changes(fields[earlier[-1]], fields[version]))


def who_said(content: Action) -> str:
    """Whose word a version is: nobody who worked on it is named in the register."""
    if content.origin.how == "collected":
        return _("Collected by the secretariat from a public source")
    lead = next((owner.name for owner in content.owners if owner.role == "lead"), "")
    return (
        _("Submitted by %(government)s") % {"government": lead} if lead else _("Submitted by the government")
    )
