"""The pages of a draft, in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Protocol

from django.utils.translation import gettext_lazy as _

from localaction.actions.sections.asked import KNOWN, names_asked
from localaction.actions.sections.asks import Ask, Page
from localaction.actions.sections.beginning import BEGINNING
from localaction.actions.sections.ending import CONSENT, ENDING
from localaction.actions.sections.extra import SLUG, extra_asked, extra_asks
from localaction.actions.sections.middle import MIDDLE

PAGES: tuple[Page, ...] = (
    *BEGINNING,
    *MIDDLE,
    *ENDING,
    Page(
        slug="alignment",
        title=_("Global agreements"),
        lead=_(
            "Choose what your action helps to achieve in the two Compacts and the Sustainable Development Goals. "
            "A few that fit well say more than many."
        ),
        form="alignment",
    ),
    Page(
        slug="alignment-reasons",
        title=_("Why these fit"),
        lead=_(
            "For each one you chose, say in a sentence how your action serves it. Mark the most important ones."
        ),
        form="reasons",
    ),
    Page(
        slug="pictures",
        title=_("Pictures"),
        lead=_("A picture of the place or of people at work helps others see what you do."),
        form="pictures",
    ),
    Page(
        slug="owners",
        title=_("Who stands behind it"),
        lead=_("Add other governments that carry this action with you, and organisations that support it."),
        form="owners",
    ),
    Page(
        slug=SLUG,
        title=_("Questions of this call"),
        lead=_("This call asks a little more than others do."),
    ),
    Page(
        slug="consent",
        title=_("Where it may be shown"),
        lead=_(
            "With your agreement we prepare the action for the international sites that take stock of progress. "
            "You can change your mind at any time."
        ),
        asks=CONSENT,
    ),
)
# pages with their own kind of form, under the question that they ask
FORM_ASKS: Final[Mapping[str, str]] = {
    "alignment": "alignment",
    "reasons": "alignment",
    "pictures": "pictures",
    "owners": "owners",
}
_BY_SLUG = {page.slug: page for page in PAGES}
ASKS: dict[str, Ask] = {ask.name: ask for page in PAGES for ask in page.asks}


def page(slug: str) -> Page:
    """One page by its address, as every call has it. Raises KeyError for an unknown one."""
    return _BY_SLUG[slug]


def every_page(action: object) -> tuple[Page, ...]:
    """Every page, whole, with the extra questions of the action's call."""
    asks = extra_asks(action)
    return tuple(replace(one, asks=asks) if one.slug == SLUG else one for one in PAGES)


def whole_page(action: object, slug: str) -> Page:
    """One of them by its address. Raises KeyError for an unknown one."""
    found = _BY_SLUG[slug]
    return replace(found, asks=extra_asks(action)) if slug == SLUG else found


# --- the pages of one action


class Asked(Protocol):
    """What decides which pages an action has: its pathway, its kind, and what is known of it from the start."""

    pathway: str
    kind: str
    language: str
    place_name: str
    place_country: str


def pages_of(action: Asked) -> tuple[Page, ...]:
    """The pages of an action's pathway, each with the questions it asks of this kind of action, in order."""
    known = {name: str(getattr(action, name)) for name in KNOWN}
    return pages_asked(action.pathway, action.kind, known, action)


def pages_asked(
    pathway: str, kind: str, known: Mapping[str, str] | None = None, of: object = None
) -> tuple[Page, ...]:
    """The same from a pathway and a kind. `known`: the answers a draft begins with; an empty one is asked after all.

    `of`: the action (or anything with its `call`) whose extra questions are asked as well.
    """
    names = {*names_asked(pathway, kind), *extra_asked(of, kind)}
    names |= {name for name in KNOWN if known is not None and not known.get(name)}
    narrowed = (one.only(names) for one in every_page(of))
    return tuple(one for one in narrowed if one.asks or one.groups or FORM_ASKS.get(one.form) in names)


def page_of(action: Asked, slug: str, *, everything: bool = False) -> Page:
    """One page of an action as its pathway asks it; whole when the pathway asks nothing there, or `everything`.

    Raises KeyError for an unknown address.
    """
    whole = whole_page(action, slug)
    asked = next((one for one in pages_of(action) if one.slug == slug), None)
    return whole if everything or asked is None else asked


def place_of(action: Asked, slug: str) -> int:
    """The page's number in the action's pathway, counted from 1; 0 for a page that it does not ask for."""
    return next((place for place, one in enumerate(pages_of(action), start=1) if one.slug == slug), 0)


def page_after(action: Asked, slug: str) -> Page | None:
    """The next page of the action's pathway after one that may lie beside it; None after the last."""
    later = {one.slug for one in PAGES[PAGES.index(_BY_SLUG[slug]) + 1 :]}
    return next((one for one in pages_of(action) if one.slug in later), None)
