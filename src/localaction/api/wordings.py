"""Frameworks and vocabularies as data: what stands behind the codes of a record, in every language."""

from __future__ import annotations

from django.conf import settings

from localaction.api.records import Framework, FrameworkItem, FrameworkList, Term, Vocabulary, VocabularyList
from localaction.frameworks import queries as frameworks
from localaction.frameworks.queries import FrameworkFacts, TermFacts
from localaction.showcase import addresses


def all_frameworks() -> FrameworkList:
    """Every framework, without its items."""
    return FrameworkList(items=tuple(_framework(one) for one in frameworks.frameworks()))


def one_framework(code: str) -> Framework | None:
    """One framework with its items."""
    found = frameworks.framework(code)
    return _framework(found, whole=True) if found else None


def _framework(facts: FrameworkFacts, *, whole: bool = False) -> Framework:
    return Framework(
        href=_site(addresses.of("api:framework", "en", facts.code)),
        code=facts.code,
        family=facts.family,
        names=facts.names,
        descriptions=facts.descriptions,
        source=facts.source,
        official_page=facts.official_page,
        items=tuple(
            FrameworkItem(
                code=item.code,
                number=item.number,
                parent=item.parent,
                titles=item.titles,
                shorts=item.shorts,
                actions=_site(
                    addresses.with_query(addresses.page("api:actions", "en"), [("objective", item.code)])
                ),
            )
            for item in facts.items
        )
        if whole
        else (),
    )


def all_vocabularies() -> VocabularyList:
    """Every vocabulary with its terms."""
    return VocabularyList(items=tuple(_vocabulary(code, terms) for code, terms in _vocabularies().items()))


def one_vocabulary(code: str) -> Vocabulary | None:
    """One vocabulary with its terms."""
    terms = _vocabularies().get(code)
    return _vocabulary(code, terms) if terms else None


def _vocabularies() -> dict[str, dict[str, TermFacts]]:
    return frameworks.catalogue().terms


def _vocabulary(code: str, terms: dict[str, TermFacts]) -> Vocabulary:
    return Vocabulary(
        href=_site(addresses.of("api:vocabulary", "en", code)),
        code=code,
        items=tuple(Term(code=one.code, broader=one.broader, labels=one.labels) for one in terms.values()),
    )


def _site(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
