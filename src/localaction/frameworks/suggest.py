"""Suggestions: which framework items an action serves, each with the sentence that led there. The human decides.

    found = suggest([Passage("title", "A clinic for everyone")], language="en", populations=["refugees"])
    found.ranked("gcm-objectives")        up to eight, the likeliest first
    found.near_misses("gcm-objectives")   what was touched but not reached, and why

Nothing leaves the machine and the same text always gives the same answer. docs/suggestions.md says how it works.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from threading import Thread

from django.conf import settings
from django.utils.translation import gettext, override

from localaction.frameworks.suggesting.found import Suggestion, Suggestions
from localaction.frameworks.suggesting.notions import label
from localaction.frameworks.suggesting.sentences import Passage

__all__ = [
    "FRAMEWORKS",
    "Passage",
    "Suggestion",
    "Suggestions",
    "prepare_soon",
    "prepared",
    "preparing",
    "reason_in_words",
    "suggest",
]

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
    passages: Sequence[Passage],
    *,
    language: str,
    kind: str = "",
    populations: Sequence[str] = (),
    themes: Sequence[str] = (),
) -> Suggestions:
    """Look for the items that these texts serve, in all seven frameworks.

    `populations` and `themes` are codes of those vocabularies, as chosen on the form. Never raises for any text.
    """
    from localaction.frameworks.suggesting import engine  # brings numpy: only into processes that suggest

    return engine.prepared().suggest(
        passages, language=language, kind=kind, populations=populations, themes=themes
    )


def prepared() -> None:
    """Load what the first suggestion of a process needs (under a second), so that nobody need wait for it."""
    from localaction.frameworks.suggesting import engine  # brings numpy: only into processes that suggest

    engine.prepared()


def prepare_soon() -> None:
    """Begin to load it beside what the process does, once: for pages after which somebody may ask for suggestions.

    Not under test, where each process would load it for a page that asks nothing.
    """
    if settings.MODE != "test":
        preparing()


@lru_cache(maxsize=1)
def preparing() -> Thread:
    """The thread that loads it, begun at the first call."""
    thread = Thread(target=prepared, name="prepare-suggestions", daemon=True)
    thread.start()
    return thread


def reason_in_words(suggestion: Suggestion, language: str) -> str:
    """In the reader's language: what the writer wrote, what it speaks of, and for near misses why not."""
    said = {
        "sentence": suggestion.sentence,
        "words": ", ".join(suggestion.terms),
        "notion": label(suggestion.notion, language),
        "missing": label(suggestion.why_not.removeprefix("lacks:"), language),
    }
    with override(language):
        return _reason(suggestion) % said


def _reason(suggestion: Suggestion) -> str:
    """The sentence with its places still to fill, in the language that is active."""
    why_not, _, missing = suggestion.why_not.partition(":")
    if why_not:
        return _near_miss_reasons()["lacks" if missing else why_not]
    if suggestion.meaning:
        return gettext("“%(sentence)s” is close in meaning to %(notion)s, in other words.")
    return gettext("You write “%(sentence)s”. The words “%(words)s” speak of %(notion)s.")


def _near_miss_reasons() -> dict[str, str]:
    return {
        "lacks": gettext("You mention %(notion)s (“%(sentence)s”), but you say nothing of %(missing)s."),
        "hints_only": gettext("“%(words)s” in “%(sentence)s” may point to it, but says too little alone."),
        "meaning_only": gettext("“%(sentence)s” comes near it in meaning, but no word names it."),
        "in_passing": gettext("You mention %(notion)s only in passing: “%(sentence)s”."),
        "outranked": gettext("You mention %(notion)s (“%(sentence)s”), but others fit this action better."),
        "not_refugees": gettext(
            "“%(sentence)s” speaks of %(notion)s, but this compact is about refugees and those who host them, "
            "and you chose neither among the people served."
        ),
    }
