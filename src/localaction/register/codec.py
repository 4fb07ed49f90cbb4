"""Between published structures and the canonical text that the register keeps."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from localaction.register import chain
from localaction.register.shapes import (
    LATER,
    SCHEMAS,
    Action,
    Call,
    Government,
    Hidden,
    Progress,
    Shape,
    Signature,
    Tombstone,
)

TOMBSTONE = "tombstone/1"
HIDDEN = "hidden/1"

_decoders: dict[str, msgspec.json.Decoder[Shape]] = {
    schema: msgspec.json.Decoder(shape) for schema, shape in SCHEMAS.values()
} | {TOMBSTONE: msgspec.json.Decoder(Tombstone), HIDDEN: msgspec.json.Decoder(Hidden)}


class Unpublishable(ValueError):
    """The content does not have the published shape of its kind; the message says where."""


class Encoded(NamedTuple):
    """Content ready for the chain: canonical JSON and its SHA-256."""

    schema: str
    language: str
    text: str
    hash: str


class Keys(NamedTuple):
    """By what a published thing is found: its own reference, its country (ISO 2 or "") and its government's slug."""

    reference: str
    country: str
    government: str


def encode(kind: str, content: Shape) -> Encoded:
    """Canonical JSON of content that has the shape of its kind. Raises Unpublishable."""
    if kind not in SCHEMAS:
        raise Unpublishable(f"{kind!r} is not a kind of thing that is published")
    schema, shape = SCHEMAS[kind]
    if type(content) is not shape:
        raise Unpublishable(f"a {kind} is published as {shape.__name__}, not as {type(content).__name__}")
    try:
        text = chain.canonical(content, without_empty=LATER)
        _decoders[schema].decode(text)
    except (chain.NotCanonical, msgspec.ValidationError) as error:
        raise Unpublishable(str(error)) from error
    return Encoded(schema, content.language, text.decode(), chain.content_hash(text))  # type: ignore[attr-defined]


def encode_tombstone(because: str, language: str, successor: str = "") -> Encoded:
    """Canonical JSON of a tombstone. Raises Unpublishable when `because` cannot be written."""
    try:
        text = chain.canonical(
            Tombstone(because=because, language=language, successor=successor), without_empty=LATER
        )
    except chain.NotCanonical as error:
        raise Unpublishable(str(error)) from error
    return Encoded(TOMBSTONE, language, text.decode(), chain.content_hash(text))


def encode_hidden(language: str) -> Encoded:
    """Canonical JSON of what stands where something is hidden."""
    text = chain.canonical(Hidden(language=language))
    return Encoded(HIDDEN, language, text.decode(), chain.content_hash(text))


def decode(schema: str, text: str | bytes) -> Shape:
    """The structure that a text of that schema holds. Raises KeyError on an unknown schema."""
    return _decoders[schema].decode(text)


def keys_of(content: Shape) -> Keys:
    """By what this content is found."""
    if isinstance(content, Action):
        lead = next((owner for owner in content.owners if owner.role == "lead"), None)
        first = lead or next(iter(content.owners), None)
        country = content.place.country or (first.country if first else "")
        return Keys(content.reference, country, first.slug if first else "")
    if isinstance(content, Signature | Progress):
        return Keys(content.reference, content.country, content.government)
    if isinstance(content, Call):
        return Keys(content.reference, "", "")
    assert isinstance(content, Government)
    return Keys(content.slug, content.country, content.slug)
