"""The words for what an entry is and says."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Word = str | Promise

KINDS: dict[str, Word] = {
    "action": pgettext_lazy("kind of entry", "Action"),
    "signature": pgettext_lazy("kind of entry", "Signature"),
    "government": pgettext_lazy("kind of entry", "Government"),
    "progress": pgettext_lazy("kind of entry", "Report on progress"),
    "call": pgettext_lazy("kind of entry", "Call"),
}

COUNTED: dict[str, Word] = {
    "action": pgettext_lazy("counted", "Actions"),
    "signature": pgettext_lazy("counted", "Signatures"),
    "government": pgettext_lazy("counted", "Governments"),
    "progress": pgettext_lazy("counted", "Reports on progress"),
    "call": pgettext_lazy("counted", "Calls"),
}

EVENTS: dict[str, Word] = {
    "published": pgettext_lazy("event of an entry", "Published"),
    "withdrawn": pgettext_lazy("event of an entry", "Withdrawn"),
    "hidden": pgettext_lazy("event of an entry", "Hidden for now"),
}

TONES = {"published": "good", "withdrawn": "ended", "hidden": "attention"}

FIELDS: dict[str, Word] = {
    "title": _("Title"),
    "kind": _("Kind"),
    "stage": _("Stage"),
    "owners": _("Who does it"),
    "place": _("Where"),
    "dates": _("When"),
    "summary": _("Summary"),
    "challenge": _("The challenge"),
    "objective": _("What it set out to do"),
    "what_was_done": _("What is done"),
    "who_does_what": _("Who does what"),
    "populations": _("People it is for"),
    "themes": _("Themes"),
    "served": _("People served"),
    "results": _("Results"),
    "evidence": pgettext_lazy("results", "Evidence"),
    "lessons": _("Lessons"),
    "what_went_wrong": _("What went wrong"),
    "recommendations": _("What the government recommends"),
    "partners": _("Partners"),
    "budget": _("Money"),
    "further_commitment": _("What comes next"),
    "milestones": _("Milestones"),
    "support_needed": _("What would help"),
    "support_kinds": _("Kinds of support asked for"),
    "transferability": _("Could this work elsewhere?"),
    "legal_competence": _("Legal competence it takes"),
    "preconditions": _("What must be in place"),
    "staff": _("Staff"),
    "time_needed": _("Time needed"),
    "alignment": _("Objectives it serves"),
    "priorities": _("Priorities of the Call"),
    "lineage": _("Actions it comes from"),
    "extra": _("What the call asked"),
    "images": _("Pictures"),
    "contact_organisation": _("Contact"),
    "origin": _("Where it comes from"),
}
"""The fields of an action as a reader knows them, in the order in which they are compared."""


def word(words: dict[str, Word], code: str) -> str:
    """The word for a code in the active language; the code itself when it is unknown."""
    return str(words.get(code, code))
