"""The cohorts: the governments and actions of each call."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from localaction.design.writing import date_text, number_text
from localaction.kit import analysis
from localaction.kit.texts import best
from localaction.register import queries as register
from localaction.register import search
from localaction.register.queries import Head
from localaction.register.requests import MOST_VALUES
from localaction.register.search import SearchRequest, SearchResult
from localaction.register.shapes import Call, CallText, Government
from localaction.showcase import addresses
from localaction.showcase.queries import coverage
from localaction.showcase.queries.cards import ActionCard, action_cards
from localaction.showcase.queries.coverage import Coverage
from localaction.showcase.queries.tallies import Count
from localaction.showcase.saying import Said, day, said, span

MOST_ACTIONS = 10
PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class CohortLine:
    """One call in the list of all, the newest first."""

    title: Said
    href: str
    when: str
    is_open: bool
    said: str


@dataclass(frozen=True, slots=True)
class CohortList:
    """Every call; `outside` says how many published actions came without one."""

    lines: tuple[CohortLine, ...]
    outside: str


@dataclass(frozen=True, slots=True)
class Member:
    """A government of a cohort, with how many of its actions are in it."""

    name: Said
    href: str
    said: str


@dataclass(frozen=True, slots=True)
class CohortPage:
    """Everything the page of a cohort shows. `members` is one page of its governments."""

    title: Said
    intro: tuple[Said, ...]
    when: str
    is_open: bool
    call_href: str
    counts: tuple[Count, ...]
    total: int
    coverage: Coverage
    members: tuple[Member, ...]
    page: int
    pages: int
    actions: tuple[ActionCard, ...]
    search_href: str


def cohort_list(language: str) -> CohortList:
    """Every call with how many actions and governments it brought; one query, one question to the index."""
    found = search.find(SearchRequest(per_page=1, counted=("call",)))
    counted = dict(found.facets["call"])
    calls = [one.content for one in register.all_current("call") if isinstance(one.content, Call)]
    lines = tuple(
        CohortLine(
            title=_title(call, language),
            href=addresses.cohort(call.reference, language),
            when=_when(call, language),
            is_open=call.status == "open",
            said=_actions(counted.get(call.reference, 0), language),
        )
        for call in sorted(calls, key=lambda call: call.opens_on, reverse=True)
    )
    outside = found.total - sum(counted.get(call.reference, 0) for call in calls)
    return CohortList(lines, _outside(outside, language))


def cohort_page(code: str, language: str, head: Head, page: int = 1) -> CohortPage | None:
    """The page of a call's cohort, or None when no such call is published."""
    published = register.current("call", code)
    call = published.content if published else None
    if not isinstance(call, Call):
        return None
    pair = ("call", code)
    found = search.find(
        SearchRequest(
            language=language,
            filters={"call": (code,)},
            per_page=MOST_ACTIONS,
            counted=(*coverage.COUNTED, "government"),
        )
    )
    slugs = found.facets["government"]
    pages = max(1, -(-len(slugs) // PER_PAGE))
    page = min(max(page, 1), pages)
    text = _text(call, language)
    return CohortPage(
        title=_title(call, language),
        intro=tuple(said(one, text.language) for one in text.intro) if text else (),
        when=_when(call, language),
        is_open=call.status == "open",
        call_href=addresses.of("actions:public_call", language, code),
        counts=_counts(found, language, head),
        total=found.total,
        coverage=coverage.coverage_of(found.facets, (pair,), language),
        members=_members(slugs[(page - 1) * PER_PAGE : page * PER_PAGE], language),
        page=page,
        pages=pages,
        actions=action_cards((hit.card for hit in found.hits), language),
        search_href=addresses.search(language, [pair]),
    )


def _text(call: Call, language: str) -> CallText | None:
    """The words of a call in the reader's language, else in its own, else in any."""
    texts = {one.language: one for one in call.texts}
    return texts.get(language) or texts.get(call.language) or next(iter(texts.values()), None)


def _title(call: Call, language: str) -> Said:
    text = _text(call, language)
    title = (text.title or text.short_title) if text else ""
    return said(title, text.language) if text and title else said(call.reference, call.language)


def _when(call: Call, language: str) -> str:
    if call.closes_on:
        return span(call.opens_on, call.closes_on, language)
    return _("Open since %(date)s, without a last day") % {"date": day(call.opens_on, language)}


def _actions(number: int, language: str) -> str:
    return ngettext("%(number)s published action", "%(number)s published actions", number) % {
        "number": number_text(number, language)
    }


def _outside(number: int, language: str) -> str:
    """What came without a call: collected by the secretariat, from before there was this site."""
    if number <= 0:
        return ""
    return ngettext(
        "%(number)s published action came without a call: the secretariat collected it.",
        "%(number)s published actions came without a call: the secretariat collected them.",
        number,
    ) % {"number": number_text(number, language)}


def _counts(found: SearchResult, language: str, head: Head) -> tuple[Count, ...]:
    as_of = date_text(head.at.date(), language) if head.at else ""
    rule = _("With an action of this call in the public register, as of %(date)s.") % {"date": as_of}
    governments, countries = len(found.facets["government"]), len(found.facets["country"])
    counts = [
        Count(
            found.total,
            ngettext("action", "actions", found.total),
            _("Published in the public register, as of %(date)s.") % {"date": as_of},
            "",
        )
    ]
    if governments < MOST_VALUES:  # the index counts no more values than that
        label = ngettext("local or regional government", "local and regional governments", governments)
        counts.append(Count(governments, label, rule, ""))
    counts.append(Count(countries, ngettext("country", "countries", countries), rule, ""))
    return tuple(counts)


def _members(slugs: tuple[tuple[str, int], ...], language: str) -> tuple[Member, ...]:
    faces = register.current_many("government", [slug for slug, _count in slugs])
    counted = dict(slugs)
    found = []
    for slug, face in faces.items():
        if isinstance(face.content, Government):
            one = face.content
            name, its = best({one.language: one.name, **one.names}, language, original=one.language)
            href = addresses.government(slug, language)
            found.append(Member(said(name, its), href, _actions(counted[slug], language)))
    return tuple(sorted(found, key=lambda member: analysis.folded(member.name.text)))
