"""Figures at the head of a page: each with what it counts, by which rule and on which day."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from localaction.design.writing import date_text, number_text
from localaction.register.queries import Head
from localaction.register.search import SearchResult
from localaction.showcase import addresses
from localaction.showcase.filters import Pair


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with what it counts, by which rule and on which day."""

    value: int
    label: str
    rule: str
    href: str


def counts_of(
    actions: SearchResult, governments: SearchResult, pair: Pair, language: str, head: Head
) -> tuple[Count, ...]:
    """Actions, governments and signatories of one place, from what was found; `pair` is what was asked for."""
    as_of = date_text(head.at.date(), language) if head.at else ""
    standing = dict(governments.facets["signature"])
    confirmed, listed = standing.get("confirmed", 0), standing.get("listed", 0)
    return (
        Count(
            actions.total,
            ngettext("action", "actions", actions.total),
            _("Published in the public register, as of %(date)s.") % {"date": as_of},
            addresses.search(language, [pair]),
        ),
        Count(
            governments.total,
            ngettext("local or regional government", "local and regional governments", governments.total),
            _("Each signed the Declaration or owns a published action, as of %(date)s.") % {"date": as_of},
            addresses.with_query(addresses.page("showcase:governments", language), [pair]),
        ),
        Count(
            confirmed + listed,
            ngettext("signatory of the Declaration", "signatories of the Declaration", confirmed + listed),
            _("%(confirmed)s confirmed by the secretariat, %(listed)s from earlier lists, as of %(date)s.")
            % {
                "confirmed": number_text(confirmed, language),
                "listed": number_text(listed, language),
                "date": as_of,
            },
            addresses.with_query(addresses.page("showcase:signatories", language), [pair]),
        ),
    )
