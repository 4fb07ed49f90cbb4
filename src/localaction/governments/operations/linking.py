"""What the secretariat notes about a government: its networks, its twin cities and the mailbox of its office."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from localaction.governments import rules
from localaction.governments.models import Government, NetworkMembership, Organisation, Twinning
from localaction.kit import trail
from localaction.kit.actors import Actor


@transaction.atomic
def join_network(
    *, actor: Actor, government: Government, organisation: Organisation, since: date | None = None
) -> NetworkMembership:
    """Note that a government belongs to a network; noting it again keeps what is there."""
    rules.may_link(actor, government).or_refuse()
    found, is_new = NetworkMembership.objects.get_or_create(
        government=government, organisation=organisation, defaults={"since": since}
    )
    if is_new:
        trail.record(actor, "government.joined_network", government, network=organisation.slug)
    return found


@transaction.atomic
def leave_network(*, actor: Actor, government: Government, organisation: Organisation) -> None:
    """Note that a government does not belong to a network, or not any more."""
    rules.may_link(actor, government).or_refuse()
    gone, _ = government.networks.filter(organisation=organisation).delete()
    if gone:
        trail.record(actor, "government.left_network", government, network=organisation.slug)


@transaction.atomic
def twin(*, actor: Actor, government: Government, other: Government) -> Twinning:
    """Note that two governments are twinned; a pair is kept once."""
    rules.may_link(actor, government).or_refuse()
    first, second = sorted((government, other), key=lambda one: one.pk)
    found, is_new = Twinning.objects.get_or_create(government=first, twin=second)
    if is_new:
        trail.record(actor, "government.twinned", government, twin=other.slug)
    return found


@transaction.atomic
def untwin(*, actor: Actor, government: Government, other: Government) -> None:
    """Note that two governments are not twinned."""
    rules.may_link(actor, government).or_refuse()
    first, second = sorted((government, other), key=lambda one: one.pk)
    gone, _ = Twinning.objects.filter(government=first, twin=second).delete()
    if gone:
        trail.record(actor, "government.untwinned", government, twin=other.slug)


@transaction.atomic
def note_mailbox(*, actor: Actor, government: Government, email: str) -> Government:
    """Note the mailbox that the office publishes itself; it hears when somebody asks to speak, or signs."""
    rules.may_link(actor, government).or_refuse()
    if email.strip().lower() != government.official_email:
        government.official_email = email.strip().lower()
        government.full_clean()
        government.save(update_fields=["official_email"])
        trail.record(actor, "government.noted_mailbox", government)
    return government
