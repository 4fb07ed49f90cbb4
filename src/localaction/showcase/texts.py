"""The site's own texts, from its content folders: about, front, glossary, partners. Read once per process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from localaction.kit.content import CONTENT, folders, read_folder
from localaction.showcase import words


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a page; `href` leads outside the site, where there is more."""

    anchor: str
    heading: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class AboutPage:
    """The page that explains the Call."""

    title: str
    lead: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One of the three steps of the Call."""

    code: str
    verb: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Question:
    """An example question; `query` is the query string that answers it on the search page."""

    sentence: str
    query: str


@dataclass(frozen=True, slots=True)
class FrontTexts:
    """What the front page says of itself."""

    claim: str
    lead: str
    steps: tuple[Step, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """One word of the Call in one plain sentence."""

    code: str
    term: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """The words of the Call, in their order."""

    title: str
    lead: str
    terms: tuple[GlossaryTerm, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """A body that steers or joins the Call. `role`: steering | partner."""

    code: str
    name: str
    short: str
    role: str
    sentence: str
    href: str

    @property
    def role_word(self) -> str:
        """What it is to the Call, in the active language."""
        return words.word(words.BODY_ROLES, self.role)


@cache
def about(language: str) -> AboutPage:
    """The about page for a reader of that language."""
    facts, texts = _page("about", language)
    links = facts.get("links", {})
    sections = tuple(
        Section(
            anchor=row["id"],
            heading=row["heading"],
            paragraphs=tuple(row.get("paragraphs", ())),
            points=tuple(row.get("points", ())),
            href=links.get(row["id"], ""),
        )
        for row in texts["sections"]
    )
    return AboutPage(texts["title"], texts["lead"], sections)


@cache
def front(language: str) -> FrontTexts:
    """The texts of the front page for a reader of that language."""
    facts, texts = _page("front", language)
    return FrontTexts(
        claim=texts["claim"],
        lead=texts["lead"],
        steps=tuple(Step(code, **texts["steps"][code]) for code in facts["steps"]),
        questions=tuple(
            Question(texts["questions"][row["code"]], row["query"]) for row in facts["questions"]
        ),
    )


@cache
def glossary(language: str) -> Glossary:
    """The glossary for a reader of that language."""
    facts, texts = _page("glossary", language)
    terms = tuple(GlossaryTerm(code, **texts["terms"][code]) for code in facts["order"])
    return Glossary(texts["title"], texts["lead"], terms)


@cache
def partners(language: str) -> tuple[Partner, ...]:
    """The bodies behind the Call, steering ones first as their order says."""
    rows = sorted(folders("partners"), key=lambda row: int(row.facts.get("order", 0)))
    return tuple(
        Partner(
            code=row.code,
            name=_in(row.texts, language)["name"],
            short=_in(row.texts, language).get("short", row.code),
            role=row.facts["role"],
            sentence=_in(row.texts, language).get("role_sentence", ""),
            href=row.facts.get("url", ""),
        )
        for row in rows
    )


def _page(code: str, language: str) -> tuple[dict[str, Any], dict[str, Any]]:
    folder = read_folder(CONTENT / "pages" / code)
    return folder.facts, _in(folder.texts, language)


def _in(texts: dict[str, dict[str, Any]], language: str) -> dict[str, Any]:
    """The texts of a language, or the English ones."""
    return texts.get(language) or texts["en"]
