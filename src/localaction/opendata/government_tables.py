"""The tables whose rows are found by a government: governments themselves, and their signatures."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from localaction.opendata.action_tables import ENTRY, SIGNATURES
from localaction.opendata.columns import Column, Table, Type, own
from localaction.register.documents import signature_status

TEXT, DAY, WHOLE, NUMBER = Type.TEXT, Type.DAY, Type.WHOLE, Type.NUMBER

GOVERNMENTS = Table(
    name="governments",
    subject="government",
    title=_("Governments"),
    row_is=_("One row is one local or regional government with a public record."),
    key=("slug",),
    columns=(
        own("slug", TEXT, _("The stable name of the government in addresses."), "content.slug"),
        own("page", Type.ADDRESS, _("The public page of the government."), "page"),
        own("name", TEXT, _("Its name."), "content.name"),
        own("language", TEXT, _("The language of that name (ISO 639)."), "content.language"),
        own("names", Type.RECORD, _("Its names in other languages."), "content.names"),
        own("level", TEXT, _("Its level: municipality, city, region …"), "content.level"),
        own("country", TEXT, _("The country (ISO 3166-1 alpha-2)."), "content.country"),
        own("admin1", TEXT, _("The region of the country."), "content.admin1"),
        own("latitude", NUMBER, _("Latitude in degrees (WGS 84)."), "content.latitude"),
        own("longitude", NUMBER, _("Longitude in degrees (WGS 84)."), "content.longitude"),
        own("population", WHOLE, _("How many people live there, where known."), "content.population"),
        own("population_on", DAY, _("The date for which that number holds."), "content.population_on"),
        own("geonames_id", WHOLE, _("The same place in GeoNames."), "content.geonames_id"),
        own("wikidata_id", TEXT, _("The same place in Wikidata."), "content.wikidata_id"),
        own("predecessors", Type.LIST,
            _("Governments that ended and whose place it took."), "content.predecessors"),
        Column("signature", TEXT,
            _("Whether it signed the Declaration: the best of its signatures."),
            lambda one: signature_status(signed.content.status for signed in one.signatures), SIGNATURES),
        *ENTRY,
    ),
    things=lambda government: (government,) if government.content else (),
)  # fmt: skip

SIGNED = Table(
    name="signatures",
    subject="government",
    title=_("Signatures"),
    row_is=_("One row is one signature under the Declaration."),
    key=("reference",),
    columns=(
        own("reference", TEXT, _("The stable reference of the signature."), "content.reference"),
        own("government_slug", TEXT, _("The government in the table of governments."), "content.government"),
        own("government", TEXT, _("The name of the government."), "content.government_name"),
        own("country", TEXT, _("The country (ISO 3166-1 alpha-2)."), "content.country"),
        own("status", TEXT,
            _("Announced, confirmed by two people, listed in a source from before this site, or disputed."),
            "content.status", ("confirmed", "announced", "listed", "disputed")),
        own("language", TEXT, _("The language of the texts (ISO 639)."), "content.language"),
        own("declaration", TEXT, _("What was signed."), "content.declaration"),
        own("declaration_version", TEXT, _("The version of its text."), "content.declaration_version"),
        own("text_language", TEXT, _("The language in which it was signed."), "content.text_language"),
        own("text_hash", TEXT, _("SHA-256 of the text that was signed."), "content.text_hash"),
        own("signer_name", TEXT, _("Who signed."), "content.signer_name"),
        own("signer_office", TEXT, _("In which office."), "content.signer_office"),
        own("signed_on", DAY, _("When it was signed."), "content.signed_on"),
        own("confirmed_on", DAY, _("When it was confirmed."), "content.confirmed_on"),
        own("evidence_kinds", Type.CODES,
            _("The kinds of evidence behind it, never the evidence."), "content.evidence_kinds"),
        own("shown", Type.LIST, _("Those kinds with the day each was taken in."), "content.shown"),
        own("listed_source", TEXT, _("The list it was found in."), "content.listed_source"),
        own("listed_on", DAY, _("When it was found there."), "content.listed_on"),
        own("announced_on", DAY, _("When it was announced."), "content.announced_on"),
        own("final_on", DAY, _("When it becomes final unless somebody objects."), "content.final_on"),
        *ENTRY,
    ),
    things=lambda government: government.signatures,
)  # fmt: skip
