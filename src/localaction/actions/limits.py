"""Every limit of an action's texts, in words, and of its lists: one place for pages, readiness and tests.

Nothing is cut off while somebody writes: a text over its limit is kept, shown with a count, and only stops submission.
"""

import re
from typing import Final

WORDS: Final[dict[str, int]] = {
    "title": 20,
    "summary": 150,
    "challenge": 400,
    "objective": 150,
    "what_was_done": 800,
    "who_does_what": 300,
    "results": 600,
    "evidence": 400,
    "lessons": 400,
    "what_went_wrong": 400,
    "recommendations": 300,
    "further_commitment": 400,
    "support_needed": 300,
    "transferability": 400,
    "legal_competence": 200,
    "preconditions": 200,
    "staff": 40,
    "time_needed": 40,
}
REASON_WORDS: Final = 60
MILESTONE_WORDS: Final = 60
LINEAGE_WORDS: Final = 150

ROWS: Final = 30
ORIGINS: Final = 8
PICTURES: Final = 8
PICTURE_MEGABYTES: Final = 12
PICTURE_PIXELS: Final = 2400
CONSENT_WORDS: Final = 200
CONSENT_WARNING_DAYS: Final = 30
TEXT_CHARACTERS: Final = 50_000
UNDO_DAYS: Final = 30
REMIND_AFTER_DAYS: Final = (7, 21, 60)  # of silence: before the first, second and last reminder of a draft
EDIT_REMINDERS_AFTER_DAYS: Final = (7, 14, 21)  # of silence, before each reminder of an edit

_WORD = re.compile(r"\S+")


def words_in(text: str) -> int:
    """How many words a text has: runs of anything that is not white space, so that it holds in every script."""
    return sum(1 for _ in _WORD.finditer(text))


def words_over(name: str, text: str) -> int:
    """By how many words a field's text is over its limit; 0 when it is within, or has none."""
    return max(0, words_in(text) - WORDS[name]) if name in WORDS else 0
