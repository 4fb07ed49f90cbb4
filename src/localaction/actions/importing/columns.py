"""The columns of the file, in the order in which they are written."""

from __future__ import annotations

from typing import Final, NamedTuple


class Cells(NamedTuple):
    """One row as text, in the order of the format, whatever the order in the file."""

    id: str
    government_name: str
    government_local_name: str
    government_level: str
    country_iso2: str
    admin1: str
    latitude: str
    longitude: str
    population: str
    wikidata_or_geonames_id: str
    signed_declaration: str
    action_title: str
    language: str
    kind: str
    summary: str
    challenge: str
    objective_statement: str
    what_was_done: str
    results: str
    lessons: str
    start_year: str
    end_year: str
    status: str
    beneficiaries: str
    estimated_people_reached: str
    partners: str
    budget_amount: str
    budget_currency: str
    gcm_objectives: str
    gcr_objectives: str
    sdg_goals: str
    themes: str
    needs: str
    replicability: str
    contact_org: str
    source_url: str
    verified: str


COLUMNS: Final = Cells._fields
REQUIRED: Final = (
    "id",
    "government_name",
    "government_level",
    "country_iso2",
    "action_title",
    "language",
    "kind",
    "status",
    "source_url",
)

# Characters that a text may have at most.
LONGEST: Final[dict[str, int]] = {
    "id": 40,
    "government_name": 200,
    "government_local_name": 200,
    "admin1": 200,
    "action_title": 300,
    "summary": 4_000,
    "challenge": 10_000,
    "objective_statement": 4_000,
    "what_was_done": 10_000,
    "results": 10_000,
    "lessons": 10_000,
    "partners": 6_000,
    "needs": 10_000,
    "replicability": 10_000,
    "contact_org": 300,
    "source_url": 500,
}
MOST_PARTNERS: Final = 30
LONGEST_PARTNER: Final = 300
SEPARATOR: Final = "|"
