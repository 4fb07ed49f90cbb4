"""How near a typed text is to a name: grams to find the few names worth a look, edit distance to judge them."""

from rapidfuzz.distance import OSA

LEAST_LETTERS = 4
MOST_LETTERS = 60
_FIRST_EAST_ASIAN = "\u2e80"


def grams_of(folded: str) -> list[str]:
    """The distinct runs of three characters of the name, its beginning and end counted as spaces.

    None for names too short to be misspelt, and none for Chinese, Japanese and Korean, where another sign is
    another name.
    """
    if len(folded) < LEAST_LETTERS or max(folded) >= _FIRST_EAST_ASIAN:
        return []
    padded = f"  {folded} "
    return sorted({padded[i : i + 3] for i in range(len(padded) - 2)})


def slips_between(typed: str, name: str) -> int | None:
    """The slips (a letter more, less, other, or two swapped) between them; None if they are too many.

    A name of which only the beginning is typed yet counts too, as one slip more than the beginning has.
    """
    most = _slips_allowed(typed)
    whole = OSA.distance(typed, name, score_cutoff=most)
    if whole > 1 and len(name) > len(typed):
        beginnings = (name[: len(typed) + more] for more in (0, 1))
        whole = min(
            whole, *(1 + OSA.distance(typed, beginning, score_cutoff=most) for beginning in beginnings)
        )
    return whole if whole <= most else None


def _slips_allowed(typed: str) -> int:
    return 1 if len(typed) < 6 else 2
