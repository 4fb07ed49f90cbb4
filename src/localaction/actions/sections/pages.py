"""The pages of a draft, in order."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from localaction.actions.sections.asks import Ask, Page
from localaction.actions.sections.beginning import BEGINNING
from localaction.actions.sections.ending import CONSENT, ENDING
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
        minutes=4,
        form="alignment",
    ),
    Page(
        slug="alignment-reasons",
        title=_("Why these fit"),
        lead=_(
            "For each one you chose, say in a sentence how your action serves it. Mark the most important ones."
        ),
        minutes=3,
        form="reasons",
    ),
    Page(
        slug="pictures",
        title=_("Pictures"),
        lead=_("A picture of the place or of people at work helps others see what you do."),
        minutes=3,
        form="pictures",
    ),
    Page(
        slug="owners",
        title=_("Who stands behind it"),
        lead=_("Add other governments that carry this action with you, and organisations that support it."),
        minutes=2,
        form="owners",
    ),
    Page(
        slug="consent",
        title=_("Where it may be shown"),
        lead=_(
            "With your agreement we prepare the action for the international sites that take stock of progress. "
            "You can change your mind at any time."
        ),
        minutes=1,
        asks=CONSENT,
    ),
)
_BY_SLUG = {page.slug: page for page in PAGES}
ASKS: dict[str, Ask] = {ask.name: ask for page in PAGES for ask in page.asks}


def page(slug: str) -> Page:
    """One page by its address. Raises KeyError for an unknown one."""
    return _BY_SLUG[slug]


def place_of(slug: str) -> int:
    """The page's number, counted from 1."""
    return PAGES.index(_BY_SLUG[slug]) + 1


def page_after(slug: str) -> Page | None:
    """The page that follows; None after the last."""
    place = place_of(slug)
    return PAGES[place] if place < len(PAGES) else None
