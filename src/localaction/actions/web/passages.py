"""Passages that the protection check found, as pages show them: in their sentence, with a way to mend them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from localaction.actions import clearance, sections
from localaction.actions.clearance import Passage
from localaction.actions.protection import SURENESS_WORDS, Shown, unplaced
from localaction.actions.wordings import ROWS
from localaction.kit.texts import direction

_GROUPS = {
    told: relation for relation, _name, told in ROWS if relation in ("claims", "milestones", "partners")
}
_FORMS = {"alignment": "alignment-reasons", "images": "pictures"}
_OWN_LABELS: dict[str, str | Promise] = {
    "place.name": gettext_lazy("Name of the place"),
    "place.admin1": gettext_lazy("Region of the place"),
    "images.alt": gettext_lazy("What a picture shows"),
    "images.credit": gettext_lazy("Who took a picture"),
    "alignment.reason": gettext_lazy("Why an agreement fits"),
    "lineage.kept": gettext_lazy("What was kept"),
    "lineage.changed": gettext_lazy("What was changed"),
    "lineage.dropped": gettext_lazy("What was left out"),
}


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """One passage with everything a page says of it. `href` is where it can be mended; `page` that page's address."""

    key: str
    kind: str
    why: str
    sureness: str | Promise
    is_mild: bool
    state: str
    where: str | Promise
    page: str
    href: str
    sentence: Shown
    language: str
    direction: str
    answer: Any


def passages_of(action: Any) -> list[ShownPassage]:
    """Everything found in an action as it stands now, what must be answered first."""
    shown = [_shown(action, one) for one in clearance.passages_of(action)]
    return sorted(shown, key=lambda one: (one.is_mild, one.state != "open"))


def wait_for_answer(action: Any) -> bool:
    """Whether something was found that must be changed, or kept for a reason, before the action can be sent."""
    found = clearance.passages_of(action)
    return any(one.finding.must_be_cleared and one.state == "open" for one in found)


def on_page(action: Any, page: str) -> list[ShownPassage]:
    """Those in the fields of one page of the draft."""
    return [one for one in passages_of(action) if one.page == page]


def waiting(passages: Iterable[ShownPassage], *states: str) -> list[ShownPassage]:
    """Those that are more than a remark and stand in one of these states."""
    return [one for one in passages if not one.is_mild and one.state in states]


def _shown(action: Any, one: Passage) -> ShownPassage:
    page, anchor = _place(one)
    href = (
        reverse("actions:page", args=[action.reference, page]) + anchor if page else _elsewhere(action, one)
    )
    return ShownPassage(
        key=one.key,
        kind=one.finding.kind_words,
        why=one.finding.why,
        sureness=SURENESS_WORDS[one.finding.sureness],
        is_mild=not one.finding.must_be_cleared,
        state=one.state,
        where=_label(one),
        page=page,
        href=href,
        sentence=one.shown,
        language=one.text.language,
        direction=direction(one.text.language),
        answer=one.answer,
    )


def _place(one: Passage) -> tuple[str, str]:
    """The page of the draft where the text is written, and where on it; ("", "") when that is on no page."""
    name = unplaced(one.text.field)
    relation, _dot, column = name.partition(".")
    if name.startswith("translations[") or relation == "lineage":
        return "", ""
    if relation in _FORMS:
        anchor = f"#picture-{one.text.place + 1}" if relation == "images" else ""
        return _FORMS[relation], anchor
    if relation == "extra":
        return "call", ""
    asked = {"place.name": "place_name", "place.admin1": "place_admin1"}.get(name, name)
    for page in sections.PAGES:
        if any(ask.name == asked for ask in page.asks):
            return page.slug, f"#id_{asked}"
        for group in page.groups:
            if group.relation == _GROUPS.get(relation, relation) and column:
                return page.slug, f"#{group.name}"
    return "", ""


def _elsewhere(action: Any, one: Passage) -> str:
    if one.text.field.startswith("translations["):
        return reverse("actions:translation", args=[action.reference, one.text.language])
    if one.text.field.startswith("lineage"):
        return reverse("actions:lineage", args=[action.reference])
    return reverse("actions:action", args=[action.reference])


def _label(one: Passage) -> str | Promise:
    name = unplaced(one.text.field)
    if name.startswith("extra."):
        return sections.page("call").title
    if name.startswith("translations["):
        return _("A translation")
    if name in sections.ASKS:
        return sections.ASKS[name].label
    if name in _OWN_LABELS:
        return _OWN_LABELS[name]
    relation = _GROUPS.get(name.partition(".")[0], "")
    labels = [group.label for page in sections.PAGES for group in page.groups if group.relation == relation]
    return labels[0] if labels else name
