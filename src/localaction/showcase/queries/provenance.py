"""Where a page comes from: who submitted or collected it, its place in the register, how to cite it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from localaction.design.writing import date_text
from localaction.kit.texts import sentence as _
from localaction.register import queries as register
from localaction.register.queries import Published, Version
from localaction.register.shapes import Action, Origin
from localaction.register.translations import language_of
from localaction.showcase import addresses, words
from localaction.showcase.saying import day, tongue


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version in the history of a page."""

    version: int
    on: str
    sequence: int
    entry_hash: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Provenance:
    """How an action came here and what stands in the register. `signature`: confirmed | listed | none …"""

    how: str
    is_collected: bool
    source_href: str
    source_host: str
    collected_on: str
    checked: str
    signature: str
    signature_word: str
    signature_tone: str
    sequence: int
    entry_hash: str
    content_hash: str
    version: int
    published_on: str
    first_published_on: str
    versions: tuple[VersionLine, ...]
    citation: SafeString
    address: str


def provenance_of(published: Published, action: Action, language: str) -> Provenance:
    """Everything the page says about its own origin."""
    origin = action.origin
    address = f"{settings.SITE_URL}{addresses.action(action.reference, language)}"
    is_collected = origin.how == "collected"
    source = safe_link(origin.source_url)
    return Provenance(
        how=_how(origin),
        is_collected=is_collected,
        source_href=source,
        source_host=host_of(source),
        collected_on=day(origin.collected_on, language),
        checked=_checked(origin) if is_collected else "",
        signature=_signature(origin),
        signature_word=words.word(words.SIGNATURES, origin.signature),
        signature_tone=words.SIGNATURE_TONES.get(origin.signature, "quiet"),
        sequence=published.sequence,
        entry_hash=published.entry_hash,
        content_hash=published.content_hash,
        version=published.version,
        published_on=date_text(published.published_at.date(), language),
        first_published_on=date_text(published.first_published_at.date(), language),
        versions=_versions(published, language),
        citation=_citation(published, action, address, language),
        address=address,
    )


def safe_link(address: str) -> str:
    """The address if a browser may follow it, else "": a source is typed in by people."""
    return address if address.startswith(("https://", "http://")) else ""


def host_of(address: str) -> str:
    """The site an address leads to, "" where it leads nowhere."""
    try:
        return urlsplit(safe_link(address)).hostname or ""
    except ValueError:
        return ""


def _how(origin: Origin) -> str:
    if origin.how == "collected":
        return _("Collected by the secretariat from a public source. It was not submitted by the government.")
    if origin.assessed:
        return _("Submitted by the government, assessed and published.")
    return _("Submitted by the government and published.")


def _checked(origin: Origin) -> str:
    if origin.checked:
        return _("The secretariat compared it with the source.")
    return _("Nobody has compared it with the source yet.")


def _signature(origin: Origin) -> str:
    return {
        "confirmed": _("The government’s signature of the Declaration is confirmed."),
        "announced": _(
            "The government’s signature of the Declaration is announced. It is final unless somebody objects."
        ),
        "listed": _("The government is listed as a signatory of the Declaration."),
    }.get(origin.signature, _("No signature on record."))


def _versions(published: Published, language: str) -> tuple[VersionLine, ...]:
    """Every published version, newest first; a first version has no history to ask for."""
    if published.version == 1:
        return ()
    found: list[Version] = register.versions(published.kind, published.reference)
    return tuple(
        VersionLine(
            version=one.version,
            on=date_text(one.published_at.date(), language),
            sequence=one.sequence,
            entry_hash=one.entry_hash,
            is_current=one.version == published.version,
        )
        for one in reversed(found)
        if one.content is not None
    )


def _citation(published: Published, action: Action, address: str, language: str) -> SafeString:
    """Who, when, what and where, as literature is cited; each name keeps its own direction."""
    owners = [(tongue(owner.language), owner.name) for owner in action.owners]
    names = format_html_join("; ", "<bdi{}>{}</bdi>", owners or [("", action.contact_organisation)])
    said = _(
        "%(names)s (%(year)s). %(title)s (%(reference)s, version %(version)s). "
        "Call to Local Action for Migrants and Refugees, public register, entry %(sequence)s, %(date)s. %(address)s"
    )
    pieces = {
        "names": names,
        "year": published.published_at.year,
        "title": format_html("<cite{}>{}</cite>", tongue(language_of(action, "title")), action.title),
        "reference": format_html('<bdi class="whole">{}</bdi>', action.reference),
        "version": published.version,
        "sequence": published.sequence,
        "date": date_text(published.published_at.date(), language),
        "address": format_html('<bdi dir="ltr">{}</bdi>', address),
    }
    return mark_safe(escape(said) % pieces)  # noqa: S308  (the sentence and each piece are escaped)
