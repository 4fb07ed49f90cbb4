"""Reading a form of either kind that came back."""

from __future__ import annotations

from localaction.kit.paperforms import excel, word
from localaction.kit.paperforms.asked import Filled
from localaction.kit.paperforms.opening import Fault, NotReadable, kind_of, open_package


def read(content: bytes) -> Filled:
    """What a file says, which must be one of our forms. Raises NotReadable, with a fault that says why."""
    parts = open_package(content)
    kind = kind_of(parts)
    try:
        return word.read(parts) if kind == "docx" else excel.read(parts)
    except (KeyError, ValueError, IndexError, OverflowError) as error:
        raise NotReadable(Fault.BROKEN) from error
