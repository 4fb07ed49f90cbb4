"""Our columns in words, as the page that matches them offers them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LABELS: Final[Mapping[str, str | Promise]] = {
    "id": _("Identifier"),
    "government_name": _("Name of the government"),
    "government_local_name": _("Name in its own language"),
    "government_level": _("Level (city, region …)"),
    "country_iso2": _("Country (two letters)"),
    "admin1": _("Region or province"),
    "latitude": _("Latitude"),
    "longitude": _("Longitude"),
    "population": _("Population"),
    "wikidata_or_geonames_id": _("GeoNames or Wikidata number"),
    "signed_declaration": _("Signed the declaration (yes, no)"),
    "action_title": _("Title of the action"),
    "language": _("Language (two letters)"),
    "kind": _("Kind (action, commitment)"),
    "summary": _("Summary"),
    "challenge": _("Challenge"),
    "objective_statement": _("Objective"),
    "what_was_done": _("What was done"),
    "results": _("Results"),
    "lessons": _("Lessons"),
    "start_year": _("First year"),
    "end_year": _("Last year"),
    "status": _("Stage (completed, ongoing, planned)"),
    "beneficiaries": _("People served"),
    "estimated_people_reached": _("Number of people reached"),
    "partners": _("Partners"),
    "budget_amount": _("Budget"),
    "budget_currency": _("Currency (three letters)"),
    "gcm_objectives": _("GCM objectives"),
    "gcr_objectives": _("GCR objectives"),
    "sdg_goals": _("SDG goals"),
    "themes": _("Themes"),
    "needs": _("Support needed"),
    "replicability": _("Transferability"),
    "contact_org": _("Organisation to contact"),
    "source_url": _("Web page of the source"),
    "verified": _("Source was looked at (true, false)"),
    "signer_name": _("Who signed"),
    "signer_office": pgettext_lazy("of a signer", "Office held"),
    "signed_on": _("Day of the signature"),
}
