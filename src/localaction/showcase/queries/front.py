"""The front page: what this is, how much there is, where, and what came last."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from localaction.design.worldmap import Point
from localaction.design.writing import date_text, number_text
from localaction.frameworks import queries as frameworks
from localaction.register import search
from localaction.register.queries import Head
from localaction.register.search import SearchRequest
from localaction.showcase import addresses, texts
from localaction.showcase.queries import linked
from localaction.showcase.queries.cards import ActionCard, action_cards
from localaction.showcase.queries.coverage import Bar, by_priority, with_href
from localaction.showcase.queries.tallies import Count
from localaction.showcase.queries.world import index_stamp, world_points

NEWEST = 6


@dataclass(frozen=True, slots=True)
class Question:
    """An example question that leads to its answer."""

    sentence: str
    href: str


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Everything the front page shows."""

    claim: str
    lead: str
    steps: tuple[texts.Step, ...]
    questions: tuple[Question, ...]
    partners: tuple[texts.Partner, ...]
    counts: tuple[Count, ...]
    points: tuple[Point, ...]
    newest: tuple[ActionCard, ...]
    newest_line: str
    bars: tuple[Bar, ...]
    total: int
    linked: SafeString


def front_page(language: str, head: Head) -> FrontPage:
    """The front page for a reader; its cost does not grow with the number of actions."""
    said = texts.front(language)
    actions = search.find(SearchRequest(language=language, per_page=NEWEST, counted=("priority", "country")))
    newest = action_cards((hit.card for hit in actions.hits), language)
    return FrontPage(
        claim=said.claim,
        lead=said.lead,
        steps=said.steps,
        questions=_questions(said, language),
        partners=texts.partners(language),
        counts=_counts(actions, language, head),
        points=world_points(language),
        newest=newest,
        newest_line=_newest_line(newest),
        bars=_bars(actions.facets, language),
        total=actions.total,
        linked=linked.script(linked.site(language)),
    )


def _questions(said: texts.FrontTexts, language: str) -> tuple[Question, ...]:
    path = addresses.page("showcase:search", language)
    return tuple(Question(one.sentence, f"{path}?{one.query}") for one in said.questions)


def _counts(actions: search.SearchResult, language: str, head: Head) -> tuple[Count, ...]:
    as_of = date_text(head.at.date(), language) if head.at else ""
    governments, standing = _governments(index_stamp())
    signatures = dict(standing)
    confirmed, listed = signatures.get("confirmed", 0), signatures.get("listed", 0)
    countries = len(actions.facets["country"])
    return (
        Count(
            actions.total,
            ngettext("action", "actions", actions.total),
            _("Published in the public register, as of %(date)s.") % {"date": as_of},
            addresses.page("showcase:search", language),
        ),
        Count(
            governments,
            ngettext("local or regional government", "local and regional governments", governments),
            ngettext(
                "Each signed the Declaration or owns a published action. Their actions are in %(number)s country.",
                "Each signed the Declaration or owns a published action. Their actions are in %(number)s countries.",
                countries,
            )
            % {"number": number_text(countries, language)},
            addresses.page("showcase:governments", language),
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
            addresses.page("showcase:signatories", language),
        ),
    )


@lru_cache(maxsize=4)
def _governments(stamp: str) -> tuple[int, tuple[tuple[str, int], ...]]:
    """How many governments, and how many by the standing of their signature, kept until the index moves on."""
    found = search.find(SearchRequest(thing="government", per_page=1, counted=("signature",)))
    return found.total, found.facets["signature"]


def _newest_line(newest: tuple[ActionCard, ...]) -> str:
    if not newest:
        return ""
    first = newest[0]
    return _("Newest: %(title)s, %(government)s") % {
        "title": first.title.text,
        "government": first.government.text,
    }


def _bars(facets: search.Facets, language: str) -> tuple[Bar, ...]:
    """A bar for each priority of the Call, that leads to its page."""
    bars = zip(frameworks.items("priorities"), by_priority(facets, (), language), strict=True)
    return tuple(with_href(bar, addresses.priority(item.code, language)) for item, bar in bars)
