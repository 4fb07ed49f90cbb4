"""Canonical JSON, hashes and Merkle proofs: known values, and laws that hold for everything."""

import hashlib
import json
import math
import string
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.register.published_things import an_action

from localaction.register import chain
from localaction.register.chain import Header, NotCanonical

hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
trees = st.lists(hashes, min_size=1, max_size=70)
texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(string.ascii_letters + "_"), inner),
)


@pytest.mark.parametrize(
    ("bits", "text"),
    [
        ("0000000000000000", "0"),
        ("8000000000000000", "0"),
        ("0000000000000001", "5e-324"),
        ("8000000000000001", "-5e-324"),
        ("7fefffffffffffff", "1.7976931348623157e+308"),
        ("4340000000000000", "9007199254740992"),
        ("44b52d02c7e14af5", "9.999999999999997e+22"),
        ("44b52d02c7e14af6", "1e+23"),
        ("444b1ae4d6e2ef4e", "999999999999999700000"),
        ("444b1ae4d6e2ef50", "1e+21"),
        ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"),
        ("3eb0c6f7a0b5ed8d", "0.000001"),
        ("41b3de4355555555", "333333333.3333333"),
        ("becbf647612f3696", "-0.0000033333333333333333"),
        ("43143ff3c1cb0959", "1424953923781206.2"),
    ],
)
def test_numbers_are_written_as_rfc_8785_appendix_b_writes_them(bits: str, text: str) -> None:
    assert chain.number_text(struct.unpack(">d", bytes.fromhex(bits))[0]) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_can_be_read_back(number: float) -> None:
    assert float(chain.number_text(number)) == number


@given(values)
def test_canonical_json_is_what_any_sorting_encoder_writes(value: Any) -> None:
    written = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert chain.canonical(value).decode() == written


@given(values)
def test_canonical_json_is_canonical(value: Any) -> None:
    assert chain.canonical(json.loads(chain.canonical(value))) == chain.canonical(value)


def test_a_structure_is_written_with_sorted_names_and_no_spaces() -> None:
    written = chain.canonical(an_action())
    assert (
        written
        == json.dumps(json.loads(written), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    )
    assert b'"latitude":0.3163,' in written


@pytest.mark.parametrize("value", [math.nan, math.inf, 2**53, -(2**53), "\ud800"])
def test_what_other_languages_would_read_otherwise_is_refused(value: Any) -> None:
    with pytest.raises(NotCanonical):
        chain.canonical({"value": value})


def test_the_hash_of_an_entry_can_be_made_by_hand() -> None:
    header = Header(
        1,
        "action",
        "LA-1",
        1,
        "published",
        "action/1",
        "en",
        "2026-01-02T03:04:05.000000Z",
        "a" * 64,
        "0" * 64,
    )
    by_hand = (
        '{"content_hash":"' + "a" * 64 + '","event":"published","kind":"action","language":"en","previous_hash":"'
        + "0" * 64 + '","published_at":"2026-01-02T03:04:05.000000Z","reference":"LA-1","schema":"action/1",'
        '"sequence":1,"version":1}'
    )  # fmt: skip
    assert chain.entry_hash(header) == hashlib.sha256(b"\x00" + by_hand.encode()).hexdigest()


def test_merkle_roots_are_those_of_rfc_6962() -> None:
    raw = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    leaves = [hashlib.sha256(b"\x00" + bytes.fromhex(one)).hexdigest() for one in raw]
    assert chain.merkle_root([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert chain.merkle_root(leaves[:1]) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert chain.merkle_root(leaves[:3]) == "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"
    assert chain.merkle_root(leaves) == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


@given(trees, st.data())
def test_every_entry_can_be_proved(leaves: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof = chain.inclusion_proof(leaves, index)
    assert len(proof) <= math.ceil(math.log2(len(leaves))) if len(leaves) > 1 else proof == []
    assert chain.includes(chain.merkle_root(leaves), len(leaves), index, leaves[index], proof)


@given(trees, hashes, st.data())
def test_what_is_not_there_cannot_be_proved(leaves: list[str], stranger: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof = chain.inclusion_proof(leaves, index)
    root = chain.merkle_root(leaves)
    assert chain.includes(root, len(leaves), index, stranger, proof) == (stranger == leaves[index])
    assert not chain.includes(root, len(leaves), index, leaves[index], [*proof, stranger])
    assert not chain.includes(root, len(leaves), len(leaves), leaves[index], proof)
    if proof:
        assert not chain.includes(root, len(leaves), index, leaves[index], proof[:-1])


@given(trees, st.data())
def test_growing_can_be_proved(leaves: list[str], data: st.DataObject) -> None:
    earlier = data.draw(st.integers(1, len(leaves)))
    before, after = chain.merkle_root(leaves[:earlier]), chain.merkle_root(leaves)
    proof = chain.consistency_proof(leaves, earlier)
    assert chain.is_consistent(before, earlier, after, len(leaves), proof)


@given(trees, hashes, st.data())
def test_a_changed_past_cannot_be_proved(leaves: list[str], stranger: str, data: st.DataObject) -> None:
    earlier = data.draw(st.integers(1, len(leaves)))
    place = data.draw(st.integers(0, earlier - 1))
    changed = [*leaves[:place], stranger, *leaves[place + 1 :]]
    before, after = chain.merkle_root(leaves[:earlier]), chain.merkle_root(changed)
    proof = chain.consistency_proof(changed, earlier)
    assert chain.is_consistent(before, earlier, after, len(leaves), proof) == (stranger == leaves[place])
    assert not chain.is_consistent(after, len(leaves) + 1, after, len(leaves), proof)


def test_proofs_of_what_cannot_be_are_refused() -> None:
    with pytest.raises(IndexError):
        chain.inclusion_proof(["0" * 64], 1)
    with pytest.raises(IndexError):
        chain.consistency_proof(["0" * 64], 2)
