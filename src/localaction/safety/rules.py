"""Who may hide, restore, answer and recall."""

from django.utils.translation import gettext_lazy as _

from localaction.accounts.rules import is_secretariat
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, allow_if, first_refusal
from localaction.safety.lifecycle import CONCERN, HIDING
from localaction.safety.models import Concern, Hiding

_ONLY = _("Only the secretariat can do this.")
_NOT_NOW = _("This is not possible in its present state.")


def may_hide(actor: Actor) -> Answer:
    """Whether the actor may hide what is public: one person of the secretariat is enough."""
    return allow_if(is_secretariat(actor), _ONLY)


def may_ask_to_restore(actor: Actor, hiding: Hiding) -> Answer:
    """Whether the actor may be the first of the two people who restore it."""
    return _move(actor, hiding, "ask_to_restore")


def may_keep_hidden(actor: Actor, hiding: Hiding) -> Answer:
    """Whether the actor may say no to restoring it, or take the own wish back."""
    return _move(actor, hiding, "keep_hidden")


def may_restore(actor: Actor, hiding: Hiding) -> Answer:
    """Whether the actor may be the second person: not the one who asked."""
    return first_refusal(
        _move(actor, hiding, "restore"),
        allow_if(
            actor.person_id != hiding.asked_by_id,
            _("You asked to restore it. A second person must agree."),
        ),
    )


def may_answer(actor: Actor, concern: Concern) -> Answer:
    """Whether the actor may answer a concern."""
    return _step(actor, concern, "answer")


def may_put_aside(actor: Actor, concern: Concern) -> Answer:
    """Whether the actor may put a concern aside without an answer."""
    return _step(actor, concern, "put_aside")


def may_reopen(actor: Actor, concern: Concern) -> Answer:
    """Whether the actor may take a concern up again."""
    return _step(actor, concern, "reopen")


def may_keep_copies(actor: Actor) -> Answer:
    """Whether the actor may note where copies are and what those places say."""
    return allow_if(is_secretariat(actor), _ONLY)


def _move(actor: Actor, hiding: Hiding, move: str) -> Answer:
    return first_refusal(
        allow_if(is_secretariat(actor), _ONLY), allow_if(HIDING.allows(hiding.status, move), _NOT_NOW)
    )


def _step(actor: Actor, concern: Concern, move: str) -> Answer:
    return first_refusal(
        allow_if(is_secretariat(actor), _ONLY), allow_if(CONCERN.allows(concern.status, move), _NOT_NOW)
    )
