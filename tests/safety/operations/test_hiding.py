"""One person hides at once; two restore, and the database insists on it."""

from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from tests.register.published_things import an_action, published
from tests.safety import making

from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.kit.models import TrailEvent
from localaction.register import audit, index, queries, search
from localaction.register import operations as register
from localaction.register.models import Entry
from localaction.register.shapes import Image
from localaction.safety import operations
from localaction.safety.models import Hiding

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"
    settings.MEDIA_ROOT = tmp_path / "media"


def _found() -> set[str]:
    index.follow()
    hits = search.find(search.SearchRequest(per_page=50)).hits
    return {hit.card.reference for hit in hits}


def test_one_person_hides_an_action_with_its_reports_at_once() -> None:
    making.public()
    assert making.REFERENCE in _found()
    hiding = making.hidden(making.sara())
    assert queries.current("action", making.REFERENCE) is None
    assert queries.current("progress", "LA-AAAAAA-P1") is None
    assert [one.reference for one in hiding.things.all()] == ["LA-AAAAAA", "LA-AAAAAA-P1"]
    assert making.REFERENCE not in _found()
    events = TrailEvent.objects.filter(verb="hiding.hidden")
    assert [(one.name, one.because) for one in events] == [("Sara", "A name.")]


def test_a_government_is_hidden_with_its_signatures() -> None:
    making.public()
    making.hidden(making.sara(), "government", "kampala")
    assert queries.current("government", "kampala") is None
    assert queries.of_government("signature", "kampala") == []
    assert queries.current("action", making.REFERENCE) is not None


def test_hiding_twice_is_hiding_once() -> None:
    making.public()
    assert making.hidden(making.sara()) == making.hidden(making.omar())


def test_nobody_else_hides() -> None:
    making.public()
    with pytest.raises(Refused):
        making.hidden(Actor(person_id=1, name="Nadia"))
    assert queries.current("action", making.REFERENCE) is not None


def test_two_people_restore_it_as_it_stood() -> None:
    stood = making.public()
    sara, omar = making.sara(), making.omar()
    hiding = making.hidden(sara)
    asked = operations.ask_to_restore(actor=sara, hiding=hiding, because="A pseudonym.")
    with pytest.raises(Refused, match="second person"):
        operations.restore(actor=sara, hiding=asked)
    operations.restore(actor=omar, hiding=asked)
    entry = Entry.objects.filter(kind="action").latest("version")
    assert (entry.version, entry.content, entry.content_hash) == (3, stood.content, stood.content_hash)
    assert making.REFERENCE in _found()
    assert queries.current("progress", "LA-AAAAAA-P1") is not None
    assert b"withheld" not in b"".join(_file())
    audit.verify()


def _file() -> list[bytes]:
    from localaction.register import transcript

    return list(transcript.written(audit.lines()))


def test_the_wish_to_restore_can_be_refused() -> None:
    making.public()
    sara, omar = making.sara(), making.omar()
    asked = operations.ask_to_restore(actor=sara, hiding=making.hidden(sara), because="A pseudonym.")
    kept = operations.keep_hidden(actor=omar, hiding=asked, because="It is her real name.")
    with pytest.raises(Refused):
        operations.restore(actor=omar, hiding=kept)


def test_the_database_refuses_a_restoring_without_two_people() -> None:
    making.public()
    hiding = making.hidden(making.sara())
    with pytest.raises(IntegrityError), transaction.atomic():
        register.restore(actor=making.sara(), kind="action", reference=making.REFERENCE, because="")
    one = hiding.hidden_by_id
    with pytest.raises(IntegrityError), transaction.atomic():
        Hiding.objects.filter(pk=hiding.pk).update(
            status="restored", asked_by=one, restored_by=one, restored_at=hiding.hidden_at
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Hiding.objects.filter(pk=hiding.pk).update(status="restored")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO register_entry SELECT 99, kind, reference, 3, 'published', schema, language,"
            " published_at, content, content_hash, previous_hash, 'x' FROM register_entry"
            " WHERE kind = 'action' AND version = 1"
        )


def test_it_can_be_hidden_again_and_needs_two_again() -> None:
    making.public()
    sara, omar = making.sara(), making.omar()
    making.restored(making.hidden(sara), sara, omar)
    again = making.hidden(omar)
    with pytest.raises(IntegrityError), transaction.atomic():
        register.restore(actor=sara, kind="action", reference=making.REFERENCE, because="")
    making.restored(again, omar, sara)
    assert queries.current("action", making.REFERENCE) is not None


def test_what_was_withdrawn_meanwhile_stays_withdrawn() -> None:
    making.public()
    sara, omar = making.sara(), making.omar()
    hiding = making.hidden(sara)
    register.withdraw(actor=sara, kind="action", reference=making.REFERENCE, because="For good.")
    making.restored(hiding, sara, omar)
    assert queries.current("action", making.REFERENCE) is None
    assert queries.tombstone("action", making.REFERENCE) is not None


@pytest.mark.django_db(transaction=True)
def test_pictures_leave_the_public_folder_unless_another_action_shows_them(settings: Any) -> None:
    names = ["a" * 64 + ".jpg", "b" * 64 + ".jpg"]
    for name in names:
        file = Path(settings.MEDIA_ROOT, "actions", name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"picture")
    own, shared = (Image(path=f"actions/{name}", alt="People") for name in names)
    published(an_action(images=(own, shared)))
    published(an_action("LA-BBBBBB", images=(shared,)))
    making.hidden(making.sara())
    assert [Path(settings.MEDIA_ROOT, "actions", name).exists() for name in names] == [False, True]
