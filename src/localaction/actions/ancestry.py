"""Reading where actions come from: who names whom, and whether a relation would close a circle."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from localaction.actions.lifecycle import PUBLIC
from localaction.actions.models import Action, Lineage, OwnerRole, Relation
from localaction.actions.queries import lead_of
from localaction.governments.models import Government
from localaction.governments.queries import own_governments
from localaction.kit.actors import Actor
from localaction.register import queries as published
from localaction.register import shapes
from localaction.register.meanings import passages
from localaction.register.similar import Similar, nearest
from localaction.register.translations import language_of

DIRECTED = tuple(one for one in Relation if one is not Relation.JOINTLY_WITH)
RELATIONS = tuple(Relation.choices)
_IN_ADDRESS = re.compile(r"/actions/([A-Za-z0-9._-]{1,40})")


@dataclass(frozen=True, slots=True)
class Named:
    """A published action as another one names it; `government` is its lead's name. `slug` "" without a page."""

    reference: str
    title: str
    title_language: str
    language: str
    government: str
    government_language: str
    slug: str
    country: str


def named(references: Iterable[str]) -> dict[str, Named]:
    """What stands in the register under these references; what was withdrawn is left out."""
    found = published.current_many("action", references)
    return {
        reference: _named(one.content)
        for reference, one in found.items()
        if isinstance(one.content, shapes.Action)
    }


def _named(action: shapes.Action) -> Named:
    lead = next((owner for owner in action.owners if owner.role == "lead"), None)
    lead = lead or next(iter(action.owners), None)
    return Named(
        reference=action.reference,
        title=action.title,
        title_language=language_of(action, "title"),
        language=action.language,
        government=lead.name if lead else "",
        government_language=lead.language if lead else "",
        slug=lead.slug if lead else "",
        country=action.place.country or (lead.country if lead else ""),
    )


def reference_in(text: str) -> str:
    """The reference in what somebody pasted: the address of a public page, or the reference itself; else ""."""
    text = text.strip()
    found = _IN_ADDRESS.search(text)
    if found:
        return found[1]
    return text.upper() if re.fullmatch(r"[A-Za-z0-9]+-[A-Za-z0-9-]{1,36}", text) else ""


def like(action: Action, *, limit: int) -> tuple[Similar, ...]:
    """Published actions of other governments that are like this one, with reasons; in whatever language they are."""
    lead = lead_of(action)
    government = lead.government if lead else None
    challenge = f"{action.challenge}\n{action.objective}".strip()
    return nearest(
        passages(action.title, action.summary, challenge, action.what_was_done),
        objectives=(*action.priorities, *(one.item_id for one in action.alignments.all())),
        populations=action.populations,
        themes=action.themes,
        residents=government.population if government else None,
        exclude=(action.reference,),
        without_government=government.slug if government else "",
        limit=limit,
    )


# --- circles


def comes_from(reference: str, ancestor: str) -> bool:
    """Whether an action goes back to another one, over any number of steps, kept here or published."""
    seen, edge = {reference}, {reference}
    while edge:
        if ancestor in edge:
            return True
        edge = _origins_of(edge) - seen
        seen |= edge
    return False


def _origins_of(references: set[str]) -> set[str]:
    """What these actions name as origins, as they stand here and as they were published. Joint work has no before."""
    kept = Lineage.objects.filter(action__reference__in=references, relation__in=DIRECTED)
    found = set(kept.values_list("origin", flat=True))
    for one in published.current_many("action", references).values():
        if isinstance(one.content, shapes.Action):
            found |= {line.reference for line in one.content.lineage if line.relation in DIRECTED}
    return found


# --- the other side


def origin_of(lineage: Lineage) -> Action | None:
    """The named action, if it is kept here, with its owners."""
    return Action.objects.prefetch_related("owners__government").filter(reference=lineage.origin).first()


def relation_for(actor: Actor, pk: int) -> Lineage:
    """A public relation that names an action of the actor's governments. Raises Lineage.DoesNotExist."""
    return _naming(own_governments(actor)).get(pk=pk)


def to_answer(actor: Actor) -> list[Lineage]:
    """Public actions of others that name those of the actor's governments, and wait for an answer."""
    governments = own_governments(actor)
    theirs = _naming(governments).filter(answer="")
    return list(theirs.exclude(action__owners__government__in=governments).distinct())


def naming(action: Action) -> list[Lineage]:
    """Public actions that name this one, the newest last."""
    found = Lineage.objects.filter(origin=action.reference, action__status__in=PUBLIC)
    return list(found.select_related("action").prefetch_related("action__owners__government"))


def _naming(governments: QuerySet[Government]) -> QuerySet[Lineage]:
    origins = Action.objects.filter(Q(owners__role=OwnerRole.LEAD) & Q(owners__government__in=governments))
    found = Lineage.objects.filter(origin__in=origins.values("reference"), action__status__in=PUBLIC)
    return found.select_related("action").prefetch_related("action__owners__government")
