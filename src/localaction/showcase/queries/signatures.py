"""A signature of the Declaration in words: who signed for the government, when, and how we know."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from localaction.design.writing import list_text
from localaction.register.queries import Published
from localaction.register.shapes import Signature
from localaction.showcase import words
from localaction.showcase.queries.provenance import safe_link
from localaction.showcase.saying import day


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A signature in words: who signed for the government, when, and how we know."""

    word: str
    tone: str
    signed_on: str
    signer: str
    declaration: str
    how_we_know: str
    provisional: str
    source: str
    source_href: str
    sequence: int
    entry_hash: str


def signature_line(published: Published, language: str) -> SignatureLine:
    """A published signature for a reader."""
    signature = published.content
    assert isinstance(signature, Signature)
    source = safe_link(signature.listed_source)
    signer = ", ".join(part for part in (signature.signer_name, signature.signer_office) if part)
    return SignatureLine(
        word=words.word(words.SIGNATURES, signature.status),
        tone=words.SIGNATURE_TONES.get(signature.status, "quiet"),
        signed_on=day(signature.signed_on, language),
        signer=signer,
        declaration=signature.declaration,
        how_we_know=_how_we_know(signature, language),
        provisional=_provisional(signature, language),
        source="" if source else signature.listed_source,
        source_href=source,
        sequence=published.sequence,
        entry_hash=published.entry_hash,
    )


def _how_we_know(signature: Signature, language: str) -> str:
    if signature.status == "listed":
        on = day(signature.listed_on, language)
        if on:
            return _("Named in a list published before this site existed (%(date)s).") % {"date": on}
        return _("Named in a list published before this site existed.")
    if signature.status == "disputed":
        return _("The secretariat is looking into a doubt about this signature.")
    kinds = [_shown(kind, signature, language) for kind in signature.evidence_kinds]
    on = day(signature.announced_on or signature.confirmed_on, language)
    if kinds and on:
        return _("Checked by two members of the secretariat on %(date)s, with: %(evidence)s.") % {
            "date": on,
            "evidence": list_text(kinds, language),
        }
    if kinds:
        return _("Checked by two members of the secretariat, with: %(evidence)s.") % {
            "evidence": list_text(kinds, language)
        }
    return _("Checked by two members of the secretariat.")


def _shown(kind: str, signature: Signature, language: str) -> str:
    """A kind of evidence in words, with the day on which it was taken in where that is known."""
    word = words.word(words.EVIDENCE, kind)
    on = next((one.on for one in signature.shown if one.kind == kind), "")
    return _("%(evidence)s (%(date)s)") % {"evidence": word, "date": day(on, language)} if on else word


def _provisional(signature: Signature, language: str) -> str:
    """Until when anybody may object to an announced signature, or that nobody did."""
    on = day(signature.final_on, language)
    if signature.status == "announced":
        return _("Announced, final on %(date)s unless somebody shows that it is not theirs.") % {"date": on}
    if signature.status == "confirmed" and on:
        return _("It was announced for seven days in which anybody could object. Final since %(date)s.") % {
            "date": day(signature.confirmed_on, language)
        }
    return ""
