"""Writing an Atom feed (RFC 4287) with what was withdrawn (RFC 6721) and the way to its older pages (RFC 5005)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from localaction.showcase.queries.linked import LICENCE
from localaction.syndication.dublin import PUBLISHER
from localaction.syndication.markup import Markup, document, element

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
MEDIA_TYPE = "application/atom+xml"


@dataclass(frozen=True, slots=True)
class Link:
    """One link; `kind` is the media type of what it leads to."""

    rel: str
    href: str
    kind: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One published thing. Texts are with their language; `subjects` are (code, label)."""

    id: str
    title: str
    title_language: str
    published: datetime
    updated: datetime
    links: tuple[Link, ...]
    authors: tuple[str, ...] = ()
    summary: str = ""
    summary_language: str = ""
    subjects: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """A thing that was in the feed and is no more. `because` is "" where nothing is told."""

    id: str
    when: datetime
    because: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """One page of a feed."""

    id: str
    title: str
    language: str
    updated: datetime
    links: tuple[Link, ...]
    entries: tuple[Entry | Gone, ...]


def written(feed: Feed) -> str:
    """The feed as a document."""
    entries = [_gone(one) if isinstance(one, Gone) else _entry(one) for one in feed.entries]
    return document(
        element(
            "feed",
            [
                element("id", feed.id),
                element("title", feed.title),
                element("updated", feed.updated.isoformat()),
                element("author", element("name", PUBLISHER)),
                element("generator", "Local Action"),
                *(_link(one) for one in feed.links),
                element("link", rel="license", href=LICENCE),
                element("rights", "CC BY 4.0"),
                *entries,
            ],
            xmlns=ATOM,
            xmlns_at=TOMBSTONES,
            xml_lang=feed.language,
        )
    )


def _entry(entry: Entry) -> Markup:
    summary = [element("summary", entry.summary, xml_lang=entry.summary_language)] if entry.summary else []
    return element(
        "entry",
        [
            element("id", entry.id),
            element("title", entry.title, xml_lang=entry.title_language),
            element("published", entry.published.isoformat()),
            element("updated", entry.updated.isoformat()),
            *(element("author", element("name", name)) for name in entry.authors if name),
            *(_link(one) for one in entry.links),
            *(element("category", term=code, label=label) for code, label in entry.subjects),
            *summary,
        ],
    )


def _gone(gone: Gone) -> Markup:
    because = [element("at:comment", gone.because, xml_lang=gone.language)] if gone.because else []
    return element("at:deleted-entry", because, ref=gone.id, when=gone.when.isoformat())


def _link(link: Link) -> Markup:
    return element("link", rel=link.rel, href=link.href, type=link.kind, hreflang=link.language)
