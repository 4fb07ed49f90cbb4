"""What of a signature and of a government crosses the wall: the exact published content."""

from __future__ import annotations

from collections.abc import Iterable

from localaction.declarations.models import Evidence, Signature
from localaction.governments.models import Government
from localaction.register import shapes


def face_of(government: Government) -> shapes.Government:
    """The public face of a government, with those whose place it took."""
    own = {government.official_language: government.official_name}
    return shapes.Government(
        slug=government.slug,
        name=government.official_name,
        language=government.official_language,
        level=government.level,
        country=government.country,
        names={**own, **government.names},
        admin1=government.admin1_name,
        latitude=government.latitude,
        longitude=government.longitude,
        population=government.population,
        population_on=government.population_on.isoformat() if government.population_on else "",
        geonames_id=government.geonames_id,
        wikidata_id=government.wikidata_id,
        predecessors=tuple(shapes.Predecessor(**one) for one in government.predecessors),
    )


def content_of(signature: Signature, evidence: Iterable[Evidence] = ()) -> shapes.Signature:
    """The public face of a signature. Name and office of the signer are public by the act of signing.

    Of the evidence only the kinds and the days cross the wall; the days only with signatures that were announced.
    """
    first: dict[str, str] = {}
    for one in evidence:
        first.setdefault(one.kind, one.added_at.date().isoformat())
    government, declaration = signature.government, signature.declaration
    return shapes.Signature(
        reference=signature.reference,
        government=government.slug,
        government_name=government.official_name,
        country=government.country,
        status=signature.status,
        language=signature.text_language or government.official_language,
        declaration=declaration.code,
        declaration_version=declaration.version,
        text_language=signature.text_language,
        text_hash=signature.text_hash,
        signer_name=signature.signer_name,
        signer_office=signature.signer_office,
        signed_on=signature.signed_on.isoformat() if signature.signed_on else "",
        confirmed_on=signature.confirmed_at.date().isoformat() if signature.confirmed_at else "",
        evidence_kinds=tuple(sorted(first)),
        listed_source=signature.listed_source,
        listed_on=signature.listed_on.isoformat() if signature.listed_on else "",
        announced_on=signature.announced_at.date().isoformat() if signature.announced_at else "",
        final_on=signature.final_at.date().isoformat() if signature.final_at else "",
        shown=tuple(shapes.Shown(kind=kind, on=first[kind]) for kind in sorted(first))
        if signature.announced_at
        else (),
    )
