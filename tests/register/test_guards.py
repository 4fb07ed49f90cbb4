"""The database itself refuses to change what was published."""

import pytest
from django.conf import settings as site
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from tests.register.published_things import an_action, published

from localaction.kit.actors import SYSTEM
from localaction.register import guards, operations
from localaction.register.models import Checkpoint, Entry


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE register_entry SET content = '{}'",
        "UPDATE register_entry SET published_at = published_at",
        "DELETE FROM register_entry WHERE sequence = 2",
        "UPDATE register_checkpoint SET root = 'x'",
        "DELETE FROM register_checkpoint",
    ],
)
def test_what_was_published_cannot_be_changed(statement: str) -> None:
    published(an_action())
    published(an_action("LA-BBBBBB"))
    operations.checkpoint(actor=SYSTEM)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert (Entry.objects.count(), Checkpoint.objects.count()) == (2, 1)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has TRUNCATE")
def test_the_register_cannot_be_truncated() -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE register_entry CASCADE")


@pytest.mark.django_db
def test_a_site_cannot_be_flushed(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    published(an_action())
    monkeypatch.setattr(site, "MODE", "production")
    with pytest.raises(CommandError, match="append-only"):
        call_command("flush", interactive=False)
    assert Entry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_test_database_can_be_emptied_and_is_guarded_again() -> None:
    published(an_action())
    call_command("flush", interactive=False, verbosity=0)
    assert Entry.objects.count() == 0
    assert guards.are_up(connection)
