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
from localaction.design.writing import date_text
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
    content = publishing.content_of(thing, queries.evidence_of(thing) if thing.sent_at else ())
    return Publication("signature", thing.reference, content, content.language)


def publish_government(*, actor: Actor, government: Government) -> Entry | None:
    """Publish the government's public face; appends nothing when it stands already as it is, or is hidden."""
    return _publish(actor, publication_of(government))


def publish_governments(*, actor: Actor, governments: Iterable[Government], source: str = "") -> int:
    """Publish many faces; returns how many entries were appended."""
    rules.may_publish(actor).or_refuse()
    return register.publish_many(
        actor=actor, items=(publication_of(government) for government in governments), source=source
    )


def publish_signature(*, actor: Actor, signature: Signature) -> Entry | None:
    """Publish the signature as it stands now, unless it is hidden."""
    return _publish(actor, publication_of(signature))


def _publish(actor: Actor, item: Publication) -> Entry | None:
    """None where it is hidden: what changed meanwhile follows when two people restore it."""
    if published.hidden(item.kind, item.reference):
        return None
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
    with translation.override(gone.official_language):
        because = gettext("This record was merged into %(slug)s.") % {"slug": into.slug}
    _lead_on(gone, into, because)


@transaction.atomic
def follow_succession(government_id: int, into_id: int, *, signatures_follow: bool) -> None:
    """A government ended and another took its place: its signatures follow or end, and the public reads which."""
    gone, into = Government.objects.get(pk=government_id), Government.objects.get(pk=into_id)
    ended = date_text(gone.succeeded_on, gone.official_language) if gone.succeeded_on else ""
    words = {"name": into.official_name, "date": ended}
    with translation.override(gone.official_language):
        because = gettext("%(name)s took its place on %(date)s.") % words
    for signature in gone.signatures.select_related("declaration").order_by("id"):
        if signatures_follow:
            _move(signature, into)
        else:
            _end(signature, because)
    _lead_on(gone, into, because, is_public=published.current("government", gone.slug) is not None)


def _lead_on(gone: Government, into: Government, because: str, *, is_public: bool = False) -> None:
    """Let the public address of a government lead to the one that stays, whose face is published anew."""
    if published.stands_or_is_hidden("government", gone.slug):
        register.withdraw(
            actor=SYSTEM,
            kind="government",
            reference=gone.slug,
            because=because,
            language=gone.official_language,
            successor=into.slug,
        )
    if is_public or queries.current_signature(into) is not None:
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


def _end(signature: Signature, because: str) -> None:
    """End a signature with the government that gave it."""
    if not LIFECYCLE.allows(signature.status, "withdraw"):
        return
    was_public = published.stands_or_is_hidden("signature", signature.reference)
    signature.status = LIFECYCLE.after(signature.status, "withdraw")
    signature.status_because = because
    signature.save(update_fields=["status", "status_because"])
    trail.record(SYSTEM, "signature.withdrawn", signature, because=because)
    if was_public:
        language = signature.government.official_language
        register.withdraw(
            actor=SYSTEM,
            kind="signature",
            reference=signature.reference,
            because=because,
            language=language,
        )


def _weight(signature: Signature) -> tuple[int, int]:
    order = ("draft", "pending", "listed", "disputed", "announced", "confirmed")
    return order.index(signature.status), -signature.pk


def _give_way(signature: Signature) -> None:
    was_public = queries.is_public(signature)
    move = "supersede" if LIFECYCLE.allows(signature.status, "supersede") else "withdraw"
    signature.status = LIFECYCLE.after(signature.status, move)
    signature.save(update_fields=["status"])
    trail.record(SYSTEM, "signature.gave_way", signature)
    if was_public and published.stands_or_is_hidden("signature", signature.reference):
        because = gettext("Another signature of the same government is valid.")
        register.withdraw(actor=SYSTEM, kind="signature", reference=signature.reference, because=because)
