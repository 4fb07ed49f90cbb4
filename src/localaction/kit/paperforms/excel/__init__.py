"""Forms as Excel workbooks."""

from localaction.kit.paperforms.excel.reading import read
from localaction.kit.paperforms.excel.writing import write

__all__ = ("read", "write")
