"""What people type, made safe to keep without changing what it says."""

import re
import unicodedata

_KEPT = frozenset("\n\t")
# a sentence runs up to a sign that ends one and is followed by a space, or to the end of the line; a full stop after
# a single letter or between figures ends nothing ("J. Silva", "3.5")
_SENTENCE = re.compile(r".+?(?:(?<!\b\w)[.!?؟…。]+[\"'”’»)\]]*(?=\s|$)|$)")


def plain(text: str) -> str:
    """The text in Unicode's composed form (NFC), with plain line ends and without control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (sign for sign in text if sign in _KEPT or unicodedata.category(sign) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", "".join(kept))


def one_line(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(plain(text).split())


def sentences(text: str) -> list[str]:
    """The sentences of a text, each on one line, with the sign that ends it."""
    found = (part for line in plain(text).split("\n") for part in _SENTENCE.findall(line))
    return [sentence for part in found if (sentence := " ".join(part.split()))]


def opening(text: str, most: int) -> str:
    """The first whole sentences of a text that have at most so many words together; "" when the first has more."""
    kept: list[str] = []
    for sentence in sentences(text):
        if len(" ".join([*kept, sentence]).split()) > most:
            break
        kept.append(sentence)
    return " ".join(kept)
