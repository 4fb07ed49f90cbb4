"""A gzip file that is made and kept in pieces: each is compressed by itself, and all together are one file.

A piece is raw deflate that ends at a whole byte, so that pieces can be put one behind the other, taken out and made
anew. The file's end carries the CRC-32 of everything, which is put together from those of the pieces. Any gzip reader
reads it as one member; browsers refuse files of several. Pure.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # no name, no time: the same content gives the same bytes
LEVEL = 6
_POLYNOMIAL = 0xEDB88320


class Piece(NamedTuple):
    """What is known of a compressed piece: the CRC-32 and the length of what it was made of, in bytes."""

    crc: int
    length: int


def packed(plain: bytes) -> tuple[bytes, Piece]:
    """A piece of the file, compressed."""
    engine = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return engine.compress(plain) + engine.flush(zlib.Z_FULL_FLUSH), Piece(zlib.crc32(plain), len(plain))


def ending(plain: bytes, before: Iterable[Piece]) -> bytes:
    """The last piece, compressed, with what ends the file: its CRC-32 and length over all pieces before and this."""
    engine = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = engine.compress(plain) + engine.flush(zlib.Z_FINISH)
    crc, length = 0, 0
    for piece in (*before, Piece(zlib.crc32(plain), len(plain))):
        crc, length = combined(crc, piece), length + piece.length
    return body + struct.pack("<II", crc, length & 0xFFFFFFFF)


def combined(crc: int, piece: Piece) -> int:
    """The CRC-32 of something with that CRC and the piece behind it."""
    power, square, length = 1 << 31, _SHIFT_OF_A_BYTE, piece.length
    while length:
        if length & 1:
            power = _times(power, square)
        square, length = _times(square, square), length >> 1
    return _times(power, crc) ^ piece.crc


def _times(one: int, other: int) -> int:
    """The product of two polynomials over two, modulo that of CRC-32, the highest power in the lowest bit."""
    product, bit = 0, 1 << 31
    while bit:
        if one & bit:
            product ^= other
        other = (other >> 1) ^ _POLYNOMIAL if other & 1 else other >> 1
        bit >>= 1
    return product


_SHIFT_OF_A_BYTE = 1 << 23  # the polynomial x^8: what one more byte of nothing does
