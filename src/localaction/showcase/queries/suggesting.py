"""What somebody who types may want: actions, governments, objectives, places, questions, each with where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from localaction.design.writing import number_text
from localaction.register import search
from localaction.register.search import Suggestion
from localaction.showcase import addresses
from localaction.showcase.filters import field_of_item
from localaction.showcase.queries.labels import label

MOST = 8
SHORTEST = 2  # letters


@dataclass(frozen=True, slots=True)
class Suggested:
    """One line under the field: `label` is in `language`, `detail` says in the reader's what it is."""

    label: str
    language: str
    detail: str
    href: str


def suggested(text: str, language: str) -> tuple[Suggested, ...]:
    """The best suggestions for what was typed so far."""
    if len(text.strip()) < SHORTEST:
        return ()
    found = search.suggest(text, language, MOST)
    return tuple(_suggested(one, language) for one in found)


def _suggested(one: Suggestion, language: str) -> Suggested:
    words = {
        "action": _("Action"),
        "government": _("Local or regional government"),
        "item": _("Objective or target"),
        "place": _("Place"),
        "query": _("Search for these words"),
    }
    detail = words[one.kind]
    if one.count and one.kind != "action":
        number = {"number": number_text(one.count, language)}
        actions = ngettext("%(number)s action", "%(number)s actions", one.count) % number
        detail = _("%(what)s · %(actions)s") % {"what": detail, "actions": actions}
    if one.kind == "item":  # found by its words in any language, told in the reader's
        return Suggested(
            label(*field_of_item(one.reference), language), language, detail, _href(one, language)
        )
    return Suggested(one.label, one.language, detail, _href(one, language))


def _href(one: Suggestion, language: str) -> str:
    if one.kind == "action":
        return addresses.action(one.reference, language)
    if one.kind == "government":
        return addresses.government(one.reference, language)
    if one.kind == "item":
        return addresses.search(language, [field_of_item(one.reference)])
    if one.kind == "place":
        return addresses.search(language, [("country", one.reference)])
    return addresses.search(language, [("q", one.reference)])
