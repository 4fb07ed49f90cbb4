"""What rows are made of: a published action with the reports about it, a government with its signatures. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from localaction.register import chain
from localaction.register.heard import Standing, is_silent, standing_of
from localaction.register.queries import Published
from localaction.register.shapes import Action, Aligned, Government, Owner, Progress, Served, Signature
from localaction.showcase import addresses

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Entry:
    """Where in the register a version stands."""

    published: Published

    @property
    def published_at(self) -> str:
        """When this version was published, in UTC."""
        return chain.timestamp(self.published.published_at)

    @property
    def first_published_at(self) -> str:
        """When its first version was published, in UTC."""
        return chain.timestamp(self.published.first_published_at)


@dataclass(frozen=True, slots=True)
class OneAction:
    """An action that stands, with the reports about it that stand, oldest first. `on` decides whether it is silent."""

    entry: Entry
    content: Action
    reports: tuple[OneReport, ...]
    standing: Standing
    is_silent: bool

    @property
    def lead(self) -> Owner | None:
        """The government that leads it, else the first named."""
        owners = self.content.owners
        return next((one for one in owners if one.role == "lead"), next(iter(owners), None))

    @property
    def country(self) -> str:
        """Where it is done, else where its lead is."""
        return self.content.place.country or (self.lead.country if self.lead else "")

    @property
    def codes(self) -> tuple[str, ...]:
        """Framework items it serves, primary ones first, each once."""
        ranked = sorted(self.content.alignment, key=lambda one: one.rank != "primary")
        return tuple(dict.fromkeys(one.code for one in ranked))

    @property
    def page(self) -> str:
        """Its public page."""
        return f"{settings.SITE_URL}{addresses.action(self.content.reference, LANGUAGE)}"


@dataclass(frozen=True, slots=True)
class OneReport:
    """A report on progress that stands."""

    entry: Entry
    content: Progress


@dataclass(frozen=True, slots=True)
class OneAlignment:
    """An action and one item that it serves."""

    action: OneAction
    aligned: Aligned


@dataclass(frozen=True, slots=True)
class OneClaim:
    """A claim of people served, with the action or the report that makes it; counted from 1 in either."""

    action: OneAction
    claim: Served
    number: int
    said_in: str


@dataclass(frozen=True, slots=True)
class OneNeed:
    """A kind of support that an action asks for."""

    action: OneAction
    kind: str


@dataclass(frozen=True, slots=True)
class OneSignature:
    """A signature that stands."""

    entry: Entry
    content: Signature


@dataclass(frozen=True, slots=True)
class OneGovernment:
    """A government with its signatures that stand; `content` is None where only its signatures are published."""

    entry: Entry | None
    content: Government | None
    signatures: tuple[OneSignature, ...]

    @property
    def page(self) -> str:
        """Its public page."""
        return (
            f"{settings.SITE_URL}{addresses.government(self.content.slug, LANGUAGE)}" if self.content else ""
        )


def action_of(published: Published, reports: Sequence[Published], on: date) -> OneAction:
    """An action with its reports, as it stands on a day."""
    assert isinstance(published.content, Action)
    told = tuple(OneReport(Entry(one), one.content) for one in reports if isinstance(one.content, Progress))
    ordered = tuple(sorted(told, key=lambda one: one.content.number))
    said = [one.content for one in ordered]
    standing = standing_of(published.content, published.first_published_at.date(), said)
    silent = is_silent(standing.stage, standing.heard_on, on)
    return OneAction(Entry(published), published.content, ordered, standing, silent)


def government_of(published: Published | None, signatures: Sequence[Published]) -> OneGovernment:
    """A government with its signatures, oldest first."""
    ordered = sorted(signatures, key=lambda one: one.first_sequence)
    signed = tuple(
        OneSignature(Entry(one), one.content) for one in ordered if isinstance(one.content, Signature)
    )
    content = published.content if published else None
    entry = Entry(published) if published else None
    return OneGovernment(entry, content if isinstance(content, Government) else None, signed)


def claims_of(action: OneAction) -> Iterator[OneClaim]:
    """Every claim of people served, of the action itself and then of each report."""
    for number, claim in enumerate(action.content.served, 1):
        yield OneClaim(action, claim, number, action.content.reference)
    for report in action.reports:
        for number, claim in enumerate(report.content.served, 1):
            yield OneClaim(action, claim, number, report.content.reference)
