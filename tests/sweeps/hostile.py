"""Texts that people and machines send to break a site, and what a browser finds to fill in on a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import quote_plus

from hypothesis import strategies as st

LONG = "x" * 100_000
TEXTS = [
    "",
    " ",
    "\0",
    "a\0b",
    "\ud800",
    "\udcff tail",
    LONG,
    "\u202eevil\u202c \u2066x\u2069",
    "\u200b\u200d\ufeff",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }} {% debug %} ${7*7} %(x)s %s %n {0.__class__}",
    "'; DROP TABLE accounts_person; --",
    '=HYPERLINK("https://evil.example")',
    "../../../etc/passwd",
    "//evil.example/",
    "https://evil.example\\@localhost",
    "javascript:alert(1)",
    "\r\nSet-Cookie: a=b",
    "\x1b[31m\x07\x08\x7f",
    "ﷺ" * 50,
    "e" + "\u0301" * 500,
    "🏳️‍🌈" * 20,
    "\U0010ffff\ufffe",
]
NUMBERS = [
    "-1",
    "0",
    "1e309",
    "NaN",
    "Infinity",
    "٣",
    "²",
    "1_000",
    "0x10",
    "9" * 19,
    "9" * 40,
    "9" * 5_000,
    "-" + "9" * 30,
    "1.7976931348623157e308",
    "1,5",
]
DATES = ["2026-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "-0001-01-01", "2026-13-01", "31/12/2026"]
PLAIN = st.sampled_from([*TEXTS, *NUMBERS, *DATES, "nonsense", "None", "null", "[]", "true"])
VALUES = PLAIN | st.text(st.characters(), max_size=40)
"""One hostile value, lone surrogates among them."""
SHARP = ["\0", "\ud800", "-1", "0", "9" * 19, "9" * 40, "9" * 5_000, "²", "٣", "1e309", "2026-02-30"]
"""Those that have broken most sites; each is tried in every field at once."""
MARK = "Quagga"
"""What a person typed besides, and wants to find again."""


def encoded(pairs: list[tuple[str, str]]) -> bytes:
    """Names and values as a form sends them; what is no text becomes bytes that are no UTF-8."""
    return b"&".join(
        quote_plus(name).encode() + b"=" + quote_plus(value.encode("utf-8", "surrogatepass")).encode()
        for name, value in pairs
    )


def sent(names: list[str]) -> st.SearchStrategy[list[tuple[str, str]]]:
    """What somebody might send with these names: each with no, one or several hostile values."""
    return st.lists(st.tuples(st.sampled_from(names), VALUES), max_size=len(names) + 2)


@dataclass
class Form:
    """One form of a page that is posted. `typed`: what somebody types into, as against chooses; `buttons`: pairs."""

    action: str
    names: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class Forms(HTMLParser):
    """Reads the forms that the page's main content offers."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.is_posted = False
        self.feed(page.partition("<main")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take down a form, or one field of it."""
        about = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.is_posted = about.get("method", "get").lower() == "post"
            if self.is_posted:
                self.found.append(Form(about.get("action", "")))
        name, kind = about.get("name", ""), about.get("type") or "text"
        if tag not in ("input", "select", "textarea", "button") or name in ("", "csrfmiddlewaretoken"):
            return
        if not self.is_posted:
            return
        form = self.found[-1]
        if tag == "button":
            form.buttons.append((name, about.get("value", "")))
        elif name not in form.names:
            form.names.append(name)
            if tag == "textarea" or (tag == "input" and kind in ("text", "email", "url")):
                form.typed.append(name)

    def handle_endtag(self, tag: str) -> None:
        """A form ends."""
        if tag == "form":
            self.is_posted = False
