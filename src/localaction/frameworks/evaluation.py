"""How good suggestions are, against what people declared: recall, precision, against always naming the commonest.

Nothing is judged by what was learned from itself: a row of the first cohort (by its id) is judged by what was learned
from the nine tenths in which it does not lie, always the same; any other row by everything that is shipped.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from localaction.frameworks.suggesting import engine
from localaction.frameworks.suggesting.reading import Reader, Reading
from localaction.frameworks.suggesting.sentences import Passage

COLUMNS = {"gcm_objectives": "GCM", "gcr_objectives": "GCR", "sdg_goals": "SDG"}
FRAMEWORK_OF = {
    "gcm_objectives": "gcm-objectives",
    "gcr_objectives": "gcr-objectives",
    "sdg_goals": "sdg-goals",
}
TEXTS = {
    "action_title": "title",
    "summary": "summary",
    "challenge": "challenge",
    "objective_statement": "objective",
    "what_was_done": "what_was_done",
    "results": "results",
    "lessons": "lessons",
}
AT = 5


class UnreadableFile(ValueError):
    """A file cannot be evaluated; the message is a plain sentence."""


@dataclass(frozen=True, slots=True)
class Row:
    """One action with what was declared for it: item codes per column."""

    number: int
    key: str
    title: str
    language: str
    kind: str
    populations: tuple[str, ...]
    themes: tuple[str, ...]
    passages: tuple[Passage, ...]
    declared: dict[str, frozenset[str]]


def read_rows(file: Path) -> list[Row]:
    """The rows of a CSV file in the import format. Raises UnreadableFile with a plain sentence."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines)
            missing = {"action_title", "language", *COLUMNS} - set(table.fieldnames or ())
            if missing:
                raise UnreadableFile(f"{file.name} lacks the column {', '.join(sorted(missing))}.")
            rows = [_row(number, cells) for number, cells in enumerate(table)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableFile(f"{file.name} is not a CSV file in UTF-8: {error}.") from error
    if not rows:
        raise UnreadableFile(f"{file.name} holds no rows.")
    return rows


def _row(number: int, cells: dict[str, str | None]) -> Row:
    def cell(name: str) -> str:
        return (cells.get(name) or "").strip()

    def several(name: str) -> list[str]:
        return [part.strip() for part in cell(name).split("|") if part.strip()]

    return Row(
        number=number,
        key=cell("id") or str(number),
        title=cell("action_title"),
        language=cell("language") or "en",
        kind=cell("kind"),
        populations=tuple(_as_code(part) for part in several("beneficiaries")),
        themes=tuple(_as_code(part) for part in several("themes")),
        passages=tuple(Passage(field, cell(name)) for name, field in TEXTS.items() if cell(name)),
        declared={
            name: frozenset(f"{prefix}-{part.removeprefix(f'{prefix}-')}" for part in several(name))
            for name, prefix in COLUMNS.items()
        },
    )


def reading(row: Row, reader: Reader) -> Reading:
    """What is found in a row, with what was chosen in it."""
    return reader.read(row.passages, row.language, kind=row.kind, chosen=[*row.populations, *row.themes])


def rankings(rows: Sequence[Row]) -> dict[str, list[list[str]]]:
    """Every row's items, best first, per column ("gcm_objectives" …)."""
    found: dict[str, list[list[str]]] = {name: [] for name in COLUMNS}
    reader = engine.prepared().reader
    for row in rows:
        read, fold = reading(row, reader), engine.fold_of(row.key)
        learned = engine.everything() if fold is None else engine.without_fold(fold)
        for name, framework in FRAMEWORK_OF.items():
            judged = learned.judge(framework, read)
            found[name].append([judged.items[place] for place in judged.order])
    return found


def of_the_cohort(rows: Sequence[Row]) -> int:
    """How many of these rows are of the first cohort, from which was learned."""
    return sum(1 for row in rows if engine.fold_of(row.key) is not None)


def _as_code(word: str) -> str:
    """ "Children and youth" as vocabularies write it: "children-and-youth"."""
    return "-".join(word.lower().split())


def measured(golds: Sequence[frozenset[str]], rankings: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Recall at 5, precision at 3 and mean average precision of rankings, over the rows that declare anything."""
    pairs = [(gold, list(ranking)) for gold, ranking in zip(golds, rankings, strict=True) if gold]
    wanted = Counter(item for gold, _ in pairs for item in gold)
    hit = Counter(item for gold, ranking in pairs for item in ranking[:AT] if item in gold)
    each = {item: hit[item] / wanted[item] for item in sorted(wanted, key=_by_number)}
    return {
        "rows": len(pairs),
        "macro_recall_at_5": _mean(list(each.values())),
        "micro_recall_at_5": sum(hit.values()) / max(1, sum(wanted.values())),
        "precision_at_3": _mean([len(gold & set(ranking[:3])) / 3 for gold, ranking in pairs]),
        "map": _mean([_average_precision(gold, ranking) for gold, ranking in pairs]),
        "per_item": {item: {"rows": wanted[item], "recall_at_5": each[item]} for item in each},
    }


def _by_number(code: str) -> tuple[str, int, str]:
    prefix, _, number = code.partition("-")
    return prefix, int(number) if number.isdigit() else 0, number


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _average_precision(gold: frozenset[str], ranking: Sequence[str]) -> float:
    hits, total = 0, 0.0
    for place, item in enumerate(ranking, start=1):
        if item in gold:
            hits += 1
            total += hits / place
    return total / len(gold)


def report(rows: Sequence[Row], rankings: dict[str, list[list[str]]]) -> dict[str, dict[str, Any]]:
    """The figures per column ("gcm_objectives" …), with those of always naming the commonest, and per language."""
    found = {}
    for name in COLUMNS:
        golds = [row.declared[name] for row in rows]
        common = [item for item, _ in Counter(item for gold in golds for item in sorted(gold)).most_common()]
        always = measured(golds, [common] * len(golds))
        figures = measured(golds, rankings[name])
        figures["popularity_macro_recall_at_5"] = always["macro_recall_at_5"]
        figures["popularity_micro_recall_at_5"] = always["micro_recall_at_5"]
        figures["per_language"] = {
            language: _of_language(rows, golds, rankings[name], language)
            for language in sorted({row.language for row in rows})
        }
        found[name] = figures
    return found


def _of_language(
    rows: Sequence[Row], golds: Sequence[frozenset[str]], rankings: Sequence[Sequence[str]], language: str
) -> dict[str, Any]:
    places = [place for place, row in enumerate(rows) if row.language == language]
    figures = measured([golds[place] for place in places], [rankings[place] for place in places])
    del figures["per_item"]
    return figures
