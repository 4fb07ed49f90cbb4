"""What the engine holds of one document: its fields, how a document becomes one, and how it is read back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec
import tantivy

from localaction.register import documents
from localaction.register.documents import LANGUAGES, Document
from localaction.register.facets import FACETS

TEXTS = ("title", "names", "body")
WORDS = ("begun", "spelled")


@lru_cache(maxsize=1)
def schema() -> tantivy.Schema:
    """The fields of one document."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic", fast=True)
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("notions", tokenizer_name="whitespace", index_option="freq")
    for name in WORDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in FACETS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("title_key", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_unsigned_field("sequence", fast=True, indexed=True)
    for name in ("first_sequence", *(f"country_{language}" for language in LANGUAGES)):
        builder.add_unsigned_field(name, fast=True)
    builder.add_unsigned_field("year", fast=True, indexed=True)
    builder.add_unsigned_field("heard_on", fast=True, indexed=True)
    builder.add_unsigned_field("published_on", fast=True, indexed=True)
    for name in ("since", "until"):
        builder.add_unsigned_field(name, fast=True, indexed=True)
    for name in ("latitude", "longitude"):
        builder.add_float_field(name, fast=True)
    builder.add_bytes_field("card", stored=True)
    builder.add_bytes_field("passages", stored=True)
    builder.add_bytes_field("translated", stored=True)
    return builder.build()


def document_of(document: Document) -> tantivy.Document:
    """The document as the engine takes it."""
    made_of = tantivy.Document()
    made_of.add_text("key", document.key)
    for name, values in document.texts.items():
        for value in values:
            made_of.add_text(name, value)
    made_of.add_text("notions", " ".join(document.notions))
    made_of.add_text("begun", " ".join(document.begun))
    made_of.add_text("spelled", " ".join(document.spelled))
    for name, codes in document.facets.items():
        for code in codes:
            made_of.add_text(name, code)
    made_of.add_text("title_key", document.title_key)
    made_of.add_unsigned("sequence", document.card.sequence)
    made_of.add_unsigned("first_sequence", document.first_sequence)
    for language, number in document.country_keys.items():
        made_of.add_unsigned(f"country_{language}", number)
    made_of.add_unsigned("heard_on", document.heard_on)
    made_of.add_unsigned("published_on", document.published_on)
    made_of.add_unsigned("since", document.since)
    made_of.add_unsigned("until", document.until)
    for year in document.years:
        made_of.add_unsigned("year", year)
    if document.card.latitude is not None and document.card.longitude is not None:
        made_of.add_float("latitude", document.card.latitude)
        made_of.add_float("longitude", document.card.longitude)
    made_of.add_bytes("card", msgspec.json.encode(document.card))
    if document.passages:
        made_of.add_bytes("passages", document.passages.encode())
    if document.translated:
        made_of.add_bytes("translated", msgspec.json.encode(document.translated))
    return made_of


_card_decoder = msgspec.json.Decoder(documents.Card)


def card_of(document: tantivy.Document) -> documents.Card:
    """The card that a document of the index holds."""
    return _card_decoder.decode(bytes(document.get_first("card")))  # type: ignore[arg-type]


def bodies_of(document: tantivy.Document, card: documents.Card, language: str) -> Iterator[tuple[str, str]]:
    """The texts in which words may be marked: those in the reader's language first, then as written, then others."""
    raw = document.get_first("translated")
    translated: dict[str, str] = msgspec.json.decode(bytes(raw), type=dict[str, str]) if raw else {}
    if language in translated:
        yield language, translated.pop(language)
    yield card.lead_language or card.language, bytes(document.get_first("passages") or b"").decode()
    yield from translated.items()
