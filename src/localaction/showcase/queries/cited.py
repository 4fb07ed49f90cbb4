"""Lists as they stood at one entry of the register: the list behind a short address, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import parse_qs

from django.conf import settings
from django.utils.translation import gettext as _

from localaction.design.writing import date_text, number_text
from localaction.register import ledger
from localaction.showcase import addresses
from localaction.showcase.filters import Filters, read
from localaction.showcase.models import CitedList


@dataclass(frozen=True, slots=True)
class Frozen:
    """A list as of an entry. `is_written` False: the register has no such entry yet, so the list is today's.

    `now_href` is the same list as it stands now; `citation` is "" where there is nothing to cite.
    """

    entry: int
    entry_text: str
    entry_hash: str
    at: datetime | None
    is_written: bool
    now_href: str
    address: str
    citation: str


def question_behind(code: str) -> Filters | None:
    """What the list of a short address asks for; None when there is no such list."""
    query = CitedList.objects.filter(code=code.lower()).values_list("query", flat=True).first()
    return None if query is None else question(query)


def question(query: str) -> Filters:
    """What a query string asks for."""
    return read(parse_qs(query[:10_000], max_num_fields=None))


def is_kept(query: str) -> bool:
    """Whether a list has its short address already."""
    return CitedList.objects.filter(query=query).exists()


def frozen(
    filters: Filters, sentence: str, choices: Iterable[str], path: str, language: str
) -> Frozen | None:
    """As of which entry a list stands and how it is cited; None for a list as it stands now. The citation ends with
    the address, which stands beside it.

    `path` is where the list stands: a short address, or the search page with its question.
    """
    if filters.at is None:
        return None
    entry = ledger.entry(filters.at)
    text = number_text(filters.at, language)
    now = addresses.search(language, replace(filters, at=None, page=1).pairs())
    if entry is None:
        return Frozen(filters.at, text, "", None, False, now, "", "")
    address = f"{settings.SITE_URL}{path}"
    told = {
        "site": _("Local Action"),
        "year": entry.published_at.year,
        "title": "; ".join([sentence, *choices]),
        "entry": text,
        "date": date_text(entry.published_at.date(), language),
    }
    citation = _("%(site)s (%(year)s). %(title)s. Public register, as of entry %(entry)s, %(date)s.") % told
    return Frozen(filters.at, text, entry.entry_hash, entry.published_at, True, now, address, citation)
