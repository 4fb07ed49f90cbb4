"""Choosing what an action serves in the global agreements, and saying why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from localaction.actions.limits import REASON_WORDS
from localaction.actions.web.forms import fields
from localaction.actions.web.forms.pages import PageForm, up_to
from localaction.frameworks import queries as frameworks

FRAMEWORKS = ("gcm-objectives", "gcm-principles", "gcr-objectives", "gcr-areas", "sdg-goals", "sdg-targets")


MOST_OFFERED = 12


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One box to tick."""

    code: str
    label: str
    title: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ShownFramework:
    """One framework's boxes. `is_open`: something in it is chosen or found."""

    code: str
    name: str
    items: list[ShownItem]
    chosen: int
    is_open: bool


class AlignmentForm(PageForm):
    """Boxes for every item of six frameworks; `find` and `go_with` only say which are shown first."""

    def build(self) -> None:
        """One field holds all codes."""
        codes = [(item.code, item.code) for code in FRAMEWORKS for item in frameworks.items(code)]
        self.fields["items"] = forms.MultipleChoiceField(
            choices=codes, required=False, label=_("What it serves")
        )

    def values(self) -> dict[str, Any]:
        """The chosen codes; unknown ones are left out and told by `unread`."""
        self.full_clean()
        known = dict(self.fields["items"].choices)  # type: ignore[attr-defined]
        return {"items": [code for code in dict.fromkeys(self.typed_in("items")) if code in known]}

    def unread(self) -> dict[str, list[str]]:
        """Nothing: a box is ticked or not."""
        return {}

    def shown(self, find: str = "", *, without: frozenset[str] = frozenset()) -> list[ShownFramework]:
        """The boxes to draw: those chosen, and those whose code or title holds the words of `find`.

        `without`: codes that are offered elsewhere on the page.
        """
        chosen = set(self.typed_in("items"))
        words = find.casefold().split()
        found = []
        for code in FRAMEWORKS:
            framework = frameworks.framework(code)
            if framework is None:
                continue
            items = [
                ShownItem(item.code, item.label(self.reader), item.title(self.reader), item.code in chosen)
                for item in framework.items
                if item.code not in without and (item.code in chosen or self._matches(item, words))
            ]
            picked = sum(1 for item in items if item.is_chosen)
            if items:
                name = framework.name(self.reader)
                found.append(ShownFramework(code, name, items, picked, bool(words or picked)))
        return found

    def _matches(self, item: frameworks.ItemFacts, words: list[str]) -> bool:
        text = f"{item.name} {item.code} {item.short(self.reader)} {item.title(self.reader)}".casefold()
        return all(word in text for word in words)

    def going_with(self, priorities: list[str]) -> list[ShownItem]:
        """A few items that the chosen priority objectives map to, the most often named first, and not chosen yet."""
        chosen = set(self.typed_in("items"))
        named = Counter(
            code
            for priority in priorities
            if (facts := frameworks.item(priority)) is not None
            for code in facts.facts.get("maps_to", ())
            if code not in chosen
        )
        codes = [code for code, _times in named.most_common(MOST_OFFERED)]
        found = [facts for code in codes if (facts := frameworks.item(code)) is not None]
        return [ShownItem(one.code, one.label(self.reader), one.title(self.reader), False) for one in found]


@dataclass(frozen=True, slots=True)
class ShownReasons:
    """One framework's chosen items: their reasons and which is the most important."""

    name: str
    primary: BoundField | None
    reasons: list[BoundField]


class ReasonsForm(PageForm):
    """For each chosen item one sentence, and per framework the most important one."""

    def build(self) -> None:
        """The chosen items stand in the hidden part of what is typed, under "items"."""
        self.chosen: dict[str, list[frameworks.ItemFacts]] = {}
        for code in self.typed_in("items"):
            item = frameworks.item(code)
            if item is not None:
                self.chosen.setdefault(item.framework, []).append(item)
        for framework, items in self.chosen.items():
            for item in items:
                self.fields[f"reason-{item.code}"] = fields.TextField(
                    label=item.label(self.reader),
                    help_text=up_to(REASON_WORDS),
                    max_words=REASON_WORDS,
                    required=False,
                    widget=forms.Textarea(attrs={"rows": 2}),
                )
            if len(items) > 1:
                self.fields[f"primary-{framework}"] = forms.ChoiceField(
                    label=_("Which of these is the most important?"),
                    choices=[(item.code, item.label(self.reader)) for item in items],
                    widget=forms.RadioSelect,
                    required=False,
                )

    def values(self) -> dict[str, Any]:
        """Reasons by code, and the most important code by framework."""
        self.full_clean()
        given = self.cleaned_data
        primary = {name[8:]: code for name, code in given.items() if name.startswith("primary-") and code}
        primary |= {framework: items[0].code for framework, items in self.chosen.items() if len(items) == 1}
        return {
            "reasons": {name[7:]: text for name, text in given.items() if name.startswith("reason-")},
            "primary": primary,
        }

    def shown(self) -> list[ShownReasons]:
        """The chosen items by framework, to be drawn."""
        found = []
        for code, items in self.chosen.items():
            framework = frameworks.framework(code)
            primary = f"primary-{code}"
            found.append(
                ShownReasons(
                    framework.name(self.reader) if framework else code,
                    self[primary] if primary in self.fields else None,
                    [self[f"reason-{item.code}"] for item in items],
                )
            )
        return found
