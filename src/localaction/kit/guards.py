"""Database triggers that let the trail only grow, on SQLite and on PostgreSQL.

An event may lose a personal part (its name, its reason, its facts), once a row of `TrailErasure` says that this
part is erased; a seal may lose the salt of that part. Nothing else on the trail can be changed or deleted.
"""

from __future__ import annotations

from typing import Any, Final

from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL: Final = "the trail only grows"
EVENT, SEAL, ERASURE = "kit_trailevent", "kit_trailseal", "kit_trailerasure"

_SAME: Final = {
    EVENT: ("id", "at", "verb", "person_id", "subject_type", "subject_id"),
    SEAL: ("sequence", "event_id", "who_hash", "why_hash", "facts_hash", "hash"),
    ERASURE: ("id", "event_id", "part", "rule", "at"),
}
# column → its value once erased, and the part that must have been erased for it
_ERASABLE: Final = {
    EVENT: {"name": ("''", "who"), "because": ("''", "why"), "facts": ("'{}'", "facts")},
    SEAL: {"who_salt": ("NULL", "who"), "why_salt": ("NULL", "why"), "facts_salt": ("NULL", "facts")},
    ERASURE: {},
}


def _is_allowed(table: str) -> str:
    """The one kind of update that is allowed, as a condition that both databases understand."""
    parts = [f"NEW.{column} IS NOT DISTINCT FROM OLD.{column}" for column in _SAME[table]]
    number = "id" if table == EVENT else "event_id"
    for column, (blank, part) in _ERASABLE[table].items():
        erased = f"SELECT 1 FROM {ERASURE} WHERE event_id = OLD.{number} AND part = '{part}'"  # noqa: S608
        parts.append(
            f"(NEW.{column} IS NOT DISTINCT FROM OLD.{column}"
            f" OR (NEW.{column} IS NOT DISTINCT FROM {blank} AND EXISTS ({erased})))"
        )
    return " AND ".join(parts)


def _sqlite(table: str) -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    on_update = f"CREATE TRIGGER {table}_only_grows_update BEFORE UPDATE ON {table}"
    return [
        f"{on_update} WHEN NOT ({_is_allowed(table)}) {refuse}",
        f"CREATE TRIGGER {table}_only_grows_delete BEFORE DELETE ON {table} {refuse}",
    ]


def _postgresql(table: str) -> list[str]:
    return [
        f"""
        CREATE OR REPLACE FUNCTION {table}_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' THEN
                IF {_is_allowed(table)} THEN RETURN NEW; END IF;
            END IF;
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
        END $$
        """,
        f"""
        CREATE TRIGGER {table}_only_grows_change BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION {table}_only_grows()
        """,
        f"""
        CREATE TRIGGER {table}_only_grows_truncate BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION {table}_only_grows()
        """,
    ]


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers."""
    with connection.cursor() as cursor:
        for table in _SAME:
            for statement in _postgresql(table) if connection.vendor == "postgresql" else _sqlite(table):
                cursor.execute(statement)


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers: only to reverse the migration, and to empty a test or demo database."""
    with connection.cursor() as cursor:
        for table in _SAME:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP FUNCTION IF EXISTS {table}_only_grows() CASCADE")
                continue
            for verb in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_only_grows_{verb}")


def are_up(connection: BaseDatabaseWrapper) -> bool:
    """Whether every trigger stands."""
    catalogue = "pg_trigger" if connection.vendor == "postgresql" else "sqlite_master"
    column = "tgname" if connection.vendor == "postgresql" else "name"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {catalogue} WHERE {column} LIKE '%%only_grows%%'", [])  # noqa: S608
        (found,) = cursor.fetchone()
    return bool(found >= 2 * len(_SAME))


def migrate_up(apps: Any, schema_editor: Any) -> None:
    """For a migration."""
    put_up(schema_editor.connection)


def migrate_down(apps: Any, schema_editor: Any) -> None:
    """For a migration, reversed."""
    take_down(schema_editor.connection)
