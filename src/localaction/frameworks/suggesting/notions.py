"""Notions: what municipal work is about, in words of five languages, and the framework items each leads to.

They are content (`content/notions/<group>/`): one file of leads (item → weight, 1.0 where the item's own text names the
notion, 0.3 where it only touches it), and per language a label, terms that tell by themselves, hints that tell only
together with others, and in English sentences that describe the notion for the comparison by meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from localaction.kit.content import folders

LANGUAGES = ("en", "fr", "es", "ar", "pt")
_TERMS_IN_A_DESCRIPTION = 6


@dataclass(frozen=True)
class Notion:
    """One notion; mappings go from language to texts. `wants` names what is missing for a full fit, or is "".

    `choices` are the populations and themes which, when chosen on a form, say that the action is about this notion.
    """

    code: str
    leads: dict[str, float]
    wants: str
    choices: frozenset[str]
    labels: dict[str, str]
    terms: dict[str, tuple[str, ...]]
    hints: dict[str, tuple[str, ...]]
    descriptions: tuple[str, ...]

    def in_words(self, language: str) -> str:
        """The notion in a few words of a language, to be compared by meaning beside the descriptions."""
        return f"{self.labels[language]}: {', '.join(self.terms[language][:_TERMS_IN_A_DESCRIPTION])}."


@lru_cache(maxsize=1)
def notions() -> tuple[Notion, ...]:
    """Every notion, group by group."""
    found = []
    for folder in folders("notions"):
        for code, facts in folder.facts["notions"].items():
            said = {language: folder.texts[language]["notions"][code] for language in LANGUAGES}
            found.append(
                Notion(
                    code=code,
                    leads=dict(facts["leads"]),
                    wants=facts.get("wants", ""),
                    choices=frozenset([*facts.get("populations", ()), *facts.get("themes", ())]),
                    labels={language: one["label"] for language, one in said.items()},
                    terms={language: tuple(one["terms"]) for language, one in said.items()},
                    hints={language: tuple(one.get("hints", ())) for language, one in said.items()},
                    descriptions=tuple(said["en"]["describes"]),
                )
            )
    return tuple(found)


def label(code: str, language: str) -> str:
    """What a notion is called in a language; in English where the language has no word; "" for an unknown code."""
    for notion in notions():
        if notion.code == code:
            return notion.labels.get(language, notion.labels["en"])
    return ""
