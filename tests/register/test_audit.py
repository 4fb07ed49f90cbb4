"""The database is checked against itself: the chain, what is derived from it, and its triggers."""

from collections.abc import Iterator

import pytest
from django.db import connection
from tests.register.published_things import a_government, a_signature, an_action, published

from localaction.kit.actors import SYSTEM
from localaction.register import audit, guards, operations, transcript
from localaction.register.transcript import Fault

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _register() -> None:
    published(a_government())
    published(a_signature())
    published(an_action())
    operations.checkpoint(actor=SYSTEM)
    published(an_action(title="Kampala for Everybody"))
    operations.withdraw(actor=SYSTEM, kind="signature", reference="SIG-AAAAAA", because="Revoked.")


@pytest.fixture
def _unguarded() -> Iterator[None]:
    guards.take_down(connection)
    yield
    guards.put_up(connection)


def _change(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_register_in_order() -> None:
    found = audit.verify()
    assert (found.entries, found.checkpoints) == (5, 1)
    assert found.standing == {"government": 1, "signature": 0, "action": 1}


def test_the_file_says_the_same_as_the_database() -> None:
    assert transcript.verify(transcript.written(audit.lines())) == audit.verify()


@pytest.mark.usefixtures("_unguarded")
@pytest.mark.parametrize(
    ("statement", "sequence"),
    [
        ("UPDATE register_entry SET content = replace(content, 'Cash', 'Cake') WHERE sequence = 3", 3),
        ("UPDATE register_entry SET reference = 'LA-X' WHERE sequence = 4", 4),
        ("UPDATE register_checkpoint SET root = 'x'", 3),
        ("UPDATE register_entry SET previous_hash = entry_hash WHERE sequence = 2", 2),
    ],
)
def test_a_changed_entry_is_found(statement: str, sequence: int) -> None:
    _change(statement)
    with pytest.raises(Fault) as caught:
        audit.verify()
    assert caught.value.sequence == sequence


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("DELETE FROM register_current WHERE kind = 'action'", "current entry"),
        ("UPDATE register_current SET version = 1 WHERE kind = 'action'", "current of"),
        ("UPDATE register_current SET event = 'published' WHERE kind = 'signature'", "current of"),
        ("UPDATE register_tally SET published = 7 WHERE kind = 'action'", "counted"),
    ],
)
def test_what_is_derived_wrongly_is_found(statement: str, what: str) -> None:
    _change(statement)
    with pytest.raises(Fault, match=what):
        audit.verify()


def test_an_old_version_kept_as_current_is_found() -> None:
    _change(
        "UPDATE register_current SET entry_id = 3, version = 1, content_hash ="
        " (SELECT content_hash FROM register_entry WHERE sequence = 3) WHERE kind = 'action'"
    )
    with pytest.raises(Fault, match="not the last version"):
        audit.verify()


def test_missing_triggers_are_found() -> None:
    guards.take_down(connection)
    with pytest.raises(Fault, match="triggers"):
        audit.verify()
    guards.put_up(connection)


def test_the_content_of_what_is_hidden_is_left_out_of_the_file_and_the_chain_holds() -> None:
    before = b"".join(transcript.written(audit.lines())).splitlines(keepends=True)
    operations.hide(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="A person is named.")
    written = b"".join(transcript.written(audit.lines()))
    assert b"Kampala for" not in written
    assert written.count(b'"withheld":true') == 2
    others = [line for line in before[:-1] if b'"LA-AAAAAA"' not in line]
    assert [line for line in others if line not in written] == []
    found = transcript.verify(written.splitlines(keepends=True))
    assert found.standing == {"government": 1, "signature": 0, "action": 0}
    assert audit.verify() == found


def test_content_is_left_out_of_nothing_else() -> None:
    written = b"".join(transcript.written(audit.lines())).splitlines(keepends=True)
    place = next(number for number, line in enumerate(written) if b'"LA-AAAAAA"' in line)
    line = written[place]
    written[place] = line[: line.index(b',"content":')] + b',"withheld":true}\n'
    with pytest.raises(Fault, match="left out, but it is not hidden"):
        transcript.verify(written)
