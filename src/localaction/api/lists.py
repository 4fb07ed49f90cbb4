"""Lists: one page of what was found, with facets and the addresses of the pages beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import msgspec
from django.conf import settings
from django.utils import timezone

from localaction.api import paging
from localaction.api.asking import Ask, AskActions, filters_of
from localaction.api.records import FacetCount, Listed, Need, NeedList, RecordList
from localaction.frameworks import queries as frameworks
from localaction.register import queries as register
from localaction.register import search
from localaction.register.documents import Card
from localaction.register.heard import is_silent
from localaction.register.search import SearchRequest, SearchResult
from localaction.register.shapes import Action
from localaction.register.translations import language_of
from localaction.showcase import addresses
from localaction.showcase.filters import Filters, Pair
from localaction.showcase.queries.facets import OF_ACTIONS, OF_GOVERNMENTS
from localaction.showcase.queries.search import request_of

LANGUAGE = "en"
_FACETS = {"action": OF_ACTIONS, "government": OF_GOVERNMENTS}


def page_of(thing: str, ask: Ask, address: str) -> RecordList:
    """One page of the list of a kind of thing. `address` is that of the list itself. Raises BadCursor."""
    filters = _placed(filters_of(ask), ask)
    found = search.find(
        request_of(filters, LANGUAGE, thing=thing, counted=_FACETS[thing], per_page=ask.per_page)
    )
    has_more = found.page < found.pages
    return RecordList(
        total=found.total,
        page=found.page,
        pages=found.pages,
        per_page=ask.per_page,
        sequence=found.sequence,
        relaxed=found.relaxed,
        items=tuple(_listed(hit.card) for hit in found.hits),
        facets={
            name: tuple(FacetCount(value=value, count=count) for value, count in counts)
            for name, counts in found.facets.items()
        },
        next=_beside(address, filters, ask, found, found.page + 1) if has_more else "",
        previous=_beside(address, filters, ask, found, found.page - 1) if found.page > 1 else "",
        cursor=_cursor(filters, found) if has_more else "",
    )


def needs_of(ask: AskActions, address: str) -> NeedList:
    """Actions that ask for support, newest first, as what they ask for. Raises BadCursor."""
    filters = _placed(filters_of(ask), ask)
    request = request_of(filters, LANGUAGE, counted=("need",), per_page=ask.per_page)
    found = search.find(_asking_for_something(request))
    published = register.current_many("action", [hit.card.reference for hit in found.hits])
    contents = [one.content for one in published.values() if isinstance(one.content, Action)]
    cards = {hit.card.reference: hit.card for hit in found.hits}
    return NeedList(
        total=found.total,
        sequence=found.sequence,
        items=tuple(_need(content, cards[content.reference]) for content in contents),
        kinds=tuple(FacetCount(value=value, count=count) for value, count in found.facets.get("need", ())),
        next=_beside(address, filters, ask, found, found.page + 1) if found.page < found.pages else "",
    )


def _asking_for_something(request: SearchRequest) -> SearchRequest:
    if request.filters.get("need"):
        return request
    kinds = tuple(term.code for term in frameworks.terms("support-kinds"))
    return replace(request, filters={**request.filters, "need": kinds})


def _need(action: Action, card: Card) -> Need:
    href, page = hrefs("action", action.reference)
    return Need(
        href=href,
        page=page,
        action=action.reference,
        title=action.title,
        title_language=language_of(action, "title"),
        kinds=action.support_kinds,
        text=action.support_needed,
        language=language_of(action, "support_needed"),
        governments=card.governments,
        country=card.country,
        budget_amount=action.budget_amount,
        budget_currency=action.budget_currency,
    )


def _listed(card: Card) -> Listed:
    href, page = hrefs(card.thing, card.reference)
    silent = card.thing == "action" and is_silent(card.stage, card.last_heard(), timezone.now().date())
    return Listed(href=href, page=page, is_silent=silent, **msgspec.structs.asdict(card))


def hrefs(thing: str, reference: str) -> tuple[str, str]:
    """The addresses of a record and of its public page."""
    if thing == "action":
        record, page = addresses.data_of_action(reference), addresses.action(reference, LANGUAGE)
    else:
        record, page = addresses.data_of_government(reference), addresses.government(reference, LANGUAGE)
    return f"{settings.SITE_URL}{record}", f"{settings.SITE_URL}{page}"


# --- the pages beside this one


def _placed(filters: Filters, ask: Ask) -> Filters:
    """The choices at the place of the cursor: the same page of the same list, whatever was published meanwhile."""
    if not ask.cursor:
        return filters
    at, page = paging.read(ask.cursor, 2)
    return replace(filters, at=filters.at or at or None, page=max(page, 1))


def _cursor(filters: Filters, found: SearchResult) -> str:
    return paging.cursor(filters.at or found.sequence, found.page + 1)


def _beside(address: str, filters: Filters, ask: Ask, found: SearchResult, page: int) -> str:
    """The address of another page; whoever came by a cursor goes on by one."""
    if not ask.cursor:
        return _address(address, replace(filters, page=page).pairs(), ask)
    at = filters.at or found.sequence
    pairs = replace(filters, page=1, at=filters_of(ask).at).pairs()
    return _address(address, [*pairs, ("cursor", paging.cursor(at, page))], ask)


def _address(address: str, pairs: Iterable[Pair], ask: Ask) -> str:
    more = [*pairs]
    if ask.per_page != type(ask).model_fields["per_page"].default:
        more.append(("per_page", str(ask.per_page)))
    if ask.fields:
        more.append(("fields", ask.fields))
    return f"{settings.SITE_URL}{addresses.with_query(address, more)}"
