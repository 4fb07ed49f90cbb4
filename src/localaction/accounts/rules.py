"""Who is what at the desk, and what a person may change about accounts."""

from django.utils.translation import gettext_lazy as _

from localaction.accounts.lifecycle import ERASURE
from localaction.accounts.models import ApiToken, DeskRole, ErasureRequest
from localaction.accounts.tokens import MOST
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


def may_switch_quiet(actor: Actor) -> Answer:
    """Whether the actor may hide the names of the whole staff, or show them."""
    return allow_if(is_secretariat(actor), _("Only the secretariat can do this."))


def may_change_details(actor: Actor, person_id: int) -> Answer:
    """Whether the actor may change a person's name and language: only that person."""
    return first_refusal(
        allow_if(actor.is_known, _("Sign in first.")),
        allow_if(actor.person_id == person_id, _("You can only change your own details.")),
    )


# --- tokens for programs


def may_make_token(actor: Actor, living: int) -> Answer:
    """Whether the actor may make one more token; `living` is how many she has that are good."""
    return first_refusal(
        allow_if(actor.is_known, _("Sign in first.")),
        allow_if(living < MOST, _("You have many tokens already. Revoke one that you no longer need.")),
    )


def may_revoke_token(actor: Actor, token: ApiToken) -> Answer:
    """Whether the actor may end a token: only its person, while it is good."""
    return first_refusal(
        allow_if(actor.person_id == token.person_id, _("This token belongs to somebody else.")),
        allow_if(token.revoked_at is None, _("This token is revoked already.")),
    )


# --- being erased


def may_ask_erasure(actor: Actor, has_asked: bool) -> Answer:
    """Whether the actor may ask to be erased: anybody with an account, once at a time."""
    return first_refusal(
        allow_if(actor.is_known, _("Sign in first.")),
        allow_if(not has_asked, _("You have asked already. The secretariat will answer.")),
    )


def may_withdraw_erasure(actor: Actor, request: ErasureRequest) -> Answer:
    """Whether the actor may take back the request: only who asked, while nobody has decided."""
    return first_refusal(
        allow_if(actor.person_id == request.person_id, _("Only the person who asked can withdraw this.")),
        _waits(request, "withdraw_erasure"),
    )


def may_refuse_erasure(actor: Actor, request: ErasureRequest) -> Answer:
    """Whether the actor may refuse the request."""
    return _may_decide_erasure(actor, request, "refuse_erasure")


def may_carry_out_erasure(actor: Actor, request: ErasureRequest) -> Answer:
    """Whether the actor may erase the person: the secretariat, but nobody alone for themselves."""
    return _may_decide_erasure(actor, request, "carry_out_erasure")


def _may_decide_erasure(actor: Actor, request: ErasureRequest, move: str) -> Answer:
    return first_refusal(
        allow_if(is_secretariat(actor), _("Only the secretariat can answer this.")),
        allow_if(actor.person_id != request.person_id, _("A colleague must answer your own request.")),
        _waits(request, move),
    )


def _waits(request: ErasureRequest, move: str) -> Answer:
    return allow_if(ERASURE.allows(request.status, move), _("This request has been answered already."))
