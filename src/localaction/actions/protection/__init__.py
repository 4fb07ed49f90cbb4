"""The protection check: passages of free text that could lead to a person or a shelter, found before they are public.

Pure: texts in, findings out; the same for drafts, translations, progress reports and imported rows.
"""

from localaction.actions.protection.findings import (
    KIND_WORDS,
    KINDS,
    SURENESS_WORDS,
    Finding,
    Kind,
    Mark,
    Sureness,
)
from localaction.actions.protection.looking import findings_in, findings_of, is_suspect, marks_in
from localaction.actions.protection.reading import FieldText, texts_of, unplaced
from localaction.actions.protection.showing import Shown, shown

__all__ = (
    "KINDS",
    "KIND_WORDS",
    "SURENESS_WORDS",
    "FieldText",
    "Finding",
    "Kind",
    "Mark",
    "Shown",
    "Sureness",
    "findings_in",
    "findings_of",
    "is_suspect",
    "marks_in",
    "shown",
    "texts_of",
    "unplaced",
)
