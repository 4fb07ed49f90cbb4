"""Texts in several languages: choosing the best one for a reader, and which way it runs."""

from collections.abc import Mapping

RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "ps", "ckb", "dv", "yi", "sd", "ug"})


def direction(language: str) -> str:
    """ "rtl" or "ltr" for a language code."""
    return "rtl" if language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"


def best(texts: Mapping[str, str], language: str, *, original: str = "") -> tuple[str, str]:
    """The text to show a reader and its language: the reader's, else the original, else English, else any.

    Returns ("", language) when there is no text at all.
    """
    for code in (language, original, "en", *texts):
        if texts.get(code):
            return texts[code], code
    return "", language
