"""What people type, made safe to keep without changing what it says."""

import unicodedata

_KEPT = frozenset("\n\t")


def plain(text: str) -> str:
    """The text in Unicode's composed form (NFC), with plain line ends and without control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (sign for sign in text if sign in _KEPT or unicodedata.category(sign) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", "".join(kept))


def one_line(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(plain(text).split())
