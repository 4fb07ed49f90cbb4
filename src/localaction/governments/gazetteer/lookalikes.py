"""Names that look alike though their letters differ: for duplicates and tricks at the door."""

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files

from localaction.governments.gazetteer.folding import fold

_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LETTERS_OF_A_WORD = re.compile(r"[^\W\d_]+")
# Scripts that are written together in one word in the languages that use them.
_WRITTEN_TOGETHER = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "HANGUL": "CJK", "BOPOMOFO": "CJK"}
_IMITATING_SCRIPTS = ("ARMENIAN", "CHEROKEE", "COPTIC", "CYRILLIC", "GREEK")
_SAME_STROKES = str.maketrans({"0": "o", "1": "l", "i": "l"})


def look_alike(a: str, b: str) -> bool:
    """Whether two names would be read as the same name; two empty names do not."""
    return skeleton(a) == skeleton(b) != ""


def skeleton(text: str) -> str:
    """The name with every imitating letter replaced by the Latin letter it imitates, then folded.

    The table of imitations is Unicode's (UTS #39). A skeleton is for comparing only, never for showing.
    """
    latin = _latin_look_alikes()
    text = "".join(latin.get(c, c) for c in unicodedata.normalize("NFKC", text))
    text = "".join(latin.get(c, c) for c in fold(text))
    return fold(text).translate(_SAME_STROKES).replace("rn", "m").replace("vv", "w")


def has_mixed_scripts(text: str) -> bool:
    """Whether any single word of the text is written with letters of more than one script."""
    words = _LETTERS_OF_A_WORD.findall(unicodedata.normalize("NFC", text))
    return any(len({_script(c) for c in word} - {""}) > 1 for word in words)


def has_bidi_controls(text: str) -> bool:
    """Whether the text holds invisible characters that turn the direction of writing around."""
    return _BIDI_CONTROLS.search(text) is not None


def _script(character: str) -> str:
    word = unicodedata.name(character, "").replace("-", " ").split(" ")[0]
    if word in ("FULLWIDTH", "HALFWIDTH", "MATHEMATICAL", "MODIFIER", "FEMININE", "MASCULINE"):
        return ""
    return _WRITTEN_TOGETHER.get(word, word)


@cache
def _latin_look_alikes() -> dict[str, str]:
    """Letter → the ASCII letter it imitates, read from the confusables of the ``confusable_homoglyphs`` package."""
    table = json.loads(files("confusable_homoglyphs").joinpath("confusables.json").read_bytes())
    return {
        letter: twin["c"]
        for letter, twins in table.items()
        if len(letter) == 1 and unicodedata.name(letter, "").startswith(_IMITATING_SCRIPTS)
        for twin in reversed(twins)
        if len(twin["c"]) == 1 and twin["c"].isascii() and twin["c"].isalpha()
    }
