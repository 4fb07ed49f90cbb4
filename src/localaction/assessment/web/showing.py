"""What assessors gave, as a page shows it: in words, with the language of each text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from localaction.assessment.queries import CriterionView, SheetRow


@dataclass(frozen=True, slots=True)
class Shown:
    """What one assessor gave on one criterion. `level` and `described` are in the reader's language."""

    heading: str
    level: int | None
    described: str
    to_submitter: str
    to_colleagues: str
    language: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One criterion with what each assessor gave."""

    heading: str
    given: tuple[Shown, ...]
    gap: int
    is_far_apart: bool


def shown(row: SheetRow, *, reader: str, language: str, who: str = "") -> Shown:
    """One row of a sheet for a reader."""
    criterion = row.criterion
    described = "" if row.level is None else criterion.level(row.level, reader)
    return Shown(
        criterion.name(reader), row.level, described, row.to_submitter, row.to_colleagues, language, who
    )


def compared(rows: Iterable[CriterionView], *, reader: str) -> list[Compared]:
    """All assessments side by side for a reader."""
    return [
        Compared(
            heading=row.criterion.name(reader),
            given=tuple(
                shown(
                    one.row,
                    reader=reader,
                    language=one.assignment.language,
                    who=str(one.assignment.assessor),
                )
                for one in row.given
            ),
            gap=row.gap,
            is_far_apart=row.is_far_apart,
        )
        for row in rows
    ]
