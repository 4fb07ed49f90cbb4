"""Lists: one page of what was found, with facets and the addresses of the pages beside it."""

from __future__ import annotations

from dataclasses import replace

import msgspec
from django.conf import settings
from django.utils import timezone

from localaction.api.asking import Ask, filters_of
from localaction.api.records import FacetCount, Listed, RecordList
from localaction.register import search
from localaction.register.documents import Card
from localaction.register.heard import is_silent
from localaction.showcase import addresses
from localaction.showcase.filters import Filters
from localaction.showcase.queries.facets import OF_ACTIONS, OF_GOVERNMENTS
from localaction.showcase.queries.search import request_of

LANGUAGE = "en"
_FACETS = {"action": OF_ACTIONS, "government": OF_GOVERNMENTS}


def page_of(thing: str, ask: Ask, address: str) -> RecordList:
    """One page of the list of a kind of thing. `address` is that of the list itself."""
    filters = filters_of(ask)
    request = request_of(filters, LANGUAGE, thing=thing, counted=_FACETS[thing], per_page=ask.per_page)
    found = search.find(request)
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
        next=_address(address, filters, ask, found.page + 1) if found.page < found.pages else "",
        previous=_address(address, filters, ask, found.page - 1) if found.page > 1 else "",
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


def _address(address: str, filters: Filters, ask: Ask, page: int) -> str:
    pairs = [*replace(filters, page=page).pairs()]
    if ask.per_page != type(ask).model_fields["per_page"].default:
        pairs.append(("per_page", str(ask.per_page)))
    return f"{settings.SITE_URL}{addresses.with_query(address, pairs)}"
