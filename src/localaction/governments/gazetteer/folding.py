"""One folding for every name that is searched or compared."""

import re
import unicodedata

# Letters that Unicode does not decompose into a plain letter and a mark.
_PLAIN_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŋ": "n",
        "ŧ": "t",
        "ə": "e",
        "ǝ": "e",
        "ɛ": "e",
        "ɔ": "o",
        "ɓ": "b",
        "ɗ": "d",
        "ƙ": "k",
        "ƴ": "y",
        "ґ": "г",
        "ѓ": "г",
        "ќ": "к",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ے": "ي",
        "ک": "ك",
        "ة": "ه",
        "ۀ": "ه",
        "ہ": "ه",
        "ە": "ه",
        "ھ": "ه",
        "ء": "",
        "ـ": "",
    }
)
_PLAIN_LETTERS_KEPT = (
    dict.fromkeys(map(chr, range(768, 880)), "")
    | {
        letter: plain
        for small, plain in (
            ("ø", "o"),
            ("ł", "l"),
            ("đ", "d"),
            ("ð", "d"),
            ("þ", "th"),
            ("æ", "ae"),
            ("œ", "oe"),
        )
        for letter, plain in ((small, plain), (small.upper(), plain.capitalize()))
    }
    | {"ß": "ss", "ı": "i", "ħ": "h", "Ħ": "H", "ə": "e", "Ə": "E", "’": "'", "‘": "'", "ʼ": "'"}
)
# Marks that carry accents or vowel points; the vowel signs of Indic scripts and Thai are letters and stay.
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_APOSTROPHES = re.compile("['`´\u02b0-\u02ff\u2018\u2019\u201b\u2032\ua78b\ua78c]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_ARABIC_ARTICLE = re.compile(r"(?:(?<= )|^)ال(?=[\u0620-\u064a]{2})")
_ENOUGH_ROUNDS = 5  # two settle all known text; the bound keeps hostile text from turning for ever
_PLAIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")


def fold(text: str) -> str:
    """The form under which two spellings of one name meet: ``"São  Paulo"`` and ``"sao-paulo"`` are one.

    Case, accents, Arabic vowel points and letter variants, apostrophes and invisible characters go;
    punctuation becomes one space; digits of every script become 0 to 9. Folding twice changes nothing.
    """
    for _ in range(_ENOUGH_ROUNDS):
        folded = text if _PLAIN.fullmatch(text) else _fold_once(text)
        if folded == text:
            break
        text = folded
    return text


def _fold_once(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _APOSTROPHES.sub("", _INVISIBLE.sub("", text))
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).translate(_PLAIN_LETTERS)
    text = unicodedata.normalize("NFKC", text)
    text = "".join(_digit(character) for character in text)
    return _words(text)


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None) if character > "\x7f" else None
    return character if value is None else str(value)


def _words(text: str) -> str:
    """Letters, digits and the signs that belong to them; everything else parts words."""
    kept = (c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text)
    return " ".join("".join(kept).split())


def without_article(folded: str) -> str:
    """The folded name with the Arabic article taken off each of its words; unchanged if there is none."""
    return _ARABIC_ARTICLE.sub("", folded)


def in_ascii(name: str) -> str:
    """The name in ASCII letters with its capitals kept: ``"Łódź"`` gives ``"Lodz"``; other scripts stay."""
    plain = (_PLAIN_LETTERS_KEPT.get(c, c) for c in unicodedata.normalize("NFKD", name))
    spelt = "".join(plain)
    return spelt if spelt.isascii() else name
