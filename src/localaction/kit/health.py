"""Whether this site can serve, and whether its worker keeps up."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from localaction.kit.models import OutgoingLetter, WorkerBeat

LATE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at. `ready` is about serving pages; `worker_ok` and `outbox_ok` warn without stopping them.

    Ages are in seconds; None where there is nothing to age.
    """

    database: bool
    migrations: bool
    index_folder: bool
    worker_age: float | None
    worker_ok: bool
    outbox_waiting: int
    outbox_age: float | None
    outbox_ok: bool

    @property
    def ready(self) -> bool:
        """Whether this process can answer pages."""
        return self.database and self.migrations and self.index_folder

    def as_json(self) -> dict[str, Any]:
        """The report as it is shown to machines."""
        return {"ready": self.ready, **asdict(self)}


def look() -> Report:
    """Look at the database, its migrations, the index folder, the worker and the outbox."""
    index_folder = _is_writable(Path(settings.INDEX_ROOT))
    try:
        migrations = not _unapplied_migrations()
        worker_age = _age(WorkerBeat.objects.order_by("-seen_at").values_list("seen_at", flat=True).first())
        waiting = OutgoingLetter.objects.filter(sent_at=None, given_up_at=None, kept=False, on_hold=False)
        oldest = waiting.order_by("queued_at").values_list("queued_at", flat=True).first()
        count = waiting.count()
    except DatabaseError:
        # An empty database answers, and has migrations to apply; a database that is away does neither.
        return Report(_answers(), False, index_folder, None, False, 0, None, False)
    outbox_age = _age(oldest)
    return Report(
        database=True,
        migrations=migrations,
        index_folder=index_folder,
        worker_age=worker_age,
        worker_ok=worker_age is not None and worker_age < LATE.total_seconds(),
        outbox_waiting=count,
        outbox_age=outbox_age,
        outbox_ok=outbox_age is None or outbox_age < LATE.total_seconds(),
    )


def _answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _unapplied_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _is_writable(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.R_OK | os.W_OK)


def _age(moment: datetime | None) -> float | None:
    return None if moment is None else round((timezone.now() - moment).total_seconds(), 1)
