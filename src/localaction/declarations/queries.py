"""Reading: declarations and their words, signatures for those who may see them, and where a government stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from localaction.accounts.rules import is_secretariat
from localaction.declarations.lifecycle import PUBLIC, SignatureStatus
from localaction.declarations.models import (
    Declaration,
    DeclarationText,
    Evidence,
    Objection,
    Signature,
    SignatureQuestion,
    SignatureSet,
)
from localaction.declarations.wording import Signer, Words
from localaction.governments import queries as governments
from localaction.governments.models import Government
from localaction.kit.actors import Actor
from localaction.kit.texts import best

Standing = Literal["confirmed", "announced", "listed", "pending", "none"]

_STANDS_AS: Mapping[str, Standing] = {
    SignatureStatus.CONFIRMED: "confirmed",
    SignatureStatus.ANNOUNCED: "announced",
    SignatureStatus.LISTED: "listed",
    SignatureStatus.DISPUTED: "pending",
    SignatureStatus.PENDING: "pending",
}
_FIRST_COMES = ("confirmed", "announced", "listed", "pending", "none")


# --- declarations


def current_declaration(code: str = "") -> Declaration:
    """The version signed now; of the declaration adopted last when no code is given.

    Raises Declaration.DoesNotExist when none has been loaded (`localaction load-content`).
    """
    found = Declaration.objects.filter(is_current=True)
    if code:
        found = found.filter(code=code)
    first = found.first()
    if first is None:
        raise Declaration.DoesNotExist(code)
    return first


def text_for(declaration: Declaration, language: str) -> DeclarationText:
    """The words to show a reader: in their language, else English, else any. Raises DeclarationText.DoesNotExist."""
    texts = {text.language: text for text in declaration.texts.filter(is_current=True)}
    chosen = texts.get(language) or texts.get("en") or next(iter(texts.values()), None)
    if chosen is None:
        raise DeclarationText.DoesNotExist(declaration.code)
    return chosen


def text_languages(declaration: Declaration) -> list[str]:
    """The languages in which it can be signed."""
    return list(declaration.texts.filter(is_current=True).values_list("language", flat=True))


def words_of(text: DeclarationText) -> Words:
    """The words of a text, for showing and hashing."""
    return Words(
        code=text.declaration.code,
        version=text.declaration.version,
        language=text.language,
        title=text.title,
        summary=tuple(text.summary),
        commitment=text.commitment,
        note=text.note,
        official_text=text.official_text,
    )


def signer_of(signature: Signature) -> Signer:
    """Who signs and for whom, in the words shown to the signer."""
    name, _ = governments.public_name(signature.government, signature.text_language or "en")
    return Signer(name=signature.signer_name, office=signature.signer_office, government=name)


def title_of(declaration: Declaration, language: str) -> str:
    """The declaration's title in a language."""
    return best(declaration.titles, language)[0]


# --- signatures


def signatures_for(actor: Actor) -> SignatureSet:
    """The signatures whose private record the actor may read."""
    found = Signature.objects.select_related("government", "declaration")
    if is_secretariat(actor):
        return found
    return found.filter(government__in=governments.own_governments(actor))


def signature_for(actor: Actor, reference: str) -> Signature:
    """One of `signatures_for`. Raises Signature.DoesNotExist."""
    return signatures_for(actor).select_related("text__declaration", "reaffirms").get(reference=reference)


def current_signature(government: Government) -> Signature | None:
    """The signature to show first in public, announced ones too; the newest declaration's first."""
    return (
        government.signatures.public()
        .select_related("declaration")
        .order_by("-declaration__adopted_on", "-id")
        .first()
    )


def open_signature(government: Government, declaration: Declaration) -> Signature | None:
    """The one being written or checked."""
    return (
        Signature.objects.open()
        .select_related("text__declaration", "declaration", "government")
        .filter(government=government, declaration=declaration)
        .first()
    )


def last_refused(government: Government, declaration: Declaration) -> Signature | None:
    """The newest signature, when it was refused: its reasons help with the next one."""
    newest = Signature.objects.filter(government=government, declaration=declaration).order_by("-id").first()
    return newest if newest is not None and newest.status == SignatureStatus.REFUSED else None


def standing(government: Government) -> Standing:
    """Where the government stands in public. A disputed signature counts as one being checked."""
    return standings([government.pk])[government.pk]


def standings(government_ids: Iterable[int]) -> dict[int, Standing]:
    """`standing` of many governments in one query."""
    wanted = list(government_ids)
    best_of: dict[int, Standing] = dict.fromkeys(wanted, "none")
    rows = Signature.objects.filter(government_id__in=wanted, status__in=_STANDS_AS)
    for government_id, status in rows.values_list("government_id", "status"):
        candidates: tuple[Standing, Standing] = (best_of[government_id], _STANDS_AS[status])
        best_of[government_id] = min(candidates, key=_FIRST_COMES.index)
    return best_of


def public_signatures(government: Government) -> SignatureSet:
    """Every signature of the government that stands in public."""
    return Signature.objects.public().filter(government=government).select_related("declaration")


def all_signatures(government: Government) -> SignatureSet:
    """Every signature the government ever began, oldest first, with its evidence and its conversation."""
    found = Signature.objects.filter(government=government).order_by("id")
    return found.select_related("declaration", "text", "reaffirms", "begun_by", "sent_by").prefetch_related(
        "evidence__added_by", "questions__asked_by"
    )


def standing_beside(signature: Signature) -> list[Signature]:
    """Other signatures of the same government under the same declaration that stand in public."""
    same = Signature.objects.standing().filter(
        government_id=signature.government_id, declaration_id=signature.declaration_id
    )
    return list(same.exclude(pk=signature.pk).select_related("government", "declaration"))


# --- evidence


def evidence_of(signature: Signature) -> QuerySet[Evidence]:
    """Every piece of evidence, oldest first."""
    return signature.evidence.select_related("added_by", "call")


def evidence_kinds(signature: Signature) -> list[str]:
    """The different kinds of evidence that count; a call back counts with its note only."""
    noted = ~Q(kind=Evidence.Kind.CALL_BACK) | Q(call__isnull=False)
    return sorted(set(signature.evidence.filter(noted).values_list("kind", flat=True)))


def evidence_for(actor: Actor, reference: str, pk: int) -> Evidence:
    """One piece of evidence of a signature the actor may read. Raises Evidence.DoesNotExist."""
    return Evidence.objects.select_related("signature__government").get(
        pk=pk, signature__in=signatures_for(actor).filter(reference=reference)
    )


def questions_of(signature: Signature) -> QuerySet[SignatureQuestion]:
    """What was asked and answered, oldest first."""
    return signature.questions.all()


def confirmers_of(signature: Signature) -> list[int]:
    """The people who confirmed, by id."""
    return list(signature.confirmations.values_list("person_id", flat=True))


def objections_of(signature: Signature) -> QuerySet[Objection]:
    """Everybody who said that it is not theirs, oldest first."""
    return signature.objections.select_related("answered_by")


def has_open_objection(signature: Signature) -> bool:
    """Whether an objection waits for an answer."""
    return signature.objections.filter(answered_at__isnull=True).exists()


def announced_until(now: datetime) -> QuerySet[Signature]:
    """Announced signatures whose time has come and to which nobody objects, the oldest first."""
    waits = Objection.objects.filter(signature=OuterRef("pk"), answered_at__isnull=True)
    return Signature.objects.filter(~Exists(waits), status=SignatureStatus.ANNOUNCED, final_at__lte=now)


# --- the desk


@dataclass(frozen=True, slots=True)
class Waiting:
    """One signature in the desk's queue, with what is still missing."""

    signature: Signature
    kinds: int
    confirmations: int
    objections: int = 0

    @property
    def next_step(self) -> Literal["evidence", "first", "second", "dispute", "objection"]:
        """What it waits for: an answer to an objection, evidence, the first or second person, the end of a dispute."""
        if self.signature.status == SignatureStatus.DISPUTED:
            return "dispute"
        if self.objections:
            return "objection"
        if self.kinds < 2:
            return "evidence"
        return "second" if self.confirmations else "first"


def waiting_for_the_desk() -> QuerySet[Signature]:
    """Signatures to be judged, the longest waiting first."""
    return (
        Signature.objects.filter(
            Q(status__in=(SignatureStatus.PENDING, SignatureStatus.DISPUTED))
            | Q(objections__isnull=False, objections__answered_at__isnull=True)
        )
        .select_related("government", "declaration")
        .annotate(
            kinds=Count("evidence__kind", distinct=True),
            confirmed_by=Count("confirmations__person", distinct=True),
            objected=Count("objections", filter=Q(objections__answered_at__isnull=True), distinct=True),
        )
        .order_by("sent_at", "id")
    )


def as_waiting(signatures: Iterable[Signature]) -> list[Waiting]:
    """Rows of `waiting_for_the_desk` as the queue shows them."""
    return [
        Waiting(one, one.kinds, one.confirmed_by, one.objected)  # type: ignore[attr-defined]
        for one in signatures
    ]


def other_signatures(signature: Signature) -> list[Signature]:
    """Earlier and later signatures of the same government, for the desk to compare."""
    found = Signature.objects.filter(government_id=signature.government_id).exclude(pk=signature.pk)
    return list(found.select_related("declaration").order_by("-id")[:20])


def is_public(signature: Signature) -> bool:
    """Whether everyone can see it."""
    return signature.status in PUBLIC
