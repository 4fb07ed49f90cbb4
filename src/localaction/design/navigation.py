"""The links of each area of the site, who may open them, and which of them a page belongs to."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from localaction.design import frame
from localaction.design.marks import Text

MOST_IN_A_ROW = 6
DESK = (
    "desk:queue",
    "assessment:assessments",
    "governments:desk",
    "declarations:desk",
    "actions:desk",
    "actions:desk_reports",
    "actions:desk_calls",
    "assessment:desk_assessment",
    "safety:desk",
    "outreach:desk",
    "actions:desk_imports",
    "desk:letters",
    "desk:dashboards",
    "desk:trail",
    "showcase:front",
)
AREAS = {
    "public": frame.SECTIONS,
    "portal": ("actions:home", "desk:queue", "showcase:front"),
    "desk": DESK,
}
OPEN_TO_ALL = {"showcase:front"}
ONLY = dict.fromkeys(set(DESK) - OPEN_TO_ALL, frozenset({"secretariat"})) | {
    "desk:queue": frozenset({"secretariat", "assessor"}),
    "assessment:assessments": frozenset({"assessor"}),
}
IN_THE_QUEUE = ("step/", "steps/", "views/")
BELONGS = {
    "actions:desk": ("actions:desk_passages", "actions:desk_translations"),
    "assessment:desk_assessment": ("assessment:meetings", "assessment:pending"),
    "safety:desk": ("safety:hidden", "safety:quiet"),
    "desk:trail": ("desk:erasures", "desk:retention"),
}
"""Pages of the desk without a link of their own, by the link they belong to."""
AREA_LABELS = {
    "showcase:search": _("Actions"),
    "showcase:governments": _("Governments"),
    "actions:public_calls": pgettext_lazy("navigation", "Calls"),
    "showcase:map": _("Map"),
    "showcase:frameworks": _("Frameworks"),
    "showcase:about": pgettext_lazy("navigation", "About"),
    "showcase:front": _("Public site"),
    "actions:home": _("What happens next"),
    "desk:queue": _("Queue"),
    "assessment:assessments": _("My assessments"),
    "governments:desk": _("Governments"),
    "declarations:desk": _("Signatures"),
    "actions:desk": _("Actions"),
    "actions:desk_reports": pgettext_lazy("navigation", "Reports"),
    "actions:desk_calls": pgettext_lazy("navigation", "Calls"),
    "assessment:desk_assessment": pgettext_lazy("navigation", "Assessment"),
    "safety:desk": pgettext_lazy("navigation", "Concerns"),
    "outreach:desk": pgettext_lazy("navigation", "Outreach"),
    "actions:desk_imports": pgettext_lazy("navigation", "Import"),
    "desk:letters": pgettext_lazy("navigation", "Letters"),
    "desk:dashboards": pgettext_lazy("navigation", "Dashboards"),
    "desk:trail": pgettext_lazy("navigation", "Trail"),
}


def links(area: str, path: str, roles: frozenset[str]) -> list[tuple[Text, str, bool]]:
    """(label, address, whether the page at `path` belongs to it) of what these roles may open in an area."""
    mine = [name for name in AREAS[area] if not (only := ONLY.get(name)) or only & roles]
    shown = [(name, address) for name in mine if (address := _address(name))]
    standing = ((len(under), href) for name, href in shown for under in _within(name, href, path))
    here = max(standing, default=(0, ""))[1]
    return [(AREA_LABELS[name], href, href == here) for name, href in shown]


def _within(name: str, href: str, path: str) -> list[str]:
    """The addresses of one link that a page stands under: its own, and those of pages that belong to it."""
    if name == "desk:queue":  # every page of the desk stands under its address
        return [href] if path == href or any(path.startswith(href + one) for one in IN_THE_QUEUE) else []
    own = [href, *filter(None, map(_address, BELONGS.get(name, ())))]
    return [one for one in own if path == one or (one.count("/") > 2 and path.startswith(one))]


def _address(name: str) -> str:
    """The address of a page; "" while no part has it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
