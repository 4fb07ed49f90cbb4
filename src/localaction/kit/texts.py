"""Texts in several languages: choosing the best one for a reader, which way it runs, what the site itself says."""

from collections.abc import Mapping
from functools import lru_cache

from django.utils import translation

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


def sentence(message: str) -> str:
    """What `gettext` says, looked up once per language: a public page says a hundred sentences, always the same."""
    return _sentence(translation.get_language(), message)


@lru_cache(maxsize=16_384)
def _sentence(language: str | None, message: str) -> str:
    """`language` is the active one."""
    return translation.gettext(message)
