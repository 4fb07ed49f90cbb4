"""A watch over every test: no state of a record changes in an operation without an event on the trail beside it.

Operations are transactions; inside a test they are savepoints. When the outermost one ends, every table whose
state column was written in it must have its event: about the same kind of record, or about what it belongs to.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection

from localaction.kit.lifecycle import Lifecycle

UPDATE = re.compile(r'UPDATE "(\w+)" SET (.*?)(?: WHERE |$)', re.DOTALL)
INSERT = re.compile(r'INSERT INTO "kit_trailevent" \(([^)]*)\)')
# a change of these is told as an event about what they belong to
TOLD_AT = {
    "actions.owner": "actions.action",
    "actions.lineage": "actions.action",
    "actions.edit": "actions.action",
    "accounts.erasurerequest": "accounts.person",
}


class SilentChange(AssertionError):
    """The state of a record was changed, and no event says so."""


@cache
def watched() -> dict[str, tuple[str, str]]:
    """By table: the state column, and the label of the model. Found by its choices, which are those of a lifecycle."""
    found = {}
    for config in apps.get_app_configs():
        if not config.name.startswith("localaction."):
            continue
        try:
            module = importlib.import_module(f"{config.name}.lifecycle")
        except ModuleNotFoundError:
            continue
        tables = [one for one in vars(module).values() if isinstance(one, Lifecycle)]
        for model in config.get_models():
            for column in model._meta.concrete_fields:
                if any(list(column.choices or ()) == one.states.choices for one in tables):
                    found[model._meta.db_table] = (str(column.column), str(model._meta.label_lower))
    return found


@dataclass
class Watch:
    """What happened since the outermost savepoint began."""

    depth: int = 0
    changed: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    silent: list[str] = field(default_factory=list)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if sql.startswith("SAVEPOINT"):
            self._begin()
        elif sql.startswith("RELEASE SAVEPOINT"):
            self._end()
        elif sql.startswith("ROLLBACK TO SAVEPOINT"):
            self.changed.clear()
        elif self.depth:
            self._note(sql, params, many)
        return result

    def _begin(self) -> None:
        if self.depth == 0:
            self.changed, self.told = set(), set()
        self.depth += 1

    def _end(self) -> None:
        self.depth = max(0, self.depth - 1)
        if self.depth == 0:
            self.silent += sorted(
                label for label in self.changed if not {label, TOLD_AT.get(label, label)} & self.told
            )

    def _note(self, sql: str, params: Any, many: bool) -> None:
        if match := UPDATE.match(sql):
            column, label = watched().get(match[1], ("", ""))
            if column and f'"{column}" =' in match[2]:
                self.changed.add(label)
        elif match := INSERT.match(sql):
            columns = [name.strip(' "') for name in match[1].split(",")]
            place, width = columns.index("subject_type"), len(columns)
            for row in params if many else [params]:
                told = row[place::width]
                # many rows at once: PostgreSQL gets one list for each column (UNNEST), SQLite row after row
                self.told |= {
                    one for value in told for one in (value if isinstance(value, list) else [value])
                }


@contextmanager
def watching() -> Iterator[Watch]:
    """Watch this connection. Raises SilentChange at the end when a state changed in silence."""
    watch = Watch()
    with connection.execute_wrapper(watch):
        yield watch
    if watch.silent:
        raise SilentChange(f"no event says that the state of {sorted(set(watch.silent))} changed")
