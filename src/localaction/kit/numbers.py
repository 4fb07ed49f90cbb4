"""Whole numbers that somebody typed or put into an address."""

MOST_DIGITS = 18


def whole(text: str, otherwise: int = 0) -> int:
    """A whole number from 0 up, written in ASCII digits; `otherwise` for anything else, however long it is."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else otherwise
