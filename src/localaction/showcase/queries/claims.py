"""The numbers of people served that an action claims, each with how it was found; never added up."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from localaction.frameworks import queries as frameworks
from localaction.kit.texts import sentence as _
from localaction.register.translations import Reading
from localaction.showcase.queries.provenance import host_of, safe_link
from localaction.showcase.saying import day, number, tongue


@dataclass(frozen=True, slots=True)
class Claim:
    """One number of people served, with how it was found; never added to another."""

    number: str
    who: str
    tongue: SafeString
    method: str
    source: str
    source_href: str
    as_of: str


def claims_of(reading: Reading, language: str) -> tuple[Claim, ...]:
    """Every claim of an action as it reads for somebody of that language."""
    return tuple(
        Claim(
            number=number(claim.number, language),
            who=_term("populations", claim.who, language),
            tongue=_tongue_of_term("populations", claim.who, reading, f"served.{place}.who", language),
            method=_method(claim.method, language),
            source=host_of(claim.source) or claim.source,
            source_href=safe_link(claim.source),
            as_of=day(claim.as_of, language),
        )
        for place, claim in enumerate(reading.action.served)
    )


def _method(code: str, language: str) -> str:
    """How a number was found; a sentence where nobody said."""
    if code in ("", "unknown"):
        return _("How they were counted is not known.")
    return _term("claim-methods", code, language)


def _term(vocabulary: str, code: str, language: str) -> str:
    return frameworks.term_label(vocabulary, code, language) if code else ""


def _tongue_of_term(vocabulary: str, code: str, reading: Reading, path: str, language: str) -> SafeString:
    """A word of a vocabulary is in the reader's language; any other text in its own."""
    return tongue(language if frameworks.term(vocabulary, code) else reading.language_of(path))
