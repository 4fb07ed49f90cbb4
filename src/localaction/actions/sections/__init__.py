"""The draft as a list of short pages: what each asks, with its hint, and what it needs before it can be sent.

Pages, check-your-answers, readiness and the desk all read this one list.
"""

from localaction.actions.sections.asks import Ask, Group, Page, Shape
from localaction.actions.sections.pages import ASKS, PAGES, page, page_after, place_of

__all__ = ("ASKS", "PAGES", "Ask", "Group", "Page", "Shape", "page", "page_after", "place_of")
