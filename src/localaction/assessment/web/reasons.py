"""Why somebody gets an action and somebody else does not, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from localaction.assessment import conflicts, queries
from localaction.register.regions import region_choices

OBSTACLES: Mapping[str, str | Promise] = {
    "asked": gettext_lazy("Was asked in this round already."),
    "rule": gettext_lazy("The rule that counts here names others."),
    "language": gettext_lazy("Does not read the language of the action."),
    "away": gettext_lazy("Is away."),
    "full": gettext_lazy("Has as many open assessments as they can."),
    "busier": gettext_lazy("Has at least as much to read already."),
    "fit": gettext_lazy("Knows the topic or the region less well."),
    "elsewhere": gettext_lazy("Is needed more for other actions."),
}


def why(reasons: Iterable[Mapping[str, Any]], reader: str) -> list[str]:
    """Why somebody gets an action, one sentence each, from the codes that are kept with the assignment."""
    regions, topics = dict(region_choices(reader)), dict(queries.topic_choices(reader))
    languages = dict(settings.LANGUAGES)
    found = []
    for one in reasons:
        said = one["said"]
        if one["code"] == "rule":
            found.append(_("By the rule “%(name)s”.") % {"name": said})
        elif one["code"] == "language":
            found.append(_("Reads %(language)s.") % {"language": languages.get(said, said)})
        elif one["code"] == "region":
            found.append(_("Knows %(region)s.") % {"region": regions.get(said, said)})
        elif one["code"] == "topic":
            found.append(_("Knows the topic “%(topic)s”.") % {"topic": topics.get(said, said)})
        elif one["code"] == "load":
            found.append(_load(said))
    return found


def _load(open_before: int) -> str:
    return ngettext("Had %(count)d open assessment.", "Had %(count)d open assessments.", open_before) % {
        "count": open_before
    }


def why_left(obstacle: str, ties: Iterable[conflicts.Tie]) -> list[str]:
    """Why somebody does not get it."""
    if obstacle == "tie":
        return [str(sentence) for sentence in conflicts.sentences(ties)]
    return [str(OBSTACLES[obstacle])]
