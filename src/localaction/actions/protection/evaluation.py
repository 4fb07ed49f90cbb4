"""How well the check finds what was marked by hand: precision and recall per kind and per language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from localaction.actions.protection.findings import KINDS
from localaction.actions.protection.looking import marks_in

_MARKED: Final = re.compile(r"\[\[(?P<kind>[a-z]+)(?P<mild>~?)\|(?P<passage>.+?)\]\]")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with what must be found in it: (start, end, kind, is mild). `only_mild`: a remark may be found."""

    language: str
    text: str
    wanted: tuple[tuple[int, int, str, bool], ...] = ()
    only_mild: bool = False


@dataclass(slots=True)
class Counts:
    """What was found, what was found wrongly, what was missed; the last two with their texts."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 when nothing was found."""
        found = self.right + len(self.wrong)
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 when nothing is there."""
        there = self.right + len(self.missed)
        return self.right / there if there else 1.0


def read_marked(lines: Iterable[str], language: str) -> list[Labelled]:
    """Texts in which `[[kind|passage]]` marks what must be found, `[[kind~|passage]]` what is only a remark."""
    return [_labelled(line, language) for line in _kept(lines)]


def read_clean(lines: Iterable[str]) -> list[Labelled]:
    """Texts with their language before a tab, in which nothing must be found; "(~)" at the end allows a remark."""
    found = []
    for line in _kept(lines):
        language, _tab, text = line.partition("\t")
        found.append(Labelled(language, text.removesuffix(" (~)"), only_mild=text.endswith(" (~)")))
    return found


def _kept(lines: Iterable[str]) -> Iterable[str]:
    return (line.rstrip("\n") for line in lines if line.strip() and not line.startswith("#"))


def _labelled(line: str, language: str) -> Labelled:
    text, wanted, last = "", [], 0
    for found in _MARKED.finditer(line):
        text += line[last : found.start()]
        wanted.append((len(text), len(text) + len(found["passage"]), found["kind"], bool(found["mild"])))
        text += found["passage"]
        last = found.end()
    return Labelled(language, text + line[last:], tuple(wanted))


def measured(
    texts: Iterable[Labelled], key: Callable[[str, str], tuple[str, ...]] = lambda kind, language: (kind,)
) -> dict[tuple[str, ...], Counts]:
    """The counts under a key made of kind and language; a passage is right when it overlaps one of its kind.

    The same passage under another kind counts as wrong there and as missed here; a remark where a warning was
    wanted (or the other way round) counts as both.
    """
    counts: dict[tuple[str, ...], Counts] = {}
    for one in texts:
        wanted = list(one.wanted)
        for mark in marks_in(one.text):
            is_mild = mark.sureness == "mild"
            match = next(
                (
                    w
                    for w in wanted
                    if w[2] == mark.kind and w[3] == is_mild and mark.start < w[1] and w[0] < mark.end
                ),
                None,
            )
            into = counts.setdefault(key(mark.kind, one.language), Counts())
            if match:
                wanted.remove(match)
                into.right += 1
            elif not (one.only_mild and is_mild):
                into.wrong.append(f"{one.text[mark.start : mark.end]!r} ({mark.sureness}) in {one.text!r}")
        for start, end, kind, mild in wanted:
            counts.setdefault(key(kind, one.language), Counts()).missed.append(
                f"{one.text[start:end]!r}{' (mild)' if mild else ''} in {one.text!r}"
            )
    return counts


def table(texts: list[Labelled]) -> str:
    """The numbers as a table in Markdown: a row per kind, its passages, precision and recall, recall per language."""
    languages = sorted({one.language for one in texts})
    by_kind = measured(texts)
    by_both = measured(texts, lambda kind, language: (kind, language))
    passages = Counter(wanted[2] for one in texts for wanted in one.wanted)
    head = ["kind", "passages", "precision", "recall", *(f"recall {language}" for language in languages)]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for kind in KINDS:
        counts = by_kind.get((kind,), Counts())
        each = [by_both.get((kind, language), Counts()).recall for language in languages]
        numbers = [f"{share:.2f}" for share in (counts.precision, counts.recall, *each)]
        lines.append("| " + " | ".join([kind, str(passages[kind]), *numbers]) + " |")
    return "\n".join(lines)
