"""The database itself refuses a first focal point whom neither a verified domain nor two people vouch for.

A first focal point is somebody who asked to speak while nobody else did. Where another focal point is active, the
team decides. A migration that makes SQLite rebuild one of the tables named here must take the trigger down before
and set it up after (a test notices when it is missing).
"""

from typing import Any

from django.db import migrations

_ALONE = """
    NOT EXISTS (SELECT 1 FROM governments_membership m WHERE m.government_id = NEW.government_id
        AND m.id <> NEW.id AND m.status = 'active' AND m.role = 'focal_point')
"""
_BY_DOMAIN = """
    (NEW.vouched_domain <> '' AND EXISTS (SELECT 1 FROM governments_government g WHERE g.id = NEW.government_id
        AND CAST(g.email_domains AS text) LIKE '%"' || NEW.vouched_domain || '"%'))
"""
_BY_TWO = """
    (SELECT count(DISTINCT e.person_id) FROM governments_endorsement e WHERE e.membership_id = NEW.id
        AND e.person_id <> NEW.person_id) >= 2
"""
WHEN = f"""
    NEW.is_first AND NEW.role = 'focal_point' AND NEW.status = 'active' AND OLD.status <> 'active'
    AND {_ALONE} AND NOT {_BY_DOMAIN} AND NOT ({_BY_TWO})
"""
REASON = "the first focal point needs a verified domain or two people"

SQLITE = [
    f"""
    CREATE TRIGGER first_voice BEFORE UPDATE ON governments_membership WHEN {WHEN}
    BEGIN SELECT RAISE(ABORT, '{REASON}'); END
    """
]
SQLITE_BACK = ["DROP TRIGGER IF EXISTS first_voice"]
POSTGRESQL = [
    f"""
    CREATE FUNCTION first_voice_is_vouched_for() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF {WHEN} THEN
            RAISE EXCEPTION '{REASON}' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER first_voice BEFORE UPDATE ON governments_membership
    FOR EACH ROW EXECUTE FUNCTION first_voice_is_vouched_for()
    """,
]
POSTGRESQL_BACK = [
    "DROP TRIGGER first_voice ON governments_membership",
    "DROP FUNCTION first_voice_is_vouched_for()",
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
    dependencies = [("governments", "0003_the_desk")]

    operations = [migrations.RunPython(guard, unguard)]
