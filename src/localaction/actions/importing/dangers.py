"""What no text of a row may hold: bytes that are no text, markup, scripts, spreadsheet formulas.

Everything is escaped where it is shown; a row that carries such a thing is refused because nobody wrote it in
good faith, and because the text will be exported to programs that are less careful.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from django.utils.translation import gettext as _


class Danger(NamedTuple):
    """What was found, as a code and as a sentence."""

    code: str
    reason: str


_STARTERS: Final = frozenset("=+-@\t|")
_CONTROL_BYTES: Final = bytes({*range(32), 127} - {*b"\n\r\t"})
_LISTED_FORMULA: Final = re.compile(rb"\|\s*[=+@-]")
_TURNING: Final = re.compile(rb"\xc2[\x80-\x9f]|\xe2\x80[\xad\xae]")  # C1 controls and overrides of direction
_ENTITY: Final = re.compile(rb"&(?:#|[A-Za-z]+;)")
_HANDLER_BYTES: Final = re.compile(rb"on[a-z]{3,}\s*=")
_NOT_UTF8: Final = re.compile("[\\udc80-\\udcff]")
_CONTROL: Final = re.compile("[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u202d\\u202e]")
_SCRIPT: Final = re.compile(r"<\s*/?\s*script", re.IGNORECASE)
_HANDLER: Final = re.compile(r"\bon[a-z]{3,}\s*=", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"(?:java|vb)script\s*:|data\s*:\s*text/html", re.IGNORECASE)
_MARKUP: Final = re.compile(
    r"<[/!?]?[a-z][^<]*>|<!--|<(?:img|svg|iframe|object|embed|style|link|meta)\b", re.IGNORECASE
)
_FORMULA: Final = re.compile(
    r"""(?:^|\|)\s*(?:
        =                                                # whatever follows
      | [+@-] \s* (?: [+=@] | -\S )                      # one sign after another: "+=", "--1"
      | @ \s* (?: [A-Za-z_.]+ \s* \( | \$?[A-Z]{1,3}\$?\d )
      | [+-] (?: [A-Za-z_.]+ \( | \( | ["'] )            # a function, a bracket or a quote right after the sign
      | [+-] \s+ [A-Z][A-Z.]+ \(                         # "+ SUM("
      | [+-] \s* \$?[A-Z]{1,3}\$?\d+ \b                  # a cell: "-A1"
      | [+-] \s* [\d.,]+ \s* [-+*/^&=!] \s* [\d(A-Z$]    # a sum: "-2+3"
      | [+-] \s* [A-Za-z]+ \s* [|!]                      # another program: "-cmd|…"
    )""",
    re.VERBOSE,
)


def is_suspect(texts: Sequence[str]) -> bool:
    """Whether some stripped texts need a closer look. Cheap and wide: most are told clean in microseconds."""
    if not _STARTERS.isdisjoint([text[:1] for text in texts]):
        return True
    try:
        whole = "\n".join(texts).encode()
    except UnicodeEncodeError:
        return True
    if b"<" in whole or len(whole.translate(None, _CONTROL_BYTES)) != len(whole):
        return True
    if _LISTED_FORMULA.search(whole) or _TURNING.search(whole) or _ENTITY.search(whole):
        return True
    small = whole.lower()
    return (
        b"script" in small or b"text/html" in small or (b"=" in small and bool(_HANDLER_BYTES.search(small)))
    )


def danger_in(text: str) -> Danger | None:
    """What makes a text unfit to be taken over, or None."""
    return (
        _no_text(text)
        or _script(text)
        or (_script(html.unescape(text)) if "&" in text else None)
        or _formula(text)
    )


def _no_text(text: str) -> Danger | None:
    if found := _NOT_UTF8.search(text):
        reason = _(
            "The byte 0x%(byte)02X is not UTF-8: the file was probably saved in an older encoding such as Latin-1."
            " Save it as “CSV UTF-8”."
        )
        return Danger("not_utf8", reason % {"byte": ord(found[0]) - 0xDC00})
    if "\0" in text:
        return Danger("nul", _("There is a NUL character in the text. Remove it."))
    if found := _CONTROL.search(text):
        reason = _("There is an invisible control character (U+%(code)04X) in the text. Remove it.")
        return Danger("control_character", reason % {"code": ord(found[0])})
    return None


def _script(text: str) -> Danger | None:
    if found := _SCRIPT.search(text):
        reason = _("There is a script (%(found)s) in the text. Only plain text is taken over.")
        return Danger("script", reason % {"found": found[0]})
    if found := _HANDLER.search(text):
        reason = _("There is an event handler (%(found)s) in the text. Only plain text is taken over.")
        return Danger("event_handler", reason % {"found": found[0]})
    if found := _ADDRESS.search(text):
        reason = _("There is a script address (%(found)s) in the text. Only plain text is taken over.")
        return Danger("script_address", reason % {"found": found[0]})
    if found := _MARKUP.search(text):
        reason = _("There is HTML (%(found)s) in the text. Only plain text is taken over.")
        return Danger("markup", reason % {"found": found[0][:30]})
    return None


def _formula(text: str) -> Danger | None:
    if not _FORMULA.search(text):
        return None
    reason = _("The text begins like a spreadsheet formula. Begin it with a word.")
    return Danger("formula", reason)
