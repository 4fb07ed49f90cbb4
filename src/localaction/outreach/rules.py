"""Who may make lists, invite and answer."""

from django.utils.translation import gettext_lazy as _

from localaction.accounts.rules import is_secretariat
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, allow_if, first_refusal
from localaction.outreach import queries
from localaction.outreach.lifecycle import PROSPECT, ProspectStatus
from localaction.outreach.models import Prospect

_ONLY = _("Only the secretariat can do this.")
_NOT_NOW = _("This is not possible in its present state.")
_CLOSED = _("This invitation is closed.")


def may_reach_out(actor: Actor) -> Answer:
    """Whether the actor may make lists and put governments on them."""
    return allow_if(is_secretariat(actor), _ONLY)


def may_change(actor: Actor, prospect: Prospect) -> Answer:
    """Whether the actor may change whom to write to: until they joined or were taken off the list."""
    settled = (ProspectStatus.JOINED, ProspectStatus.DROPPED)
    return first_refusal(may_reach_out(actor), allow_if(prospect.status not in settled, _NOT_NOW))


def may_invite(actor: Actor, prospect: Prospect) -> Answer:
    """Whether the actor may send the first letter."""
    return first_refusal(
        may_reach_out(actor),
        allow_if(prospect.status != ProspectStatus.INVITED, _("It is invited already.")),
        _legal(prospect, "invite"),
        allow_if(bool(prospect.contact_email), _("There is no e-mail address to write to.")),
        allow_if(
            not queries.is_silent(prospect.contact_email),
            _("This address asked not to be written to any more."),
        ),
        allow_if(queries.joined_government(prospect) is None, _("It has a team already.")),
    )


def may_drop(actor: Actor, prospect: Prospect) -> Answer:
    """Whether the actor may take it off the list."""
    return first_refusal(may_reach_out(actor), _legal(prospect, "drop"))


def may_stop(actor: Actor, prospect: Prospect) -> Answer:
    """Whether follow-ups may be stopped from the desk."""
    return first_refusal(may_reach_out(actor), _legal(prospect, "stop"))


def may_decline(prospect: Prospect) -> Answer:
    """Whether whoever holds the link may say no."""
    return allow_if(PROSPECT.allows(prospect.status, "decline"), _CLOSED)


def may_redirect(prospect: Prospect) -> Answer:
    """Whether whoever holds the link may name somebody else."""
    return allow_if(PROSPECT.allows(prospect.status, "redirect"), _CLOSED)


def may_silence(prospect: Prospect) -> Answer:
    """Whether whoever holds the link may ask for silence."""
    return allow_if(PROSPECT.allows(prospect.status, "stop"), _CLOSED)


def may_join(prospect: Prospect) -> Answer:
    """Whether it can be noted that the government has joined."""
    return _legal(prospect, "join")


def _legal(prospect: Prospect, move: str) -> Answer:
    return allow_if(PROSPECT.allows(prospect.status, move), _NOT_NOW)
