"""Suggestions: which framework items an action serves, each with the sentence that led there. The human decides.

    found = suggest([Passage("title", "A clinic for everyone")], language="en", populations=["refugees"])
    found.ranked("gcm-objectives")        up to eight, the likeliest first
    found.near_misses("gcm-objectives")   what was touched but not reached, and why

Nothing leaves the machine and the same text always gives the same answer. docs/suggestions.md says how it works.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override

from localaction.frameworks.suggesting.found import Suggestion, Suggestions
from localaction.frameworks.suggesting.sentences import Passage

__all__ = ["FRAMEWORKS", "Passage", "Suggestion", "Suggestions", "prepared", "reason_in_words", "suggest"]

FRAMEWORKS = (
    "gcm-objectives",
    "gcm-principles",
    "gcr-objectives",
    "gcr-areas",
    "sdg-goals",
    "sdg-targets",
    "priorities",
)


def suggest(
    passages: Sequence[Passage], *, language: str, kind: str = "", populations: Sequence[str] = ()
) -> Suggestions:
    """Look for the items that these texts serve, in all seven frameworks."""
    from localaction.frameworks.suggesting import engine

    return engine.prepared().suggest(passages, language=language, kind=kind, populations=populations)


def prepared() -> None:
    """Load what the first suggestion of a process needs (about two seconds), so that somebody need not wait for it."""
    from localaction.frameworks.suggesting import engine

    engine.prepared()


def reason_in_words(suggestion: Suggestion, language: str) -> str:
    """One plain sentence in the reader's language: which words of the writer led to this item, or that none did."""
    said = {"sentence": suggestion.sentence, "words": ", ".join(suggestion.terms)}
    with override(language):
        if suggestion.why_not:
            return _("“%(sentence)s” comes near, but not near enough.") % said
        if suggestion.terms:
            return _("“%(sentence)s” speaks of: %(words)s.") % said
        return _("“%(sentence)s” is close to it in meaning.") % said
