"""What an action serves: items of the frameworks, with who says so and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from localaction.frameworks import queries as frameworks
from localaction.frameworks.queries import ItemFacts
from localaction.register.shapes import Aligned
from localaction.register.translations import Reading
from localaction.showcase import addresses, words
from localaction.showcase.queries.retold import Voice, voice

_DIGITS = re.compile(r"[0-9]+")
CHIP_FAMILIES = {"priorities": "priority"}


@dataclass(frozen=True, slots=True)
class AlignedItem:
    """One item: its code and title, how closely the action serves it, why; who says so, where it is not the owner."""

    code: str
    title: str
    href: str
    is_primary: bool
    said_by: str
    reason: str
    voice: Voice
    is_official: bool


@dataclass(frozen=True, slots=True)
class AlignmentGroup:
    """The items of one framework."""

    framework: str
    name: str
    family: str
    items: tuple[AlignedItem, ...]


def family_of(framework_family: str) -> str:
    """The colour family of a chip for a framework's family."""
    return CHIP_FAMILIES.get(framework_family, framework_family)


def alignment_of(reading: Reading, language: str) -> tuple[AlignmentGroup, ...]:
    """The items an action serves, by framework in the order of the frameworks; priorities come first."""
    action = reading.action
    paths = {one.code: f"alignment.{place}.reason" for place, one in enumerate(action.alignment)}
    chosen = [Aligned(code=code, rank="primary") for code in action.priorities] + [*action.alignment]
    groups: dict[str, list[AlignedItem]] = {}
    for aligned in sorted(chosen, key=_place):
        found = frameworks.item(aligned.code)
        if found is not None:
            groups.setdefault(found.framework, []).append(
                _item(found, aligned, voice(reading, paths.get(aligned.code, ""), language), language)
            )
    known = sorted(frameworks.frameworks(), key=lambda one: one.family != "priorities")
    return tuple(
        AlignmentGroup(one.code, one.name(language), family_of(one.family), tuple(groups[one.code]))
        for one in known
        if one.code in groups
    )


def _place(one: Aligned) -> tuple[bool, list[int]]:
    """The primary first, then by number: SDG 6 before SDG 11."""
    return one.rank != "primary", [int(digits) for digits in _DIGITS.findall(one.code)]


def _item(found: ItemFacts, aligned: Aligned, its: Voice, language: str) -> AlignedItem:
    return AlignedItem(
        code=found.name,
        title=found.short(language),
        href=addresses.item(found.slug, language),
        is_primary=aligned.rank == "primary",
        said_by="" if aligned.said_by == "declared" else words.word(words.SAID_BY, aligned.said_by),
        reason=aligned.reason,
        voice=its,
        is_official=found.is_official(language),
    )
