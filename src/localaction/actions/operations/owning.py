"""Who stands behind an action: other governments, which are asked and must agree, and supporting organisations."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from localaction.accounts.naming import told_name
from localaction.actions import letters, publicity, rules
from localaction.actions.lifecycle import Status
from localaction.actions.models import Action, Agreement, Owner, OwnerRole
from localaction.declarations import operations as signatures
from localaction.governments.models import Government
from localaction.governments.operations import ensure_organisation
from localaction.kit import post, trail
from localaction.kit.actors import SYSTEM, Actor
from localaction.kit.answers import Refused


@transaction.atomic
def ask_government(*, actor: Actor, action: Action, government: Government) -> Owner:
    """Ask a government to stand behind the action as a partner; asking twice changes nothing."""
    rules.may_write(actor, action).or_refuse()
    owner, is_new = Owner.objects.get_or_create(
        action=action, government=government, defaults={"role": OwnerRole.PARTNER}
    )
    if is_new:
        trail.record(actor, "action.government_asked", action, government=government.slug)
        post.send(letters.AskedToJoin(action=action, owner=owner, by=told_name(actor)))
    return owner


@transaction.atomic
def add_organisation(*, actor: Actor, action: Action, name: str, country: str = "") -> Owner:
    """Name an organisation that supports the action."""
    rules.may_write(actor, action).or_refuse()
    organisation = ensure_organisation(actor=actor, name=name, country=country)
    owner, is_new = Owner.objects.get_or_create(
        action=action,
        organisation=organisation,
        defaults={
            "role": OwnerRole.SUPPORTING,
            "agreement": Agreement.AGREED,
            "answered_at": timezone.now(),
            "answered_by_id": actor.person_id,
        },
    )
    if is_new:
        trail.record(actor, "action.organisation_added", action, organisation=organisation.slug)
    return owner


@transaction.atomic
def remove_owner(*, actor: Actor, owner: Owner) -> None:
    """Take a partner or a supporting organisation off the action; never its lead."""
    rules.may_write(actor, owner.action).or_refuse()
    if owner.role == OwnerRole.LEAD:
        raise Refused(rules.NOT_NOW)
    named = owner.government or owner.organisation
    trail.record(actor, "action.owner_removed", owner.action, owner=named.slug if named else "")
    owner.delete()


@transaction.atomic
def join(*, actor: Actor, owner: Owner) -> Owner:
    """Agree to stand behind an action; a published one is shown with the new owner at once."""
    return _answer(actor, owner, agreed=True)


@transaction.atomic
def decline_to_join(*, actor: Actor, owner: Owner) -> Owner:
    """Not stand behind an action; it is shown without this government."""
    return _answer(actor, owner, agreed=False)


@transaction.atomic
def follow_merger(*, from_id: int, into_id: int) -> int:
    """Two records of a government became one: its actions follow; public ones say so at once. Returns how many moved.

    Where both records own an action, one owner stays, with the stronger role and the clearer answer.
    """
    signatures.follow_merge(from_id, into_id)  # what is published next says how the government signed
    gone, into = Government.objects.get(pk=from_id), _standing_record(into_id)
    moved = list(Owner.objects.filter(government=gone).select_related("action").order_by("id"))
    for owner in moved:
        _move(owner, into)
        trail.record(SYSTEM, "action.owner_merged", owner.action, owner=gone.slug, into=into.slug)
        if owner.action.status == Status.PUBLISHED:
            publicity.show(SYSTEM, owner.action)
    return len(moved)


def _standing_record(pk: int) -> Government:
    """The record, or the one that it was merged into since."""
    found = Government.objects.get(pk=pk)
    while found.merged_into is not None:
        found = found.merged_into
    return found


def _move(owner: Owner, into: Government) -> None:
    rival = Owner.objects.filter(action_id=owner.action_id, government=into).first()
    if rival is not None:
        stays, goes = sorted((owner, rival), key=_weight)
        goes.delete()
        owner = stays
    owner.government = into
    owner.save(update_fields=["government"])


def _weight(owner: Owner) -> tuple[bool, int, int]:
    """Sorts first what stays: the lead, then who agreed, was asked, declined."""
    answers = (Agreement.AGREED, Agreement.ASKED, Agreement.DECLINED)
    return owner.role != OwnerRole.LEAD, answers.index(Agreement(owner.agreement)), owner.pk or 0


def _answer(actor: Actor, owner: Owner, *, agreed: bool) -> Owner:
    rules.may_join(actor, owner).or_refuse()
    owner.agreement = Agreement.AGREED if agreed else Agreement.DECLINED
    owner.answered_at = timezone.now()
    owner.answered_by_id = actor.person_id
    owner.save(update_fields=["agreement", "answered_at", "answered_by"])
    slug = owner.government.slug if owner.government else ""
    verb = "action.government_agreed" if agreed else "action.government_declined"
    trail.record(actor, verb, owner.action, government=slug)
    if owner.action.status == Status.PUBLISHED:
        publicity.show(actor, owner.action)
    post.send(letters.JoinAnswered(action=owner.action, owner=owner, agreed=agreed))
    return owner
