"""Proofs as files: what is in order passes, and anything changed in one is found."""

import msgspec
import pytest
from tests.register.published_things import an_action, published

from localaction.kit.actors import SYSTEM
from localaction.register import evidence, operations, proofs
from localaction.register.transcript import Fault

pytestmark = pytest.mark.django_db
encode = msgspec.json.encode


@pytest.fixture(autouse=True)
def _register() -> None:
    for number in range(1, 8):
        published(an_action(f"LA-{number}"))


def test_a_proof_of_an_entry_is_found_in_order() -> None:
    found = evidence.check(encode(proofs.inclusion(3)))
    assert isinstance(found, evidence.Inclusion)
    assert (found.entry.sequence, found.tree.size, len(found.path)) == (3, 7, 3)


def test_a_proof_may_be_indented() -> None:
    assert evidence.check(msgspec.json.format(encode(proofs.inclusion(3)), indent=4))


def test_a_proof_that_a_register_only_grew_is_found_in_order() -> None:
    found = evidence.check(encode(proofs.consistency(3, 7)))
    assert isinstance(found, evidence.Consistency)
    assert (found.earlier.size, found.later.size) == (3, 7)


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        (b"Cash", b"Cake"),
        (b'"version":1', b'"version":2'),
        (b'"reference":"LA-3","version"', b'"reference":"LA-4","version"'),
        (b'"size":7', b'"size":4'),
        (b'"sequence":3', b'"sequence":4'),
    ],
)
def test_a_changed_proof_of_an_entry_is_refused(said: bytes, instead: bytes) -> None:
    raw = encode(proofs.inclusion(3))
    assert said in raw
    with pytest.raises(Fault):
        evidence.check(raw.replace(said, instead, 1))


def test_every_step_of_a_path_counts() -> None:
    proof = proofs.inclusion(3)
    assert proof is not None
    for place, step in enumerate(proof.path):
        path = (*proof.path[:place], step[::-1], *proof.path[place + 1 :])
        with pytest.raises(Fault):
            evidence.check(encode(msgspec.structs.replace(proof, path=path)))


def test_another_earlier_register_is_refused() -> None:
    raw = encode(proofs.consistency(3, 7))
    other = encode(proofs.consistency(3, 6))
    with pytest.raises(Fault):
        evidence.check(raw.replace(b'"size":3', b'"size":4'))
    with pytest.raises(Fault):
        evidence.check(other.replace(b'"size":6', b'"size":4'))


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b'{"proof":"other/1"}', b'{"proof":"localaction-inclusion/1"}', b"\xff"]
)
def test_what_is_no_proof_is_refused(raw: bytes) -> None:
    with pytest.raises(Fault):
        evidence.check(raw)


def test_a_proof_of_withheld_content_proves_its_place() -> None:
    operations.hide(actor=SYSTEM, kind="action", reference="LA-3", because="A doubt.")
    proof = proofs.inclusion(3)
    assert proof is not None
    assert b"Cash" not in encode(proof)
    assert evidence.check(encode(proof)) == proof


def test_content_slipped_under_a_withheld_entry_is_refused() -> None:
    proof = proofs.inclusion(3)
    assert proof is not None
    entry = msgspec.structs.replace(proof.entry, withheld=True)
    with pytest.raises(Fault):
        evidence.check(encode(msgspec.structs.replace(proof, entry=entry)))
