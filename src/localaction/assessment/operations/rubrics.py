"""Rubrics, from content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.db import transaction

from localaction.assessment.models import Rubric
from localaction.assessment.rubric import Criterion, criteria_from, faults, weights_of
from localaction.kit.content import ContentFolder, folders


class FaultyRubric(ValueError):
    """A rubric in the content folders cannot be used."""


@transaction.atomic
def load_rubrics(root: Path | None = None) -> int:
    """Load every rubric from content; returns how many stand there. Raises FaultyRubric, and then loads none."""
    found = folders("rubrics", root)
    for folder in found:
        _load_rubric(folder)
    return len(found)


def _load_rubric(folder: ContentFolder) -> None:
    rows = [
        {
            "code": entry["code"],
            "weight": entry["weight"],
            "names": folder.in_languages("criteria", entry["code"], "name"),
            "questions": folder.in_languages("criteria", entry["code"], "question"),
            "hints": folder.in_languages("criteria", entry["code"], "hint"),
            "levels": folder.in_languages("criteria", entry["code"], "levels"),
        }
        for entry in folder.facts["criteria"]
    ]
    criteria = criteria_from(rows)
    version = str(folder.facts.get("version", "1"))
    _check(folder, criteria, version)
    Rubric.objects.update_or_create(
        code=folder.code,
        version=version,
        defaults={
            "names": folder.in_languages("name"),
            "intros": folder.in_languages("intro"),
            "criteria": rows,
            "digest": hashlib.sha256("".join(sorted(folder.digests.values())).encode()).hexdigest(),
        },
    )


def _check(folder: ContentFolder, criteria: tuple[Criterion, ...], version: str) -> None:
    wrong = faults(criteria, list(folder.texts))
    standing = Rubric.objects.filter(code=folder.code, version=version, assignments__isnull=False).first()
    if standing and weights_of(criteria_from(standing.criteria)) != weights_of(criteria):
        wrong.append("its weights changed after actions were assessed with it: give it a new version")
    if wrong:
        raise FaultyRubric(f"{folder.code}: {'; '.join(wrong)}")
