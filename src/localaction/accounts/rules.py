"""Who is what at the desk, and what a person may change about accounts."""

from django.utils.translation import gettext_lazy as _

from localaction.accounts.models import DeskRole
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, allow_if, first_refusal


def is_secretariat(actor: Actor) -> bool:
    """Whether the actor works for the secretariat and has shown a second factor."""
    return DeskRole.SECRETARIAT in actor.roles


def is_assessor(actor: Actor) -> bool:
    """Whether the actor assesses for a partner body and has shown a second factor."""
    return DeskRole.ASSESSOR in actor.roles


def may_give_role(actor: Actor) -> Answer:
    """Whether the actor may give or take desk roles."""
    return allow_if(
        is_secretariat(actor) or "system" in actor.roles,
        _("Only the secretariat can give people a role at the desk."),
    )


def may_change_details(actor: Actor, person_id: int) -> Answer:
    """Whether the actor may change a person's name and language: only that person."""
    return first_refusal(
        allow_if(actor.is_known, _("Sign in first.")),
        allow_if(actor.person_id == person_id, _("You can only change your own details.")),
    )
