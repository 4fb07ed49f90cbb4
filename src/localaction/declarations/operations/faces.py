"""Publishing signatures and the public face of governments, and following what happens to governments."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from localaction.declarations import publishing, queries, rules
from localaction.declarations.lifecycle import LIFECYCLE, SignatureStatus
from localaction.declarations.models import Signature
from localaction.declarations.operations.mandate import see_mailbox
from localaction.governments.models import Government
from localaction.kit import trail
from localaction.kit.actors import SYSTEM, Actor
from localaction.register import operations as register
from localaction.register import queries as published
from localaction.register.models import Entry
from localaction.register.operations import Publication


@singledispatch
def publication_of(thing: Government | Signature) -> Publication:
    """What is published of a government or of a signature."""
    raise TypeError(type(thing).__name__)


@publication_of.register
def _(thing: Government) -> Publication:
    content = publishing.face_of(thing)
    return Publication("government", thing.slug, content, content.language)


@publication_of.register
def _(thing: Signature) -> Publication:
    content = publishing.content_of(thing, queries.evidence_kinds(thing) if thing.sent_at else ())
    return Publication("signature", thing.reference, content, content.language)


def publish_government(*, actor: Actor, government: Government) -> Entry:
    """Publish the government's public face; appends nothing when it stands already as it is."""
    return _publish(actor, publication_of(government))


def publish_governments(*, actor: Actor, governments: Iterable[Government], source: str = "") -> int:
    """Publish many faces; returns how many entries were appended."""
    rules.may_publish(actor).or_refuse()
    return register.publish_many(
        actor=actor, items=(publication_of(government) for government in governments), source=source
    )


def publish_signature(*, actor: Actor, signature: Signature) -> Entry:
    """Publish the signature as it stands now."""
    return _publish(actor, publication_of(signature))


def _publish(actor: Actor, item: Publication) -> Entry:
    return register.publish(
        actor=actor, kind=item.kind, reference=item.reference, language=item.language, content=item.content
    )


def refresh_face(government_id: int) -> bool:
    """Publish the government's face anew when it is public already; whether it is."""
    government = Government.objects.get(pk=government_id)
    if not government.is_live or published.current("government", government.slug) is None:
        return False
    publish_government(actor=SYSTEM, government=government)
    for signature in queries.public_signatures(government):
        publish_signature(actor=SYSTEM, signature=signature)
    return True


@transaction.atomic
def follow_verification(government_id: int) -> None:
    """The government was verified: its domain may speak for signatures that wait, its face may have changed."""
    government = Government.objects.get(pk=government_id)
    for signature in government.signatures.filter(status=SignatureStatus.PENDING):
        see_mailbox(signature)
    refresh_face(government_id)


@transaction.atomic
def follow_merge(government_id: int, into_id: int) -> None:
    """Two records of a government became one: its signatures move, the stronger one stands, the old face goes."""
    gone, into = Government.objects.get(pk=government_id), Government.objects.get(pk=into_id)
    for signature in gone.signatures.select_related("declaration").order_by("id"):
        _move(signature, into)
    if published.current("government", gone.slug) is not None:
        with translation.override(gone.official_language):
            because = gettext("This record was merged into %(slug)s.") % {"slug": into.slug}
        register.withdraw(actor=SYSTEM, kind="government", reference=gone.slug, because=because)
    if queries.current_signature(into) is not None:
        publish_government(actor=SYSTEM, government=into)
        for signature in queries.public_signatures(into):
            publish_signature(actor=SYSTEM, signature=signature)


def _move(signature: Signature, into: Government) -> None:
    """Move one signature; where two would stand or be open, the weaker gives way first."""
    same = Signature.objects.filter(government=into, declaration_id=signature.declaration_id)
    if signature.status in (SignatureStatus.DRAFT, SignatureStatus.PENDING):
        rival = same.open().first()
    else:
        rival = same.public().first() if queries.is_public(signature) else None
    if rival is not None:
        weaker = min(signature, rival, key=_weight)
        _give_way(weaker)
        if weaker.pk == signature.pk:
            signature = weaker
    signature.government = into
    signature.save(update_fields=["government"])
    trail.record(SYSTEM, "signature.moved", signature, into=into.slug)


def _weight(signature: Signature) -> tuple[int, int]:
    order = ("draft", "pending", "listed", "disputed", "confirmed")
    return order.index(signature.status), -signature.pk


def _give_way(signature: Signature) -> None:
    was_public = queries.is_public(signature)
    move = "supersede" if LIFECYCLE.allows(signature.status, "supersede") else "withdraw"
    signature.status = LIFECYCLE.after(signature.status, move)
    signature.save(update_fields=["status"])
    trail.record(SYSTEM, "signature.gave_way", signature)
    if was_public and published.current("signature", signature.reference) is not None:
        because = gettext("Another signature of the same government is valid.")
        register.withdraw(actor=SYSTEM, kind="signature", reference=signature.reference, because=because)
