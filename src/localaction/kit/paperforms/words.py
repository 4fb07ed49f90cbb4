"""The few words that every form says by itself, in the language that is active."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

WRITE_HERE = _("Write here")
CHOOSE_ONE = _("Choose one")
HOW = _("How to fill in this form")
PAGE = pgettext_lazy("foot of a printed page", "Page {number} of {numbers}")
CONTINUED = _("(continued)")
SHEET = pgettext_lazy("name of a sheet", "Answers")
QUESTION, HINT, ANSWER = _("Question"), pgettext_lazy("form", "Hint"), _("Your answer")
FROM_THE_LIST = _("Choose from the list, or leave it empty.")
YES_MARK = "✓"
MARKED = frozenset("✓✔☑☒✅×✗✘xX")
NOT_MARKED = frozenset({"0", "-", "–", "☐", "no", "non", "não", "لا", "false"})


@cache
def every_prompt() -> frozenset[str]:
    """What an empty control says, in every language of the site."""
    found = set()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found |= {str(WRITE_HERE), str(CHOOSE_ONE)}
    return frozenset(found)
