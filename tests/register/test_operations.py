"""Publishing appends, and only appends."""

from datetime import UTC, datetime
from threading import Thread

import pytest
from django.db import connection
from tests.register.published_things import a_government, a_signature, an_action, published

from localaction.kit.actors import SYSTEM
from localaction.kit.models import TrailEvent
from localaction.register import audit, chain, operations, queries
from localaction.register.codec import Unpublishable
from localaction.register.models import Checkpoint, Current, Entry
from localaction.register.operations import NotPublished, Publication

pytestmark = pytest.mark.django_db


def test_the_first_entry_starts_the_chain() -> None:
    entry = published(an_action())
    assert (entry.sequence, entry.version, entry.event) == (1, 1, "published")
    assert entry.previous_hash == chain.GENESIS
    assert queries.head().hash == entry.entry_hash


def test_every_entry_names_the_one_before() -> None:
    first, second = published(a_government()), published(an_action())
    assert (second.sequence, second.previous_hash) == (2, first.entry_hash)


def test_a_change_is_a_new_version() -> None:
    published(an_action())
    entry = published(an_action(title="Kampala for Everybody"))
    assert entry.version == 2
    assert [version.version for version in queries.versions("action", "LA-AAAAAA")] == [1, 2]


def test_the_same_content_appends_nothing() -> None:
    first = published(an_action())
    assert published(an_action()) == first
    assert Entry.objects.count() == 1


def test_content_that_differs_only_by_a_field_its_shape_gained_appends_nothing() -> None:
    first = published(an_action())
    shorter = first.content.replace('"contact_organisation":"",', "")
    assert shorter != first.content
    digest = chain.content_hash(shorter.encode())
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM register_current")
    older = Entry.objects.create(
        **{
            name: getattr(first, name)
            for name in ("kind", "reference", "event", "schema", "language", "published_at")
        },
        sequence=2, version=2, content=shorter, content_hash=digest,
        previous_hash=first.entry_hash, entry_hash="f" * 64,
    )  # fmt: skip
    Current.objects.create(
        kind="action", reference=first.reference, entry=older, event="published", version=2, content_hash=digest,
        first_sequence=1, first_published_at=first.published_at,
    )  # fmt: skip
    assert published(an_action()) == older


def test_bulk_gives_the_same_chain_as_one_by_one() -> None:
    items = [
        Publication("government", "kampala", a_government()),
        Publication("signature", "SIG-AAAAAA", a_signature()),
    ]
    items += [Publication("action", f"LA-{number}", an_action(f"LA-{number}")) for number in range(5)]
    assert operations.publish_many(actor=SYSTEM, items=items) == 7
    assert operations.publish_many(actor=SYSTEM, items=items) == 0
    entries = list(Entry.objects.all())
    assert [entry.sequence for entry in entries] == [1, 2, 3, 4, 5, 6, 7]
    assert [entry.previous_hash for entry in entries[1:]] == [entry.entry_hash for entry in entries[:-1]]
    assert queries.count("action") == 5


def test_bulk_knows_what_the_same_chunk_published_before() -> None:
    items = [
        Publication("action", "LA-AAAAAA", an_action(title=title)) for title in ("One", "One", "Two", "One")
    ]
    assert operations.publish_many(actor=SYSTEM, items=items) == 3
    assert [version.version for version in queries.versions("action", "LA-AAAAAA")] == [1, 2, 3]
    assert queries.count("action") == 1


def test_a_withdrawal_leaves_a_tombstone_and_the_history() -> None:
    published(an_action())
    entry = operations.withdraw(
        actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="The city asked for it."
    )
    assert (entry.event, entry.version) == ("withdrawn", 2)
    assert entry.content == '{"because":"The city asked for it.","language":"en"}'
    assert queries.current("action", "LA-AAAAAA") is None
    assert queries.count("action") == 0
    assert len(queries.versions("action", "LA-AAAAAA")) == 2


def test_what_was_withdrawn_can_be_published_again() -> None:
    published(an_action())
    operations.withdraw(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="By mistake.")
    assert published(an_action()).version == 3
    assert queries.tombstone("action", "LA-AAAAAA") is None
    assert queries.count("action") == 1


def test_what_does_not_stand_cannot_be_withdrawn() -> None:
    with pytest.raises(NotPublished):
        operations.withdraw(actor=SYSTEM, kind="action", reference="LA-NOTHIN", because="?")


def test_content_of_the_wrong_shape_is_refused_and_nothing_is_written() -> None:
    broken = [
        an_action(title=7),
        an_action(language="fr"),
        an_action("LA-BBBBBB"),
        an_action(title="\ud800"),
        an_action(place=a_government()),
    ]
    for content in broken:
        with pytest.raises(Unpublishable):
            operations.publish(
                actor=SYSTEM, kind="action", reference="LA-AAAAAA", language="en", content=content
            )
    with pytest.raises(Unpublishable):
        operations.publish(
            actor=SYSTEM, kind="signature", reference="LA-AAAAAA", language="en", content=an_action()
        )
    with pytest.raises(Unpublishable):
        operations.publish(
            actor=SYSTEM, kind="draft", reference="LA-AAAAAA", language="en", content=an_action()
        )
    assert Entry.objects.count() == 0


def test_the_trail_names_who_published_and_the_register_does_not() -> None:
    entry = published(an_action())
    event = TrailEvent.objects.get(verb__startswith="register.")
    assert (event.verb, event.subject_id, event.name) == ("register.published", entry.pk, "Local Action")
    assert "Local Action" not in entry.content


def test_a_checkpoint_is_kept_once() -> None:
    assert operations.checkpoint(actor=SYSTEM) is None
    entries = [published(an_action(f"LA-{number}")) for number in range(3)]
    kept = operations.checkpoint(actor=SYSTEM)
    assert kept is not None
    assert (kept.sequence, kept.root) == (3, chain.merkle_root(entry.entry_hash for entry in entries))
    assert operations.checkpoint(actor=SYSTEM) == kept
    assert Checkpoint.objects.count() == 1


def test_a_clock_that_steps_back_does_not_turn_the_register_back(time_machine: object) -> None:
    time_machine.move_to(datetime(2026, 3, 1, tzinfo=UTC), tick=False)  # type: ignore[attr-defined]
    first = published(an_action())
    time_machine.move_to(datetime(2026, 2, 1, tzinfo=UTC), tick=False)  # type: ignore[attr-defined]
    assert published(an_action("LA-BBBBBB")).published_at == first.published_at


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite's test database lives in one connection"
)
def test_many_who_append_at_once_make_one_chain() -> None:
    def append(worker: int) -> None:
        for number in range(6):
            published(an_action(f"LA-{worker}-{number}"))
        connection.close()

    threads = [Thread(target=append, args=(worker,)) for worker in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert audit.verify().entries == 36


# --- hiding


def test_what_is_hidden_is_nowhere_and_nothing_is_published_over_it() -> None:
    published(an_action())
    published(an_action(title="Kampala for Everybody"))
    entry = operations.hide(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="A person is named.")
    assert (entry.version, entry.event, entry.content) == (3, "hidden", '{"language":"en"}')
    assert queries.current("action", "LA-AAAAAA") is None
    assert queries.count("action") == 0
    assert [(one.is_withheld, one.content) for one in queries.versions("action", "LA-AAAAAA")] == [
        (True, None),
        (True, None),
        (False, None),
    ]
    with pytest.raises(operations.IsHidden):
        published(an_action(title="Published all the same"))
    items = [
        operations.Publication("action", "LA-AAAAAA", an_action(title="In a heap")),
        operations.Publication("action", "LA-BBBBBB", an_action("LA-BBBBBB")),
    ]
    assert operations.publish_many(actor=SYSTEM, items=items) == 1
    assert queries.hidden("action", "LA-AAAAAA") is not None
    assert queries.hidden("action", "LA-BBBBBB") is None


def test_only_what_stands_is_hidden() -> None:
    with pytest.raises(operations.NotPublished):
        operations.hide(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="")


def test_a_withdrawal_does_not_lift_the_hiding() -> None:
    published(an_action())
    operations.hide(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="A person is named.")
    operations.withdraw(actor=SYSTEM, kind="action", reference="LA-AAAAAA", because="Taken down for good.")
    assert queries.tombstone("action", "LA-AAAAAA") is not None
    with pytest.raises(operations.IsHidden):
        published(an_action())
