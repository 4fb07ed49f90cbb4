"""What happened with a government, in the order it happened: signature, actions, reports, and who took an action on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from localaction.register.queries import Published
from localaction.register.shapes import Progress, Signature
from localaction.showcase import words
from localaction.showcase.queries.cards import ActionCard
from localaction.showcase.queries.kin import Kin

MOST_REPORTS = 24
Event = dict[str, Any]


def timeline_of(
    signatures: Iterable[Published],
    cards: Iterable[ActionCard],
    reports: Iterable[Progress],
    heirs: Iterable[Kin],
) -> tuple[Event, ...]:
    """Every event as the component `timeline` shows it, the oldest first; what has no date is left out."""
    cards = list(cards)
    events = [
        *(event for published in signatures for event in _signed(published)),
        *(event for card in cards for event in _begun(card)),
        *_told(reports, {card.reference: card for card in cards}),
        *(event for heir in heirs for event in _taken_on(heir)),
    ]
    return tuple(sorted(events, key=lambda event: str(event["at"])))


def _signed(published: Published) -> Iterator[Event]:
    signature = published.content
    assert isinstance(signature, Signature)
    if signature.signed_on:
        yield {"at": signature.signed_on, "text": _("Signed the Declaration"), "tone": "good"}
    if signature.announced_on:
        text = _("Two members of the secretariat confirmed the signature, and it was announced")
        yield {"at": signature.announced_on, "text": text}
        if signature.confirmed_on:
            text = _("The signature became final: nobody objected")
            yield {"at": signature.confirmed_on, "text": text, "tone": "good"}
    elif signature.confirmed_on:
        yield {"at": signature.confirmed_on, "text": _("The secretariat confirmed the signature")}


def _begun(card: ActionCard) -> Iterator[Event]:
    start = card.year[:4]
    if start.isdecimal():
        yield {
            "at": start,
            "text": card.title.text,
            "language": card.title.language,
            "href": card.href,
            "detail": _("The action began"),
        }


def _told(reports: Iterable[Progress], titles: Mapping[str, ActionCard]) -> Iterator[Event]:
    """The newest reports as events; what is said of an action that does not stand any more is left out."""
    known = [report for report in reports if report.action in titles]
    newest = sorted(known, key=lambda report: report.reported_on, reverse=True)[:MOST_REPORTS]
    for report in newest:
        card = titles[report.action]
        yield {
            "at": report.reported_on,
            "text": _("Reported: %(stage)s · %(title)s")
            % {
                "stage": words.word(words.STAGES, report.stage),
                "title": f"\u2068{card.title.text}\u2069",
            },
            "href": f"{card.href}#report-{report.number}",
            "tone": "good" if report.checked_on else "",
        }


def _taken_on(heir: Kin) -> Iterator[Event]:
    """Another city published what it made of an action."""
    if heir.published_on:
        yield {
            "at": heir.published_on,
            "text": heir.title.text,
            "language": heir.title.language,
            "href": heir.href,
            "tone": "active",
            "detail": _("%(relation)s %(government)s")
            % {"relation": heir.relation, "government": f"\u2068{heir.government.text}\u2069"},
        }
