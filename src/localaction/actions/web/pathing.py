"""The three pathways as a draft offers them, and taking another one on the way."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.actions import operations, pathways
from localaction.actions.web.finding import found_action

NAMES: dict[str, str | Promise] = {
    "small": gettext_lazy("The short one"),
    "city": gettext_lazy("The usual one"),
    "network": gettext_lazy("The long one"),
}
FOR_WHOM: dict[str, str | Promise] = {
    "small": gettext_lazy("For small municipalities. It has all that is needed."),
    "city": gettext_lazy("For cities. It asks for numbers, evidence, partners and pictures too."),
    "network": gettext_lazy(
        "For regions and networks. It also asks what others need to know to do the same."
    ),
}


@dataclass(frozen=True, slots=True)
class ShownPathway:
    """One pathway to choose: how many questions it asks and how many minutes they usually take."""

    code: str
    name: str | Promise
    for_whom: str | Promise
    questions: int
    minutes: int
    is_chosen: bool


def shown_pathways(chosen: str, kind: str = "") -> list[ShownPathway]:
    """The three, with the one that is chosen marked; minutes to the nearest five."""
    return [
        ShownPathway(
            code,
            NAMES[code],
            FOR_WHOM[code],
            pathways.questions(code, kind),
            5 * round(pathways.minutes(code, kind) / 5),
            code == chosen,
        )
        for code in pathways.PATHWAYS
    ]


@portal_page
@require_POST
def pathway(request: ActorRequest, reference: str) -> HttpResponseRedirect:
    """Ask more or fewer questions from now on."""
    action = found_action(request.actor, reference)
    try:
        operations.take_pathway(actor=request.actor, action=action, pathway=request.POST.get("pathway", ""))
    except ValueError:
        messages.error(request, _("Choose one of the three."))
    else:
        messages.success(request, _("Done. Everything you wrote is still there."))
    return redirect("actions:action", reference)
