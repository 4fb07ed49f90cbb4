"""A register file is verified without a database, and every kind of tampering is found where it is."""

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from localaction.register import chain, transcript
from localaction.register.transcript import CheckpointLine, End, EndLine, EntryLine, Fault, Opening, Root


def _line(number: int, previous: str, reference: str, version: int, event: str = "published") -> EntryLine:
    content = b'{"title":"S\xc3\xa3o Paulo"}'
    header = chain.Header(
        number, "action", reference, version, event, "action/1", "pt", f"2026-01-02T03:04:{number:02}.000000Z",
        chain.content_hash(content), previous,
    )  # fmt: skip
    return EntryLine(**header._asdict(), entry_hash=chain.entry_hash(header), content=msgspec.Raw(content))


def _register(*things: tuple[str, int, str]) -> list[dict[str, Any]]:
    lines: list[Any] = [Opening(register=transcript.FORMAT)]
    tree, head = chain.Tree(), chain.GENESIS
    for number, (reference, version, event) in enumerate(things, start=1):
        line = _line(number, head, reference, version, event)
        lines.append(line)
        tree.append(line.entry_hash)
        head = line.entry_hash
        if number == 2:
            lines.append(CheckpointLine(checkpoint=Root(sequence=2, root=tree.root())))
    lines.append(EndLine(end=End(sequence=tree.size, entry_hash=head, root=tree.root())))
    return [json.loads(line) for line in transcript.written(lines)]


def _good() -> list[dict[str, Any]]:
    return _register(("LA-1", 1, "published"), ("LA-2", 1, "published"), ("LA-1", 2, "withdrawn"))


def _bytes(lines: list[dict[str, Any]]) -> list[bytes]:
    return [json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" for line in lines]


def test_a_register_in_order_is_counted() -> None:
    found = transcript.verify(_bytes(_good()))
    assert (found.entries, found.checkpoints, found.standing) == (3, 1, {"action": 1})
    assert found.head == _good()[4]["entry_hash"]
    assert found.root == _good()[5]["end"]["root"]


def test_an_empty_register_is_in_order() -> None:
    assert transcript.verify(_bytes(_register())).entries == 0


def _set(place: int, **changes: Any) -> Callable[[list[dict[str, Any]]], None]:
    def change(lines: list[dict[str, Any]]) -> None:
        lines[place] |= changes

    return change


def _drop(place: int) -> Callable[[list[dict[str, Any]]], None]:
    def drop(lines: list[dict[str, Any]]) -> None:
        del lines[place]

    return drop


@pytest.mark.parametrize(
    ("tamper", "sequence", "what"),
    [
        (_set(1, content={"title": "Sao Paulo"}), 1, "content"),
        (_set(2, language="en"), 2, "entry_hash"),
        (_set(2, published_at="2026-01-02T03:04:02.000001Z"), 2, "entry_hash"),
        (_set(2, entry_hash="0" * 64), 2, "entry_hash"),
        (_set(2, previous_hash="0" * 64), 2, "previous_hash"),
        (_set(2, content_hash="0" * 64), 2, "content_hash"),
        (_set(2, sequence=7), 2, "sequence"),
        (_set(2, more="?"), 2, "cannot be read"),
        (_set(3, checkpoint={"sequence": 2, "root": "0" * 64}), 2, "checkpoint"),
        (_set(3, checkpoint={"sequence": 3, "root": "0" * 64}), 2, "checkpoint"),
        (_set(5, end={"sequence": 4, "entry_hash": "0" * 64, "root": "0" * 64}), 3, "ends"),
        (_set(0, register="another/1"), 0, "first line"),
        (_drop(0), 0, "first line"),
        (_drop(1), 1, "sequence"),
        (_drop(4), 2, "ends"),
        (_drop(5), 0, "cut short"),
        (lambda lines: lines.append(lines[1]), 0, "behind its end"),
        (lambda lines: lines.insert(1, {"hello": 1}), 1, "no entry"),
    ],
)
def test_tampering_is_found_where_it_is(
    tamper: Callable[[list[dict[str, Any]]], None], sequence: int, what: str
) -> None:
    lines = _good()
    tamper(lines)
    with pytest.raises(Fault, match=what) as caught:
        transcript.verify(_bytes(lines))
    assert caught.value.sequence == sequence


@pytest.mark.parametrize(
    ("things", "what"),
    [
        ((("LA-1", 1, "published"), ("LA-1", 3, "published")), "version 3 after version 1"),
        ((("LA-1", 2, "published"),), "version 2 after version 0"),
        ((("LA-1", 1, "withdrawn"),), "did not stand"),
        ((("LA-1", 1, "published"), ("LA-1", 2, "withdrawn"), ("LA-1", 3, "withdrawn")), "did not stand"),
        ((("LA-1", 1, "changed"),), "unknown"),
    ],
)
def test_a_history_that_cannot_be_is_found_even_with_right_hashes(
    things: tuple[tuple[str, int, str], ...], what: str
) -> None:
    with pytest.raises(Fault, match=what):
        transcript.verify(_bytes(_register(*things)))


def test_damage_is_a_fault_and_never_a_traceback() -> None:
    good = b"".join(_bytes(_good()))
    for place in range(0, len(good), 7):
        damaged = good[:place] + bytes([good[place] ^ 0x15]) + good[place + 1 :]
        with pytest.raises(Fault):
            transcript.verify(damaged.splitlines(keepends=True))
