"""Who may do what for a government and with its record."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.accounts.rules import is_secretariat
from localaction.governments import queries
from localaction.governments.lifecycle import GOVERNMENT, MEMBERSHIP, GovernmentStatus, MembershipStatus
from localaction.governments.models import Government, Invitation, Membership, Role
from localaction.kit.actors import SYSTEM, Actor
from localaction.kit.answers import Answer, Refused, allow, allow_if, first_refusal, refuse

MOST_WAITING_PROPOSALS = 3
CONTACTS_WANTED = 2
PEOPLE_NEEDED = 2

_NOT_ON_TEAM = _("You are not on the team of this government.")
_ONLY_SECRETARIAT = _("Only the secretariat can do this.")
_SIGN_IN = _("Sign in first.")


def counts(membership: Membership | None) -> bool:
    """Whether the membership lets its person work: active, or the first to ask and not answered yet."""
    return membership is not None and (membership.status == MembershipStatus.ACTIVE or membership.is_first)


def person_id_of(actor: Actor) -> int:
    """The person who acts. Raises Refused for visitors and for the system."""
    if actor.person_id is None:
        raise Refused(_SIGN_IN)
    return actor.person_id


def may_read_for(actor: Actor, government: Government) -> Answer:
    """Read the private records of a government."""
    if is_secretariat(actor):
        return allow()
    return allow_if(counts(queries.membership_of(actor, government)), _NOT_ON_TEAM)


def may_write_for(actor: Actor, government: Government) -> Answer:
    """Write drafts for a government: its focal points and editors, and the secretariat."""
    if not government.is_live:
        return refuse(_("This record is closed."))
    if is_secretariat(actor):
        return allow()
    own = queries.membership_of(actor, government)
    if not counts(own):
        return refuse(_NOT_ON_TEAM)
    return allow_if(
        own is not None and own.role != Role.VIEWER,
        _("You can read here. Ask your focal point to let you write."),
    )


def may_speak_for(actor: Actor, government: Government) -> Answer:
    """Sign and submit in the name of a government: its focal points, also the first while being checked."""
    if not government.is_live:
        return refuse(_("This record is closed."))
    own = queries.membership_of(actor, government)
    return allow_if(
        own is not None and counts(own) and own.role == Role.FOCAL_POINT,
        _("Only a focal point of this government can do this."),
    )


def may_lead(actor: Actor, government: Government) -> Answer:
    """Decide about the team: focal points who have been accepted, and the secretariat."""
    if is_secretariat(actor):
        return allow()
    own = queries.membership_of(actor, government)
    return allow_if(
        own is not None and own.status == MembershipStatus.ACTIVE and own.role == Role.FOCAL_POINT,
        _("Only an accepted focal point or the secretariat can change the team."),
    )


def may_propose(actor: Actor) -> Answer:
    """Bring a government that is not in the registry."""
    if not actor.is_known:
        return refuse(_SIGN_IN)
    return allow_if(
        is_secretariat(actor) or queries.proposals_waiting(actor) < MOST_WAITING_PROPOSALS,
        _("You have proposed several governments that we have not verified yet. Wait for our answer first."),
    )


def may_join(actor: Actor, government: Government) -> Answer:
    """Ask to be on the team."""
    return first_refusal(
        allow_if(actor.is_known, _SIGN_IN),
        allow_if(government.is_live, _("This record is closed.")),
        allow_if(
            queries.membership_of(actor, government) is None,
            _("You are on this team already, or you have asked to be."),
        ),
    )


def may_accept(actor: Actor, membership: Membership) -> Answer:
    """Accept somebody who asked to join."""
    return _may_answer(actor, membership, "accept")


def may_decline(actor: Actor, membership: Membership) -> Answer:
    """Say no to somebody who asked to join."""
    return _may_answer(actor, membership, "decline")


def _may_answer(actor: Actor, membership: Membership, move: str) -> Answer:
    if not MEMBERSHIP.allows(membership.status, move):
        return refuse(_("This request has been answered already."))
    if actor_is_system(actor):
        return allow()
    if membership.person_id == actor.person_id:
        return refuse(_("Somebody else must answer your own request."))
    if move == "accept":
        return first_refusal(may_lead(actor, membership.government), _may_let_in(actor, membership))
    return may_lead(actor, membership.government)


def _may_let_in(actor: Actor, membership: Membership) -> Answer:
    return first_refusal(
        allow_if(
            not queries.has_open_objection(membership),
            _("A contact of the government does not know this person. Look into it and answer first."),
        ),
        allow_if(
            actor.person_id not in queries.endorsers_of(membership),
            _("You have accepted this person. A second person must accept them too."),
        ),
    )


def may_answer_objection(actor: Actor, membership: Membership) -> Answer:
    """Write down what came of a contact's objection to somebody who asks to speak."""
    return first_refusal(
        allow_if(is_secretariat(actor), _ONLY_SECRETARIAT),
        allow_if(queries.has_open_objection(membership), _("Nobody objects to this person.")),
    )


def may_link(actor: Actor, government: Government) -> Answer:
    """Say which networks a government belongs to, which cities it is twinned with, and its own mailbox."""
    return first_refusal(
        allow_if(is_secretariat(actor) or actor_is_system(actor), _ONLY_SECRETARIAT),
        allow_if(government.is_live, _("This record is closed.")),
    )


def may_succeed(actor: Actor, olds: Sequence[Government], new: Government) -> Answer:
    """Let one government take the place of others that were merged by law."""
    return first_refusal(
        allow_if(is_secretariat(actor), _ONLY_SECRETARIAT),
        allow_if(bool(olds), _("Choose the governments that ended.")),
        allow_if(new.is_live, _("The record you chose is closed. Choose another.")),
        allow_if(
            all(GOVERNMENT.allows(one.status, "merge") for one in olds),
            _("The record is not in a state that allows this."),
        ),
        allow_if(new.pk not in {one.pk for one in olds}, _("Choose another record to merge into.")),
    )


def actor_is_system(actor: Actor) -> bool:
    """Whether the software itself acts, on a rule that somebody set."""
    return actor == SYSTEM


def may_invite(actor: Actor, government: Government) -> Answer:
    """Invite a colleague."""
    return first_refusal(
        allow_if(government.is_live, _("This record is closed.")), may_lead(actor, government)
    )


def may_accept_invitation(actor: Actor, invitation: Invitation) -> Answer:
    """Follow an invitation: once, in time, and with the address it was sent to."""
    return first_refusal(
        allow_if(invitation.accepted_at is None, _("This invitation has been used already.")),
        allow_if(invitation.withdrawn_at is None, _("This invitation has been withdrawn.")),
        allow_if(
            invitation.expires_at > timezone.now(), _("This invitation has run out. Ask for a new one.")
        ),
        allow_if(invitation.government.is_live, _("This record is closed.")),
        allow_if(actor.is_known, _SIGN_IN),
        allow_if(
            actor.email.casefold() == invitation.email.casefold(),
            _("This invitation was sent to another e-mail address. Sign in with that address."),
        ),
    )


def may_change_role(actor: Actor, membership: Membership, role: str) -> Answer:
    """Give a member another role."""
    return first_refusal(
        allow_if(membership.status == MembershipStatus.ACTIVE, _("This person is not a member.")),
        may_lead(actor, membership.government),
        allow_if(
            role == Role.FOCAL_POINT or not is_last_focal_point(membership),
            _("A government needs a focal point. Make somebody else focal point first."),
        ),
    )


def may_hand_over(actor: Actor, membership: Membership) -> Answer:
    """Pass one's own role of focal point to another active member."""
    return first_refusal(
        allow_if(membership.status == MembershipStatus.ACTIVE, _("This person is not a member.")),
        allow_if(membership.person_id != actor.person_id, _("Choose somebody else to hand over to.")),
        may_lead(actor, membership.government),
    )


def may_end(actor: Actor, membership: Membership) -> Answer:
    """End a membership: one's own, or as a leader anybody's; the last focal point hands over first."""
    if not MEMBERSHIP.allows(membership.status, "end"):
        return refuse(_("This membership has ended already."))
    if is_secretariat(actor):
        return allow()
    if is_last_focal_point(membership):
        return refuse(_("You are the last focal point of this government. Hand over to a colleague first."))
    if membership.person_id == actor.person_id and actor.is_known:
        return allow()
    return may_lead(actor, membership.government)


def is_last_focal_point(membership: Membership) -> bool:
    """Whether nobody else could speak for the government."""
    if membership.status != MembershipStatus.ACTIVE or membership.role != Role.FOCAL_POINT:
        return False
    return not queries.speakers(membership.government).exclude(pk=membership.pk).exists()


def may_change_details(actor: Actor, government: Government) -> Answer:
    """Change names, website and population of a government."""
    if not government.is_live:
        return refuse(_("This record is closed."))
    if is_secretariat(actor):
        return allow()
    return may_lead(actor, government)


def may_rename(actor: Actor, government: Government) -> Answer:
    """Change the official name: the secretariat, or the first people while nobody has checked it."""
    if is_secretariat(actor):
        return allow()
    return allow_if(
        government.status == GovernmentStatus.PROPOSED and bool(may_speak_for(actor, government)),
        _("The official name has been verified. Write to the secretariat to change it."),
    )


def may_verify(actor: Actor, government: Government) -> Answer:
    """Say that the record is a real government and its facts are right."""
    return _desk_move(actor, government, "verify")


def may_reject(actor: Actor, government: Government) -> Answer:
    """Say that a proposal is no government that can join, with reasons."""
    return _desk_move(actor, government, "reject")


def may_reopen(actor: Actor, government: Government) -> Answer:
    """Take a rejection back."""
    return _desk_move(actor, government, "reopen")


def may_merge(actor: Actor, government: Government, into: Government) -> Answer:
    """Make two records of one government one."""
    return first_refusal(
        _desk_move(actor, government, "merge"),
        allow_if(government.pk != into.pk, _("Choose another record to merge into.")),
        allow_if(into.is_live, _("The record you chose is closed. Choose another.")),
    )


def may_enlist(actor: Actor, government: Government) -> Answer:
    """Let a proposal stand on the secretariat's own sources."""
    return first_refusal(
        may_list(actor),
        allow_if(
            GOVERNMENT.allows(government.status, "enlist"),
            _("The record is not in a state that allows this."),
        ),
    )


def may_list(actor: Actor) -> Answer:
    """Enter governments from the secretariat's own records."""
    return allow_if(is_secretariat(actor) or actor_is_system(actor), _ONLY_SECRETARIAT)


def _desk_move(actor: Actor, government: Government, move: str) -> Answer:
    if not is_secretariat(actor):
        return refuse(_ONLY_SECRETARIAT)
    return allow_if(
        GOVERNMENT.allows(government.status, move), _("The record is not in a state that allows this.")
    )
