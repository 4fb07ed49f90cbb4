"""Forms as Word documents."""

from localaction.kit.paperforms.word.reading import read
from localaction.kit.paperforms.word.writing import write

__all__ = ("read", "write")
