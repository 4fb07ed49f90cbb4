"""The whole register as a file: the same as the export; given out only while it shows nothing hidden."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from tests.register.published_things import an_action, published

from localaction.kit.actors import SYSTEM
from localaction.register import audit, keptfile, operations, tasks, transcript

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _few_in_a_piece(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TRANSCRIPT_ROOT = tmp_path / "transcript"
    monkeypatch.setattr(keptfile, "ENTRIES", 3)


def publish(*numbers: int) -> None:
    for number in numbers:
        published(an_action(f"LA-{number}"))


def whole() -> bytes:
    """The file as somebody gets it, unpacked."""
    found = keptfile.ready()
    assert found is not None
    raw = b"".join(keptfile.read(found, 0, found.size))
    assert len(raw) == found.size
    return gzip.decompress(raw)


def exported() -> bytes:
    return b"".join(transcript.written(audit.lines()))


def parts() -> set[str]:
    found = keptfile.manifest()
    assert found is not None
    return {part.name for part in found.parts}


@pytest.mark.parametrize("number", [0, 1, 3, 7])
def test_it_is_the_whole_register(number: int) -> None:
    publish(*range(1, number + 1))
    assert keptfile.follow() == number
    assert whole() == exported()
    assert transcript.verify(whole().splitlines(keepends=True)).entries == number


def test_it_grows_by_its_last_piece() -> None:
    publish(1, 2, 3, 4)
    keptfile.follow()
    before = parts()
    publish(5)
    keptfile.follow()
    assert len(parts() & before) == 1
    assert whole() == exported()


def test_a_checkpoint_comes_into_the_piece_it_stands_in() -> None:
    publish(1, 2, 3, 4)
    keptfile.follow()
    operations.checkpoint(actor=SYSTEM)
    keptfile.follow()
    assert b'"checkpoint"' in whole()
    assert whole() == exported()


def test_nothing_is_made_anew_while_nothing_changes(settings: Any) -> None:
    publish(1, 2)
    keptfile.follow()
    manifest = settings.TRANSCRIPT_ROOT / "manifest"
    stamp = manifest.stat().st_ino
    keptfile.follow()
    assert manifest.stat().st_ino == stamp


def test_once_something_is_hidden_the_file_made_before_is_given_to_nobody() -> None:
    publish(1, 2, 3, 4, 5)
    keptfile.follow()
    assert keptfile.ready() is not None
    operations.hide(actor=SYSTEM, kind="action", reference="LA-2", because="A doubt.")
    assert keptfile.ready() is None
    tasks.follow_file()
    assert b'"withheld":true' in whole()
    assert whole().count(b"Cash, school fees") == 4
    assert whole() == exported()


def test_it_is_ready_again_when_what_was_hidden_is_restored() -> None:
    publish(1, 2)
    operations.hide(actor=SYSTEM, kind="action", reference="LA-2", because="A doubt.")
    keptfile.follow()
    operations.withdraw(actor=SYSTEM, kind="action", reference="LA-2", because="It is gone.")
    assert keptfile.ready() is not None
    keptfile.follow()
    assert whole() == exported()


def test_the_file_of_another_register_is_not_given_out(settings: Any) -> None:
    publish(1)
    keptfile.follow()
    manifest = settings.TRANSCRIPT_ROOT / "manifest"
    found = keptfile.manifest()
    assert found is not None
    manifest.write_bytes(manifest.read_bytes().replace(found.hash.encode(), b"0" * 64))
    assert keptfile.ready() is None
    keptfile.follow()
    assert keptfile.ready() is not None


def test_without_a_file_there_is_nothing_to_give() -> None:
    assert keptfile.ready() is None


def test_any_part_of_it_can_be_read() -> None:
    publish(*range(1, 9))
    keptfile.follow()
    found = keptfile.ready()
    assert found is not None
    raw = b"".join(keptfile.read(found, 0, found.size))
    for start, stop in ((0, 5), (7, 400), (found.size - 20, found.size), (3, found.size - 3)):
        assert b"".join(keptfile.read(found, start, stop)) == raw[start:stop]


def test_pieces_of_no_file_are_taken_away(settings: Any) -> None:
    for number in range(1, 6):
        publish(number)
        keptfile.follow()
    assert len(list(settings.TRANSCRIPT_ROOT.glob("*.part"))) <= 3
