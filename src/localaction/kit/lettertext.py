"""The plain text of a letter, derived from its HTML: the same HTML always gives the same text."""

import re
from html.parser import HTMLParser

BLOCKS = frozenset(
    {"p", "div", "section", "header", "footer", "main", "article", "table", "blockquote", "dl", "body"}
)
HEADINGS = {"h1": "=", "h2": "-", "h3": ""}
BEFORE = (
    dict.fromkeys((*BLOCKS, *HEADINGS), "\n\n")
    | dict.fromkeys(("tr", "dt", "dd", "br"), "\n")
    | dict.fromkeys(("td", "th"), " ")
    | {"hr": "\n\n----\n\n"}
)
UNSEEN = frozenset({"head", "style", "script", "template", "title"})
INDENT = "\u00a0\u00a0"  # no-break spaces outlive the folding of white space and are turned back at the end
VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "wbr"})


class _Writer(HTMLParser):
    def __init__(self, underlined: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.underlined = underlined
        self.parts: list[str] = []
        self.lists: list[int | None] = []
        self.links: list[tuple[str, int]] = []
        self.heading_from = 0
        self.unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if self.unseen or tag in UNSEEN or "hidden" in values:
            if tag not in VOID:
                self.unseen.append(tag)
            return
        self.parts.append(BEFORE.get(tag, ""))
        if tag in HEADINGS:
            self.heading_from = len(self.parts)
        elif tag in ("ul", "ol"):
            self.parts.append("" if self.lists else "\n\n")
            self.lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._begin_item()
        elif tag == "img":
            self.parts.append(values.get("alt") or "")
        elif tag == "a":
            self.links.append((values.get("href") or "", len(self.parts)))

    def _begin_item(self) -> None:
        number = self.lists[-1] if self.lists else None
        mark = "-"
        if number is not None:
            self.lists[-1] = number + 1
            mark = f"{number + 1}."
        self.parts.append(f"\n{INDENT * (len(self.lists) - 1)}{mark} ")

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            if tag in self.unseen:
                while self.unseen.pop() != tag:
                    pass
            return
        if tag in HEADINGS:
            title = _folded("".join(self.parts[self.heading_from :]))
            line = HEADINGS[tag] * len(title) if self.underlined else ""
            self.parts.append(f"\n{line}\n\n" if line else "\n\n")
        elif tag in BLOCKS:
            self.parts.append("\n\n")
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
            self.parts.append("" if self.lists else "\n\n")
        elif tag == "a" and self.links:
            address, start = self.links.pop()
            words = _folded("".join(self.parts[start:]))
            if address and address.removeprefix("mailto:") != words:
                self.parts.append(f": {address}" if words else address)

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(re.sub(r"[ \t\r\n\f]+", " ", data))


def _folded(text: str) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip()


def text_of(html: str, *, underlined: bool = True) -> str:
    """The words of an HTML letter with its headings `underlined`, lists marked and links written out."""
    writer = _Writer(underlined)
    writer.feed(html)
    writer.close()
    lines = [line.strip(" \t") for line in "".join(writer.parts).split("\n")]
    text = re.sub(r"\n{3,}", "\n\n", re.sub(r" {2,}", " ", "\n".join(lines)))
    return text.replace("\u00a0", " ").strip() + "\n"
