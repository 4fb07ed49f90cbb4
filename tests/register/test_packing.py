"""A gzip file in pieces: read by any reader as one, whatever its pieces."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localaction.register import packing
from localaction.register.packing import Piece


@given(st.lists(st.binary(max_size=300), max_size=6), st.binary(max_size=50))
def test_pieces_make_one_file(pieces: list[bytes], last: bytes) -> None:
    made = [packing.packed(plain) for plain in pieces]
    whole = packing.HEAD + b"".join(small for small, _ in made)
    whole += packing.ending(last, [piece for _, piece in made])
    engine = zlib.decompressobj(zlib.MAX_WBITS | 16)
    assert engine.decompress(whole) == b"".join(pieces) + last
    assert engine.eof
    assert engine.unused_data == b""  # one member: browsers refuse what comes after it


@given(st.binary(max_size=100), st.binary(max_size=100))
def test_checksums_are_put_together(one: bytes, other: bytes) -> None:
    assert packing.combined(zlib.crc32(one), Piece(zlib.crc32(other), len(other))) == zlib.crc32(one + other)


def test_a_missing_piece_is_found() -> None:
    made = [packing.packed(b"one"), packing.packed(b"two")]
    end = packing.ending(b"end", [piece for _, piece in made])
    with pytest.raises(gzip.BadGzipFile):
        gzip.decompress(packing.HEAD + made[0][0] + end)
