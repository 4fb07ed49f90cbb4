"""Record the notions of the first cohort, what suggestions learn from, and the points of what describes them.

Run it whenever the notions, how texts are read, or the cohort change; a test says when it is due.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from localaction.frameworks import evaluation
from localaction.frameworks.embedding import embedder
from localaction.frameworks.suggesting import engine, prototypes, records
from localaction.frameworks.suggesting.reading import Reader
from localaction.kit.content import CONTENT

COHORT = CONTENT / "cohorts" / "first_cohort.csv"


def recorded() -> records.Record:
    """The first cohort as recorded today."""
    rows = evaluation.read_rows(COHORT)
    reader = Reader(embedder())
    words, meaning = engine.strengths_of([evaluation.reading(row, reader) for row in rows])
    return records.Record(
        tuple(row.key for row in rows),
        words,
        meaning,
        tuple(frozenset(item for items in row.declared.values() for item in items) for row in rows),
    )


if __name__ == "__main__":
    records.FIRST_COHORT.parent.mkdir(exist_ok=True)
    prototypes.write(prototypes.SHIPPED, embedder())
    records.FIRST_COHORT.write_text(recorded().as_json(), encoding="utf-8")
    print(f"{prototypes.SHIPPED.name} and {records.FIRST_COHORT.name} are written.")
