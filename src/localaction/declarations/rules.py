"""Who may do what with a signature. Two people and two kinds of evidence make one confirmed, nothing less."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from localaction.accounts.rules import is_secretariat
from localaction.declarations import queries
from localaction.declarations.lifecycle import LIFECYCLE
from localaction.declarations.models import Declaration, Evidence, Signature
from localaction.governments import queries as governments
from localaction.governments import rules as government_rules
from localaction.governments.lifecycle import GovernmentStatus
from localaction.governments.models import Government
from localaction.kit.actors import SYSTEM, Actor
from localaction.kit.answers import Answer, allow, allow_if, first_refusal, refuse

PEOPLE_NEEDED = 2
KINDS_NEEDED = 2
# How long an announced signature is public before it is final, for anybody to object.
ANNOUNCED_FOR = timedelta(days=7)
# What the signer's side can show; the rest the secretariat finds out itself.
PAPERS = (Evidence.Kind.LETTER, Evidence.Kind.COUNCIL_DECISION)
FINDINGS = (Evidence.Kind.CALL_BACK, Evidence.Kind.PUBLIC_STATEMENT)

_ONLY_SECRETARIAT = _("Only the secretariat can do this.")


def may_read(actor: Actor, signature: Signature) -> Answer:
    """Read the private record."""
    return government_rules.may_read_for(actor, signature.government)


def may_begin(actor: Actor, government: Government, declaration: Declaration) -> Answer:
    """Begin to sign: anybody who writes for the government."""
    public = queries.public_signatures(government).filter(declaration=declaration)
    states = set(public.values_list("status", flat=True))
    return first_refusal(
        government_rules.may_write_for(actor, government),
        allow_if("disputed" not in states, _("The signature on record is disputed. We settle that first.")),
        allow_if("announced" not in states, _("Your signature is announced already. It will soon be final.")),
    )


def may_write(actor: Actor, signature: Signature) -> Answer:
    """Change who signs and when."""
    return first_refusal(
        allow_if(signature.status == "draft", _("The signature has been sent. You can no longer change it.")),
        government_rules.may_write_for(actor, signature.government),
    )


def may_add_evidence(actor: Actor, signature: Signature, kind: str) -> Answer:
    """Add a piece of evidence: papers by the government or the secretariat, findings by the secretariat alone."""
    if not _takes_evidence(signature):
        return refuse(_("Evidence can no longer be added to this signature."))
    if kind == Evidence.Kind.OFFICIAL_MAILBOX:
        return allow_if(actor == SYSTEM, _("The mailbox is checked by the system itself."))
    if kind in FINDINGS:
        return allow_if(is_secretariat(actor), _ONLY_SECRETARIAT)
    return government_rules.may_write_for(actor, signature.government)


def may_remove_evidence(actor: Actor, evidence: Evidence) -> Answer:
    """Take back one's own paper before the signature is sent."""
    return first_refusal(
        may_write(actor, evidence.signature),
        allow_if(evidence.kind in PAPERS, _("This evidence was added by the secretariat.")),
    )


def _takes_evidence(signature: Signature) -> bool:
    return signature.status in ("draft", "pending", "disputed", "listed")


def may_sign(actor: Actor, signature: Signature) -> Answer:
    """Send the signature: a focal point, also one who is still being checked."""
    return first_refusal(
        _move(signature, "sign"), government_rules.may_speak_for(actor, signature.government)
    )


def may_hand_back(actor: Actor, signature: Signature) -> Answer:
    """Ask the government a question."""
    return _desk_move(actor, signature, "hand_back")


def may_answer(actor: Actor, signature: Signature) -> Answer:
    """Answer what the secretariat asked."""
    return may_write(actor, signature)


def may_confirm(actor: Actor, signature: Signature) -> Answer:
    """Say that the signature is the government's: one of two people who did not make it, with two kinds of evidence."""
    return first_refusal(
        _desk_move(actor, signature, "announce"),
        allow_if(
            signature.government.status in (GovernmentStatus.VERIFIED, GovernmentStatus.LISTED),
            _("Verify the government first."),
        ),
        allow_if(
            len(queries.evidence_kinds(signature)) >= KINDS_NEEDED,
            _("Two kinds of evidence are needed before anybody can confirm."),
        ),
        _nobody_objects(signature),
        allow_if(
            actor.person_id not in queries.confirmers_of(signature),
            _("You have confirmed this signature. A second person must confirm it too."),
        ),
        _is_independent(actor, signature),
    )


def _nobody_objects(signature: Signature) -> Answer:
    return allow_if(
        not queries.has_open_objection(signature),
        _("Somebody says that this signature is not theirs. Look into it and answer first."),
    )


def may_announce(actor: Actor, signature: Signature) -> Answer:
    """Make it public, to be final in seven days: once two people confirmed it and nobody objects."""
    return first_refusal(
        _desk_move(actor, signature, "announce"),
        allow_if(
            len(set(queries.confirmers_of(signature))) >= PEOPLE_NEEDED,
            _("Two people must confirm a signature before it is announced."),
        ),
        _nobody_objects(signature),
    )


def may_finalise(actor: Actor, signature: Signature, now: datetime) -> Answer:
    """Make an announced signature final: the system by itself, when the time is over and nobody objects."""
    return first_refusal(
        may_publish(actor),
        _move(signature, "finalise"),
        allow_if(
            signature.final_at is not None and now >= signature.final_at,
            _("The time in which anybody may object is not over."),
        ),
        _nobody_objects(signature),
    )


def may_answer_objection(actor: Actor, signature: Signature) -> Answer:
    """Write down what came of an objection: the secretariat."""
    return first_refusal(
        allow_if(is_secretariat(actor), _ONLY_SECRETARIAT),
        allow_if(queries.has_open_objection(signature), _("Nobody objects to this signature.")),
        allow_if(signature.status != "disputed", _("The signature is disputed. Settle the dispute.")),
    )


def _is_independent(actor: Actor, signature: Signature) -> Answer:
    """Not on the government's side, and not the only source of the evidence."""
    made_by = (signature.begun_by_id, signature.sent_by_id)
    if actor.person_id in made_by or governments.membership_of(actor, signature.government):
        return refuse(_("You belong to this government's team. Somebody else must confirm."))
    added_by = set(queries.evidence_of(signature).values_list("added_by_id", flat=True))
    return allow_if(
        added_by != {actor.person_id},
        _("You added all of the evidence yourself. Somebody else must confirm."),
    )


def may_refuse(actor: Actor, signature: Signature) -> Answer:
    """Turn the signature down: only after the government had a chance to answer a question."""
    return first_refusal(
        _desk_move(actor, signature, "refuse"),
        allow_if(
            queries.questions_of(signature).exists(),
            _("Ask the government first and give it a chance to answer."),
        ),
    )


def may_list_legacy(actor: Actor) -> Answer:
    """Take signatures over from an earlier record."""
    return allow_if(is_secretariat(actor) or actor == SYSTEM, _ONLY_SECRETARIAT)


def may_dispute(actor: Actor, signature: Signature) -> Answer:
    """Mark a public signature as disputed: the secretariat, the government itself, or the system for a contact."""
    return first_refusal(
        _move(signature, "dispute"),
        allow_if(
            actor == SYSTEM
            or is_secretariat(actor)
            or bool(government_rules.may_lead(actor, signature.government)),
            _ONLY_SECRETARIAT,
        ),
    )


def may_settle(actor: Actor, signature: Signature) -> Answer:
    """End a dispute: somebody else of the secretariat than the person who marked it."""
    return first_refusal(
        allow_if(is_secretariat(actor), _ONLY_SECRETARIAT),
        allow_if(signature.status == "disputed", _("The signature is not disputed.")),
        allow_if(
            signature.disputed_by_id is None or signature.disputed_by_id != actor.person_id,
            _("You marked this signature as disputed. A second person must settle it."),
        ),
    )


may_settle_as_announced = may_settle_as_confirmed = may_settle_as_listed = may_settle_as_withdrawn = (
    may_settle
)


def may_supersede(actor: Actor, signature: Signature, by: Signature) -> Answer:
    """Let a signature give way to the one that reaffirms it, when that one is being confirmed."""
    return first_refusal(
        may_publish(actor),
        _move(signature, "supersede"),
        allow_if(
            (by.government_id, by.declaration_id) == (signature.government_id, signature.declaration_id),
            _("Only a signature of the same government under the same Declaration can take its place."),
        ),
    )


def may_withdraw(actor: Actor, signature: Signature) -> Answer:
    """Take a signature back: the government's accepted focal point or the secretariat; a draft also by its writers."""
    if not LIFECYCLE.allows(signature.status, "withdraw"):
        return _move(signature, "withdraw")
    if signature.status in ("draft", "pending"):
        return government_rules.may_write_for(actor, signature.government)
    return government_rules.may_lead(actor, signature.government)


def may_publish(actor: Actor) -> Answer:
    """Publish the public face of governments: the secretariat, or the system on a rule."""
    return allow_if(is_secretariat(actor) or actor == SYSTEM, _ONLY_SECRETARIAT)


def may_load(actor: Actor) -> Answer:
    """Load the words of declarations."""
    return may_publish(actor)


def _move(signature: Signature, move: str) -> Answer:
    return allow_if(
        LIFECYCLE.allows(signature.status, move), _("The signature is not in a state that allows this.")
    )


def _desk_move(actor: Actor, signature: Signature, move: str) -> Answer:
    if not is_secretariat(actor):
        return refuse(_ONLY_SECRETARIAT)
    return first_refusal(_move(signature, move), allow())
