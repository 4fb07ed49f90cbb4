"""Every table of open data, in the order in which the page shows them."""

from __future__ import annotations

from localaction.opendata.action_tables import ACTIONS, ALIGNMENT, CLAIMS, NEEDS, PROGRESS
from localaction.opendata.columns import Table
from localaction.opendata.government_tables import GOVERNMENTS, SIGNED

TABLES: dict[str, Table] = {
    table.name: table for table in (ACTIONS, GOVERNMENTS, SIGNED, PROGRESS, ALIGNMENT, CLAIMS, NEEDS)
}
"""By name, which is also how their files are called."""
