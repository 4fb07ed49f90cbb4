"""The family of an action: from the eldest that it comes from down to all that came of it, as one nested list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from localaction.register import queries as register
from localaction.register.search import SearchRequest, find, has_any
from localaction.register.shapes import Action, Lineage
from localaction.showcase import addresses, places, words
from localaction.showcase.queries.lineage import Line, Told, answer_to, lead_of, origins_of, told_of
from localaction.showcase.saying import Said, said, tongue

MOST_UP = 8  # steps to the eldest
MOST_DOWN = 6  # generations below it
MOST_IN_ONE = 40  # actions of one generation


@dataclass(frozen=True, slots=True)
class Node:
    """One action in the tree, with what came of it. `relation`: what it did with the one above, "" for the eldest.

    `tongue` is that of what is told. `is_here`: the page is about this one.
    """

    reference: str
    title: Said
    href: str
    government: Said
    country: str
    relation: str
    told: tuple[Told, ...]
    tongue: SafeString
    answer: str
    tone: str
    is_here: bool
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class TreePage:
    """Everything the page of a lineage shows. `others`: what the action names besides the one it stands under.

    `size` counts the actions in the tree, `more` those that are not drawn.
    """

    reference: str
    title: Said
    href: str
    government: Said
    root: Node
    size: int
    countries: int
    more: int
    others: tuple[Line, ...]
    adapt_href: str


@dataclass(slots=True)
class _Family:
    """What was read: actions by reference, and who stands under whom."""

    actions: dict[str, Action]
    under: dict[str, list[tuple[str, Lineage]]] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)
    more: int = 0

    def place(self, parent: str, child: str, line: Lineage) -> None:
        """Put an action under another; it stands once in the tree, where it was found first."""
        if child not in self.placed:
            self.placed.add(child)
            self.under.setdefault(parent, []).append((child, line))


def tree_page(reference: str, language: str) -> TreePage | None:
    """The tree of a published action, or None where none stands; at most two questions for each generation."""
    published = register.current("action", reference)
    if published is None or not isinstance(published.content, Action):
        return None
    action = published.content
    family = _Family({reference: action})
    eldest = _climb(family, reference)
    _descend(family, eldest)
    root = _node(family, eldest, None, reference, language)
    drawn = [family.actions[one] for one in family.placed]
    lead = lead_of(action)
    parents = {parent for parent, rows in family.under.items() for child, _line in rows if child == reference}
    return TreePage(
        reference=reference,
        title=said(action.title, action.language),
        href=addresses.action(reference, language),
        government=said(lead.name, lead.language) if lead else said("", language),
        root=root,
        size=len(drawn),
        countries=len({one.place.country for one in drawn if one.place.country}),
        more=family.more,
        others=tuple(line for line in origins_of(action, language) if line.reference not in parents),
        adapt_href=addresses.adapt(reference, language),
    )


def _climb(family: _Family, reference: str) -> str:
    """From an action to the eldest by the first that each names; the way is part of the tree."""
    now = reference
    family.placed.add(now)
    way: list[tuple[str, str, Lineage]] = []
    for _step in range(MOST_UP):
        named = [line for line in family.actions[now].lineage if line.answer != "disputed"]
        standing = _read(family, (line.reference for line in named))
        line = next((line for line in named if line.reference in standing), None)
        if line is None or line.reference in family.placed:
            break
        way.append((line.reference, now, line))
        now = line.reference
        family.placed.add(now)
    for parent, child, line in way:
        family.under.setdefault(parent, []).append((child, line))
    return now


def _descend(family: _Family, eldest: str) -> None:
    """Generation by generation: who names one of these, but for those whom the named government disputes."""
    generation = [eldest]
    for _step in range(MOST_DOWN):
        named = [one for one in generation if has_any("origin", one)]
        if not named:
            return
        result = find(
            SearchRequest(filters={"origin": tuple(named)}, per_page=MOST_IN_ONE, counted=(), sort="newest")
        )
        family.more += max(0, result.total - len(result.hits))
        found = _read(family, (hit.card.reference for hit in result.hits))
        for child in sorted(found):
            for line in family.actions[child].lineage:
                if line.reference in named and line.answer != "disputed":
                    family.place(line.reference, child, line)
        generation = [child for parent in named for child, _line in family.under.get(parent, ())]


def _read(family: _Family, references: Iterable[str]) -> set[str]:
    """Bring actions into the family; those of the references that stand."""
    wanted = list(dict.fromkeys(references))
    missing = [one for one in wanted if one not in family.actions]
    for one in register.current_many("action", missing).values():
        if isinstance(one.content, Action):
            family.actions[one.reference] = one.content
    return {one for one in wanted if one in family.actions}


def _node(family: _Family, reference: str, line: Lineage | None, here: str, language: str) -> Node:
    action = family.actions[reference]
    lead = lead_of(action)
    answer, tone = answer_to(line) if line else ("", "")
    return Node(
        reference=reference,
        title=said(action.title, action.language),
        href=addresses.action(reference, language),
        government=said(lead.name, lead.language) if lead else said("", language),
        country=places.country(action.place.country or (lead.country if lead else ""), language),
        relation=words.word(words.HEIRS, line.relation) if line else "",
        told=told_of(line) if line else (),
        tongue=tongue(action.language),
        answer=answer,
        tone=tone,
        is_here=reference == here,
        children=tuple(
            _node(family, child, its, here, language)
            for child, its in sorted(family.under.get(reference, ()), key=lambda row: row[0])
        ),
    )
