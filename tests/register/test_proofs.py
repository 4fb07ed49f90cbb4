"""Proofs from the register: an independent library computes the same roots, and accepts our proofs and no others."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from pymerkle import InclusionProof, InmemoryTree, InvalidProof
from tests.register.published_things import an_action, published
from tests.register.test_subtrees import add_entries

from localaction.kit.actors import SYSTEM
from localaction.register import audit, chain, operations, proofs, subtrees, transcript
from localaction.register.models import Entry
from localaction.register.proofs import NoSuchTree

pytestmark = pytest.mark.django_db

SIZES = (1, 2, 3, 7, 8, 13)
NAMES = chain.Header._fields


@pytest.fixture
def _register() -> None:
    for number in range(1, 14):
        published(an_action(f"LA-{number}", title=f"Crèche n° {number}"))


def independent() -> InmemoryTree:
    """Another library's tree, grown from nothing but the lines of the register file."""
    tree = InmemoryTree(algorithm="sha256")
    for raw in transcript.written(audit.lines()):
        line = json.loads(raw)
        if "sequence" in line:
            header = {name: line[name] for name in NAMES}
            text = json.dumps(header, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            tree.append_entry(text.encode())
    return tree


def pairs() -> Iterator[tuple[int, int]]:
    return ((one, size) for size in SIZES for one in range(1, size + 1))


@pytest.mark.usefixtures("_register")
def test_an_independent_library_finds_the_same_roots() -> None:
    tree = independent()
    for size in SIZES:
        assert proofs.tree(size).root == tree.get_root(size).hex()


@pytest.mark.usefixtures("_register")
def test_an_independent_library_accepts_every_proof_of_an_entry() -> None:
    tree = independent()
    for sequence, size in pairs():
        ours = proofs.inclusion(sequence, size)
        assert ours is not None
        theirs = tree.prove_inclusion(sequence, size)
        path = [bytes.fromhex(step) for step in (ours.entry.entry_hash, *ours.path)]
        proof = InclusionProof("sha256", True, size, sequence, theirs.rule, path)
        proof.verify(tree.get_leaf(sequence), bytes.fromhex(ours.tree.root), index=sequence, size=size)
        assert path == theirs.path


@pytest.mark.usefixtures("_register")
def test_an_independent_library_refuses_a_changed_proof() -> None:
    tree = independent()
    ours = proofs.inclusion(5, 13)
    assert ours is not None
    rule = tree.prove_inclusion(5, 13).rule
    for place in range(len(ours.path)):
        path = [bytes.fromhex(step) for step in (ours.entry.entry_hash, *ours.path)]
        path[place + 1] = hashlib.sha256(path[place + 1]).digest()
        with pytest.raises(InvalidProof):
            InclusionProof("sha256", True, 13, 5, rule, path).verify(tree.get_leaf(5), tree.get_root(13))


@pytest.mark.usefixtures("_register")
def test_every_earlier_register_is_the_beginning_of_every_later_one() -> None:
    tree = independent()
    for earlier, later in pairs():
        found = proofs.consistency(earlier, later)
        old, new = tree.get_root(earlier).hex(), tree.get_root(later).hex()
        assert chain.is_consistent(old, earlier, new, later, found.path)
        assert roots_told_by(found.path, earlier, later, old) == (old, new)


def roots_told_by(path: tuple[str, ...], earlier: int, later: int, old: str) -> tuple[str, str]:
    """Both roots that a consistency proof leads to, told the way RFC 6962 defines the proof: by recursion."""
    steps = list(path)

    def node(left: str, right: str) -> str:
        return hashlib.sha256(b"\1" + bytes.fromhex(left) + bytes.fromhex(right)).hexdigest()

    def told(some: int, size: int, is_whole: bool) -> tuple[str, str]:
        if some == size:
            root = old if is_whole else steps.pop(0)
            return root, root
        middle = 1 << ((size - 1).bit_length() - 1)
        if some <= middle:
            before, after = told(some, middle, is_whole)
            return before, node(after, steps.pop(0))
        before, after = told(some - middle, size - middle, False)
        left = steps.pop(0)
        return node(left, before), node(left, after)

    found = told(earlier, later, True)
    assert not steps
    return found


@pytest.mark.usefixtures("_register")
def test_an_entry_is_proved_under_the_newest_checkpoint_that_covers_it() -> None:
    kept = operations.checkpoint(actor=SYSTEM)
    assert kept is not None
    published(an_action("LA-14"))
    before, after = proofs.inclusion(3), proofs.inclusion(14)
    assert before is not None
    assert after is not None
    assert (before.tree.size, before.tree.root, before.tree.at) == (13, kept.root, chain.timestamp(kept.at))
    assert (after.tree.size, after.tree.at) == (14, "")


@pytest.mark.usefixtures("_register")
def test_what_never_was_is_not_proved() -> None:
    assert proofs.inclusion(99) is None
    for size in (2, 99):
        with pytest.raises(NoSuchTree):
            proofs.inclusion(3, size)
    for earlier, later in ((0, 5), (6, 5), (5, 99)):
        with pytest.raises(NoSuchTree):
            proofs.consistency(earlier, later)
    with pytest.raises(NoSuchTree):
        proofs.tree(99)


@pytest.mark.usefixtures("_register")
def test_a_proof_does_not_show_what_is_hidden() -> None:
    operations.hide(actor=SYSTEM, kind="action", reference="LA-3", because="A doubt.")
    found = proofs.inclusion(3)
    assert found is not None
    assert found.entry.withheld
    assert b"Cr\xc3\xa8che" not in msgspec.json.encode(found)


def test_a_proof_costs_as_many_questions_in_a_long_register(django_assert_max_num_queries: Any) -> None:
    add_entries(1, 5000)
    subtrees.keep()
    assert Entry.objects.count() == 5000
    with django_assert_max_num_queries(9):
        found = proofs.inclusion(4321)
    assert found is not None
    assert chain.includes(found.tree.root, 5000, 4320, found.entry.entry_hash, found.path)
    with django_assert_max_num_queries(6):
        proofs.consistency(4321, 5000)
