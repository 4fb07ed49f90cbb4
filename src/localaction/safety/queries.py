"""Reading concerns, what is hidden, and where copies are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core import signing
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from localaction.register import codec
from localaction.register import queries as register
from localaction.register.shapes import Action, Government, Progress, Shape, Signature
from localaction.register.translations import language_of
from localaction.register.translations import texts_of as action_texts
from localaction.safety.lifecycle import ConcernStatus, HidingStatus
from localaction.safety.models import URGENT, Carried, Concern, Hiding, Recall, Why

KINDS = ("action", "government", "signature", "progress")
WHYS = tuple(Why.choices)
URGENT_WHYS = tuple(URGENT)
_CONCERN_SALT, _RECALL_SALT = "safety.concern", "safety.recall"
MOST_ASKED = 4  # times a place is asked by letter before a person must call


@dataclass(frozen=True, slots=True)
class Thing:
    """Something published or hidden: what it is called, in which language, and what would be hidden with it."""

    kind: str
    reference: str
    title: str
    language: str
    is_public: bool
    others: tuple[tuple[str, str], ...] = ()


def thing(kind: str, reference: str) -> Thing | None:
    """Something that stands in the register or is hidden; None when it never was or was withdrawn."""
    if kind not in KINDS:
        return None
    standing = register.current(kind, reference)
    if standing is not None:
        title, language = title_of(standing.content)
        return Thing(kind, reference, title, language, True, tuple(_companions(kind, reference)))
    before = register.before_hiding(kind, reference)
    if before is None:
        return None
    title, language = title_of(codec.decode(before.schema, before.content))
    return Thing(kind, reference, title, language, False)


def title_of(content: Shape) -> tuple[str, str]:
    """What a published thing is called, with the language of that."""
    if isinstance(content, Action):
        return content.title, content.text_languages.get("title", content.language)
    if isinstance(content, Government):
        return content.name, content.language
    if isinstance(content, Signature | Progress):
        return content.government_name, content.language
    return "", ""


def _companions(kind: str, reference: str) -> Iterable[tuple[str, str]]:
    """What is hidden with a thing, because it speaks of it: an action's reports, a government's signatures."""
    if kind == "action":
        return [("progress", one.reference) for one in register.reports_of(reference)]
    if kind == "government":
        return [("signature", one.reference) for one in register.of_government("signature", reference)]
    return []


def pictures_of(kind: str, reference: str) -> tuple[str, ...]:
    """The public files of a published thing that no other published thing shows, as paths in the media folder."""
    standing = register.current(kind, reference)
    if standing is None or not isinstance(standing.content, Action):
        return ()
    paths = (image.path for image in standing.content.images)
    return tuple(path for path in paths if not register.is_shown_elsewhere(path, reference))


# --- what is hidden


def hidings(status: str = "") -> QuerySet[Hiding]:
    """What was hidden, the newest first; in one state when it is given."""
    found = Hiding.objects.select_related("hidden_by", "asked_by", "restored_by")
    return found.filter(status=status) if status in HidingStatus.values else found


def hiding(pk: int) -> Hiding | None:
    """One decision to hide."""
    return hidings().filter(pk=pk).first()


def texts_of(hiding: Hiding) -> list[tuple[str, str]]:
    """What is hidden, text by text with its language, as it stood: for the desk alone."""
    before = register.before_hiding(hiding.kind, hiding.reference)
    if before is None:
        return []
    content = codec.decode(before.schema, before.content)
    if isinstance(content, Action):
        return [(text, language_of(content, path)) for path, text in action_texts(content)]
    if isinstance(content, Progress):
        return [(text, content.language) for text in (content.changed, content.evidence) if text]
    if isinstance(content, Signature):
        return [(f"{content.signer_name}, {content.signer_office}", content.language)]
    return [title_of(content)]


def open_hiding(kind: str, reference: str) -> Hiding | None:
    """The decision that keeps a thing hidden now."""
    return hidings().exclude(status=HidingStatus.RESTORED).filter(kind=kind, reference=reference).first()


def waiting_hidings() -> QuerySet[Hiding]:
    """What is hidden and waits for somebody to settle it."""
    return Hiding.objects.exclude(status=HidingStatus.RESTORED)


# --- copies


def copies_of(kind: str, reference: str) -> QuerySet[Carried]:
    """Where copies of a thing are, as far as is known."""
    return Carried.objects.filter(kind=kind, reference=reference, ended_at=None)


def recalls_of(hiding: Hiding) -> QuerySet[Recall]:
    """What the places with copies were asked and said."""
    return Recall.objects.filter(hiding=hiding).select_related("carried", "noted_by")


def silent_recalls() -> QuerySet[Recall]:
    """Places that were asked often enough and said nothing: somebody must call there."""
    return Recall.objects.filter(acknowledged_at=None, times_asked__gte=MOST_ASKED).exclude(
        hiding__status=HidingStatus.RESTORED
    )


def recall_token(recall: Recall) -> str:
    """What the link of a recall letter holds."""
    return signing.dumps(recall.pk, salt=_RECALL_SALT)


def recall_of(token: str) -> Recall | None:
    """The recall that a link is about."""
    try:
        pk = signing.loads(token, salt=_RECALL_SALT)
    except signing.BadSignature:
        return None
    return Recall.objects.select_related("carried", "hiding").filter(pk=pk).first()


# --- concerns


def concerns(status: str = "") -> QuerySet[Concern]:
    """Concerns in one state or all: people at risk first, then the longest waiting."""
    urgent = Case(When(why__in=URGENT, then=Value(0)), default=Value(1), output_field=IntegerField())
    found = Concern.objects.annotate(order=urgent)
    if status == ConcernStatus.NEW:
        return found.filter(status=status).order_by("order", "told_at", "pk")
    found = found.filter(status=status) if status in ConcernStatus.values else found
    return found.order_by("-told_at", "-pk")


def counts_by_status() -> dict[str, int]:
    """How many concerns are in each state."""
    rows = Concern.objects.order_by().values_list("status").annotate(count=Count("pk"))
    return {str(status): count for status, count in rows}


def concern(number: str) -> Concern | None:
    """The concern of that number."""
    return Concern.objects.select_related("answered_by").filter(number=number).first()


def new_concerns(*, urgent: bool) -> QuerySet[Concern]:
    """Concerns that nobody has answered: those in which somebody may be at risk, or the others."""
    condition = Q(why__in=URGENT)
    return Concern.objects.filter(condition if urgent else ~condition, status=ConcernStatus.NEW)


def signatures_doubted(concern: Concern) -> list[str]:
    """References of the standing signatures that a concern says are not theirs; disputed ones are doubted already."""
    if concern.why != Why.NOT_OURS:
        return []
    if concern.kind == "signature":
        standing = [register.current("signature", concern.reference)]
    else:
        slug = concern.reference if concern.kind == "government" else ""
        standing = list(register.of_government("signature", slug)) if slug else []
    contents = [one.content for one in standing if one is not None]
    signed = [one for one in contents if isinstance(one, Signature)]
    return [one.reference for one in signed if one.status != "disputed"]


def others_about(concern: Concern) -> QuerySet[Concern]:
    """Other concerns about the same thing, the newest first."""
    same = Concern.objects.exclude(pk=concern.pk).order_by("-pk")
    if concern.reference:
        return same.filter(kind=concern.kind, reference=concern.reference)
    return same.filter(address=concern.address) if concern.address else same.none()


def concern_token(concern: Concern) -> str:
    """What the link to the state of a concern holds."""
    return signing.dumps(concern.pk, salt=_CONCERN_SALT)


def concern_of(token: str) -> Concern | None:
    """The concern that a link is about."""
    try:
        pk = signing.loads(token, salt=_CONCERN_SALT)
    except signing.BadSignature:
        return None
    return Concern.objects.filter(pk=pk).first()
