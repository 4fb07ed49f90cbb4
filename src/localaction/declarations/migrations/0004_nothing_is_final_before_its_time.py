"""The database itself refuses a public signature without two people and two kinds, and a final one before its time.

Two people means two who neither began nor sent the signature. A call back counts only with its note: which number,
where we found it, who answered. A signature becomes final only from "announced", with nobody objecting, not before
`final_at`; or it is settled as it was before a dispute. What was confirmed before this migration stays.

A migration that makes SQLite rebuild one of the tables named here must take these triggers down before and set
them up after (a test notices when they are missing).
"""

from typing import Any

from django.db import migrations

_PEOPLE = """
    (SELECT count(DISTINCT c.person_id) FROM declarations_confirmation c WHERE c.signature_id = NEW.id
        AND c.person_id <> coalesce(NEW.begun_by_id, -1) AND c.person_id <> coalesce(NEW.sent_by_id, -1)) < 2
"""
_KINDS = """
    (SELECT count(DISTINCT e.kind) FROM declarations_evidence e WHERE e.signature_id = NEW.id
        AND (e.kind <> 'call_back' OR EXISTS (
            SELECT 1 FROM declarations_callback k WHERE k.evidence_id = e.id))) < 2
"""
_OBJECTED = """
    EXISTS (SELECT 1 FROM declarations_objection o WHERE o.signature_id = NEW.id AND o.answered_at IS NULL)
"""
# Each rule: when a row with this new state must be refused. OLD is the row before.
RULES = {
    "unproven": (
        (
            "NEW.status IN ('announced', 'confirmed') AND OLD.status NOT IN ('confirmed', 'announced', 'disputed')"
            f" AND ({_PEOPLE} OR {_KINDS})"
        ),
        "a public signature needs two people and two kinds of evidence",
    ),
    "objected": (
        f"NEW.status IN ('announced', 'confirmed') AND OLD.status <> NEW.status AND {_OBJECTED}",
        "somebody objects to this signature",
    ),
    "untimely": (
        (
            "NEW.status = 'confirmed' AND OLD.status <> 'confirmed' AND NOT ("
            "(OLD.status = 'announced' AND NEW.final_at IS NOT NULL AND NEW.confirmed_at >= OLD.final_at)"
            " OR (OLD.status = 'disputed' AND OLD.settled_from = 'confirmed'))"
        ),
        "a signature is final only after its time of announcement",
    ),
    "unsettled": (
        (
            "NEW.status = 'announced' AND OLD.status NOT IN ('announced', 'pending')"
            " AND NOT (OLD.status = 'disputed' AND OLD.settled_from = 'announced')"
        ),
        "only a pending signature is announced",
    ),
    "hurried": (
        (
            "NEW.status = 'announced' AND (NEW.announced_at IS NULL OR NEW.final_at IS NULL OR {shorter}"
            " OR (OLD.status = 'announced' AND NEW.final_at < OLD.final_at))"
        ),
        "a signature is announced for seven days",
    ),
    "misremembered": (
        (
            "NEW.status = 'disputed' AND NEW.settled_from <>"  # in brackets: plpgsql reads an IF up to the first THEN
            " (CASE WHEN OLD.status = 'disputed' THEN OLD.settled_from ELSE OLD.status END)"
        ),
        "a disputed signature remembers what it was",
    ),
}
SHORTER_SQLITE = "julianday(NEW.final_at) - julianday(NEW.announced_at) < 6.999"
SHORTER_POSTGRESQL = "NEW.final_at - NEW.announced_at < interval '7 days'"
BORN = "NEW.status IN ('announced', 'confirmed', 'disputed')"
BORN_REASON = "a public signature needs two people and two kinds of evidence"

SQLITE = [
    *(
        f"CREATE TRIGGER signature_{name} BEFORE UPDATE ON declarations_signature WHEN {when.format(shorter=SHORTER_SQLITE)}"
        f" BEGIN SELECT RAISE(ABORT, '{reason}'); END"
        for name, (when, reason) in RULES.items()
    ),
    (
        f"CREATE TRIGGER signature_born BEFORE INSERT ON declarations_signature WHEN {BORN}"
        f" BEGIN SELECT RAISE(ABORT, '{BORN_REASON}'); END"
    ),
]
SQLITE_BACK = [f"DROP TRIGGER IF EXISTS signature_{name}" for name in (*RULES, "born")]
OLD_SQLITE_BACK = [
    "DROP TRIGGER IF EXISTS signature_confirmed_insert",
    "DROP TRIGGER IF EXISTS signature_confirmed_update",
]

_CHECKS = "".join(
    f"IF {when.format(shorter=SHORTER_POSTGRESQL)} THEN RAISE EXCEPTION '{reason}' USING ERRCODE = 'check_violation'; END IF;\n"
    for when, reason in RULES.values()
)
POSTGRESQL = [
    "DROP TRIGGER signature_confirmed ON declarations_signature",
    "DROP FUNCTION signature_must_be_proven()",
    f"""
    CREATE FUNCTION signature_keeps_its_rules() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'INSERT' THEN
            IF {BORN} THEN
                RAISE EXCEPTION '{BORN_REASON}' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END IF;
        {_CHECKS}
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER signature_keeps_its_rules BEFORE INSERT OR UPDATE ON declarations_signature
    FOR EACH ROW EXECUTE FUNCTION signature_keeps_its_rules()
    """,
]
POSTGRESQL_BACK = [
    "DROP TRIGGER signature_keeps_its_rules ON declarations_signature",
    "DROP FUNCTION signature_keeps_its_rules()",
]


def guard(apps: Any, schema_editor: Any) -> None:
    """Set the triggers up in the dialect of the database, in place of the older ones."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if is_postgresql else [*OLD_SQLITE_BACK, *SQLITE]:
        schema_editor.execute(statement, params=None)


def unguard(apps: Any, schema_editor: Any) -> None:
    """Take the triggers down and set the older ones up again."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL_BACK if is_postgresql else SQLITE_BACK:
        schema_editor.execute(statement, params=None)
    from importlib import import_module

    import_module("localaction.declarations.migrations.0002_two_people_two_kinds").guard(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("declarations", "0003_the_desk")]

    operations = [migrations.RunPython(guard, unguard)]
