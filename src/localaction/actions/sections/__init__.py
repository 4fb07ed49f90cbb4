"""The draft as a list of short pages: what each asks, with its hint, and what it needs before it can be sent.

Pages, check-your-answers, readiness and the desk all read this one list. An action's pathway and kind decide which of
the questions it is asked (`pages_of`); what is not asked is kept, and can be reached on the whole page.
"""

from localaction.actions.sections.asks import Ask, Group, Page, Shape
from localaction.actions.sections.extra import (
    ExtraQuestion,
    extra_asks,
    extra_questions,
    value_of,
)
from localaction.actions.sections.pages import (
    ASKS,
    FORM_ASKS,
    PAGES,
    Asked,
    every_page,
    page,
    page_after,
    page_of,
    pages_asked,
    pages_of,
    place_of,
    whole_page,
)

__all__ = (
    "ASKS",
    "FORM_ASKS",
    "PAGES",
    "Ask",
    "Asked",
    "ExtraQuestion",
    "Group",
    "Page",
    "Shape",
    "every_page",
    "extra_asks",
    "extra_questions",
    "page",
    "page_after",
    "page_of",
    "pages_asked",
    "pages_of",
    "place_of",
    "value_of",
    "whole_page",
)
