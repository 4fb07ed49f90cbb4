"""The database itself refuses to publish what is hidden, unless two different people restored it.

The entry that hid a thing cannot be deleted (the register's own triggers), so there is no way around by deleting the
hiding. A migration that makes SQLite rebuild the table of entries must be followed by this one's operations again.
"""

from typing import Any

from django.db import migrations

_REASON = "what is hidden is restored by two people"
_HELD = """
    EXISTS (
        SELECT 1 FROM register_entry AS mark
        WHERE mark.kind = NEW.kind AND mark.reference = NEW.reference AND mark.event = 'hidden'
        AND NOT EXISTS (
            SELECT 1 FROM register_entry AS later
            WHERE later.kind = NEW.kind AND later.reference = NEW.reference
            AND later.event = 'published' AND later.version > mark.version
        )
        AND NOT EXISTS (
            SELECT 1 FROM safety_hiddenthing AS thing
            JOIN safety_hiding AS hiding ON hiding.id = thing.hiding_id
            WHERE thing.sequence = mark.sequence AND hiding.status = 'restored'
            AND hiding.asked_by_id <> hiding.restored_by_id
        )
    )
"""
_WHEN = "NEW.event = 'published' AND NEW.version > 1"

SQLITE = [
    f"""
    CREATE TRIGGER restored_by_two BEFORE INSERT ON register_entry WHEN {_WHEN} AND {_HELD}
    BEGIN SELECT RAISE(ABORT, '{_REASON}'); END
    """
]
SQLITE_BACK = ["DROP TRIGGER restored_by_two"]

POSTGRESQL = [
    f"""
    CREATE FUNCTION must_be_restored_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF {_WHEN} AND {_HELD} THEN
            RAISE EXCEPTION '{_REASON}' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER restored_by_two BEFORE INSERT ON register_entry
    FOR EACH ROW EXECUTE FUNCTION must_be_restored_by_two()
    """,
]
POSTGRESQL_BACK = [
    "DROP TRIGGER restored_by_two ON register_entry",
    "DROP FUNCTION must_be_restored_by_two()",
]


def guard(apps: Any, schema_editor: Any) -> None:
    """Set the trigger up in the dialect of the database."""
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


def unguard(apps: Any, schema_editor: Any) -> None:
    """Take the trigger down."""
    for statement in POSTGRESQL_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("safety", "0001_the_desk"), ("register", "0002_the_desk")]

    operations = [migrations.RunPython(guard, unguard)]
