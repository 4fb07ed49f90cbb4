"""The forms of a page as a browser would send them. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

TICKED = ("radio", "checkbox")
NOT_SENT = ("submit", "button", "image", "reset", "file")


@dataclass
class Form:
    """One form: where it is sent, what it sends if nothing is touched, and the names of all its fields and buttons."""

    action: str = ""
    method: str = "get"
    sent: list[tuple[str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def filled(self, given: dict[str, str | list[str]]) -> dict[str, list[str]]:
        """What is sent when these fields are filled in; raises KeyError for one that the form does not have."""
        known = self.names | {name for name, _value in self.buttons}
        unknown = given.keys() - known
        if unknown:
            raise KeyError(f"the form {self.action!r} has no {sorted(unknown)}, only {sorted(known)}")
        data: dict[str, list[str]] = {}
        for name, value in self.sent:
            if name not in given:
                data.setdefault(name, []).append(value)
        return data | {name: [one] if isinstance(one, str) else one for name, one in given.items()}


def forms_of(html: str) -> list[Form]:
    """Every form of a page, in its order."""
    reader = _Reader()
    reader.feed(html)
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.by_id: dict[str, Form] = {}
        self.open: Form | None = None
        self.text: tuple[Form, str] | None = None
        self.typed = ""
        self.select: tuple[Form, str] | None = None
        self.options: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._begin(given)
            return
        form = self.by_id.get(given["form"]) if "form" in given else self.open
        if tag == "option" and self.select:
            self.options.append((given.get("value", ""), "selected" in given))
        elif form is not None and given.get("name") and "disabled" not in given:
            self._control(form, tag, given)

    def _begin(self, given: dict[str, str]) -> None:
        self.open = Form(given.get("action", ""), given.get("method", "get").lower())
        self.found.append(self.open)
        if "id" in given:
            self.by_id[given["id"]] = self.open

    def _control(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name, kind = given["name"], given.get("type", "text")
        if tag == "button" or (tag == "input" and kind in ("submit", "image")):
            form.buttons.append((name, given.get("value", "")))
        elif tag == "input":
            form.names.add(name)
            if kind not in NOT_SENT and (kind not in TICKED or "checked" in given):
                form.sent.append((name, given.get("value", "on" if kind in TICKED else "")))
        elif tag == "textarea":
            form.names.add(name)
            self.text, self.typed = (form, name), ""
        elif tag == "select":
            form.names.add(name)
            self.select, self.options = (form, name), []

    def handle_data(self, data: str) -> None:
        if self.text:
            self.typed += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        elif tag == "textarea" and self.text:
            form, name = self.text
            form.sent.append((name, self.typed.removeprefix("\n")))
            self.text = None
        elif tag == "select" and self.select:
            form, name = self.select
            chosen = [value for value, is_chosen in self.options if is_chosen] or [
                value for value, _chosen in self.options[:1]
            ]
            form.sent += [(name, value) for value in chosen]
            self.select = None
