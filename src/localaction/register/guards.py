"""Database triggers that refuse to change or delete what the register holds, on SQLite and on PostgreSQL."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

GUARDED = ("register_entry", "register_checkpoint")
REFUSAL = "the register is append-only"

_POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION register_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def _sqlite(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_refuse_{verb} BEFORE {verb.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for verb in ("update", "delete")
    ]


def _postgresql(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_refuse_{verb} BEFORE {verb.upper()} ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION register_refuse()"
        for verb in ("update", "delete", "truncate")
    ]


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTION)
        for table in GUARDED:
            for statement in _postgresql(table) if connection.vendor == "postgresql" else _sqlite(table):
                cursor.execute(statement)


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers: only to reverse the migration, and to empty a test or demo database."""
    on_table = connection.vendor == "postgresql"
    verbs = ("update", "delete", "truncate") if on_table else ("update", "delete")
    with connection.cursor() as cursor:
        for table in GUARDED:
            for verb in verbs:
                cursor.execute(
                    f"DROP TRIGGER IF EXISTS {table}_refuse_{verb}" + (f" ON {table}" if on_table else "")
                )
        if on_table:
            cursor.execute("DROP FUNCTION IF EXISTS register_refuse()")


def are_up(connection: BaseDatabaseWrapper) -> bool:
    """Whether every trigger stands."""
    catalogue = "pg_trigger" if connection.vendor == "postgresql" else "sqlite_master"
    column = "tgname" if connection.vendor == "postgresql" else "name"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {catalogue} WHERE {column} LIKE 'register%%refuse%%'", [])  # noqa: S608
        (found,) = cursor.fetchone()
    return bool(found >= len(GUARDED) * (3 if connection.vendor == "postgresql" else 2))


def migrate_up(apps: Any, schema_editor: Any) -> None:
    """For a migration."""
    put_up(schema_editor.connection)


def migrate_down(apps: Any, schema_editor: Any) -> None:
    """For a migration, reversed."""
    take_down(schema_editor.connection)
