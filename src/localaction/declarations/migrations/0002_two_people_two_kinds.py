"""The database itself refuses a confirmed signature without two people and two kinds of evidence.

A migration that makes SQLite rebuild the table of signatures drops its triggers with it: such a migration must be
followed by this one's operations again (a test notices when they are missing).
"""

from typing import Any

from django.db import migrations

# The same condition in both dialects; the status may also be written by hand.
_UNPROVEN = """
    (SELECT count(DISTINCT person_id) FROM declarations_confirmation WHERE signature_id = NEW.id) < 2
    OR (SELECT count(DISTINCT kind) FROM declarations_evidence WHERE signature_id = NEW.id) < 2
"""
_REASON = "a confirmed signature needs two people and two kinds of evidence"

SQLITE = [
    f"""
    CREATE TRIGGER signature_confirmed_{name} BEFORE {event} ON declarations_signature
    WHEN NEW.status = 'confirmed' AND ({_UNPROVEN})
    BEGIN SELECT RAISE(ABORT, '{_REASON}'); END
    """
    for name, event in (("insert", "INSERT"), ("update", "UPDATE"))
]
SQLITE_BACK = ["DROP TRIGGER signature_confirmed_insert", "DROP TRIGGER signature_confirmed_update"]

POSTGRESQL = [
    f"""
    CREATE FUNCTION signature_must_be_proven() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.status = 'confirmed' AND ({_UNPROVEN}) THEN
            RAISE EXCEPTION '{_REASON}' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER signature_confirmed BEFORE INSERT OR UPDATE ON declarations_signature
    FOR EACH ROW EXECUTE FUNCTION signature_must_be_proven()
    """,
]
POSTGRESQL_BACK = [
    "DROP TRIGGER signature_confirmed ON declarations_signature",
    "DROP FUNCTION signature_must_be_proven()",
]


def guard(apps: Any, schema_editor: Any) -> None:
    """Set the triggers up in the dialect of the database."""
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


def unguard(apps: Any, schema_editor: Any) -> None:
    """Take the triggers down."""
    for statement in POSTGRESQL_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("declarations", "0001_signatures")]

    operations = [migrations.RunPython(guard, unguard)]
