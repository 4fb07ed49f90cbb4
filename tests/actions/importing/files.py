"""Files to import: the columns of the format, one good row, and what a test changes in it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from localaction.actions.importing.columns import COLUMNS

GOOD = {
    "id": "CTA-900",
    "government_name": "Kampala Capital City Authority",
    "government_local_name": "KCCA",
    "government_level": "city",
    "country_iso2": "UG",
    "admin1": "Central Region",
    "latitude": "0.3163",
    "longitude": "32.5822",
    "population": "1680600",
    "wikidata_or_geonames_id": "geonames:232422",
    "signed_declaration": "unknown",
    "action_title": "Kampala for All",
    "language": "en",
    "kind": "action",
    "summary": "Cash, school fees and trade training, with a refugee-led organisation.",
    "challenge": "Refugees fall outside national safety nets.",
    "objective_statement": "Give income support.",
    "what_was_done": "Paid cash, covered fees & ran courses.",
    "results": "Cash for 400 people.",
    "lessons": "Trust grew.",
    "start_year": "2021",
    "end_year": "2022",
    "status": "completed",
    "beneficiaries": "refugees|host community|women",
    "estimated_people_reached": "480",
    "partners": "Makasi Rescue Foundation|Mayors Migration Council",
    "budget_amount": "174000",
    "budget_currency": "USD",
    "gcm_objectives": "7|15|16|22",
    "gcr_objectives": "1|2",
    "sdg_goals": "1|4|8|10",
    "themes": "livelihoods|education",
    "needs": "Finance reachable by cities.",
    "replicability": "Any city with an organised refugee-led group.",
    "contact_org": "Kampala Capital City Authority",
    "source_url": "https://example.org/kampala?page=2&x=1",
    "verified": "true",
}


def as_csv(*changes: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> bytes:
    """A file with a good row per change, each changed as said."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for change in changes:
        row = GOOD | change
        writer.writerow([row.get(column, "") for column in columns])
    return text.getvalue().encode()


def a_file(folder: Path, content: bytes) -> Path:
    """The content as a file."""
    path = folder / "rows.csv"
    path.write_bytes(content)
    return path
