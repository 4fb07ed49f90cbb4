"""Where an action comes from: naming a published action, adapting it into a new draft, and being named."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions import ancestry, letters, merging, publicity, queries, rules
from localaction.actions.limits import ORIGINS
from localaction.actions.merging import Known, Nature, Outcome
from localaction.actions.models import Action, Alignment, Lineage, OriginAnswer, Relation
from localaction.actions.operations.writing import start
from localaction.actions.typed import plain
from localaction.frameworks.queries import item
from localaction.governments.models import Government
from localaction.kit import post, trail
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.register import queries as published
from localaction.register import shapes

NOT_PUBLIC = _("There is no published action with this reference.")
ITSELF = _("An action cannot come from itself.")
CIRCLE = _("This would make a circle: that action already goes back to this one.")
TOO_MANY = _("You can name up to eight actions. Remove one first.")
TEXTS = ("kept", "changed", "dropped")
CARRIED = ("priorities", "populations", "themes", "alignment")
_LOCK = 0x4C414C  # one number for "who comes from whom", the same in every process


def _one_at_a_time() -> None:
    """Two circles' halves must not be written side by side. SQLite's transactions begin by taking the one lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


@transaction.atomic
def relate(
    *,
    actor: Actor,
    action: Action,
    origin_reference: str,
    relation: str,
    kept: str = "",
    changed: str = "",
    dropped: str = "",
) -> Lineage:
    """Say that an action comes from a published one, or say it anew. Refuses circles, and what is not published.

    An answer that the other government gave stays, unless the relation became another one.
    """
    rules.may_write(actor, action).or_refuse()
    relation = Relation(relation)
    _one_at_a_time()
    _check(action, origin_reference, relation)
    found = Lineage.objects.filter(action=action, origin=origin_reference).first()
    if found is None and Lineage.objects.filter(action=action).count() >= ORIGINS:
        raise Refused(TOO_MANY)
    lineage = found or Lineage(action=action, origin=origin_reference, added_by_id=actor.person_id)
    if found is not None and found.relation != relation:
        _forget_answer(lineage)
    lineage.relation = relation
    lineage.kept, lineage.changed, lineage.dropped = (
        plain(text).strip() for text in (kept, changed, dropped)
    )
    lineage.save()
    Action.objects.filter(pk=action.pk).update(saved_at=timezone.now())
    if found is None:
        trail.record(actor, "action.related", action, origin=origin_reference, relation=relation)
    return lineage


@transaction.atomic
def write_relation(
    *, actor: Actor, lineage: Lineage, told: Mapping[str, str], was: Mapping[str, str]
) -> tuple[str, ...]:
    """Write anew what a named action is to this one, while colleagues may write on the same line.

    `told` and `was` hold "relation" and the texts of TEXTS: what the form sent, and what it showed when it was drawn.
    They are put together with what stands now, text by text (see merging). Returns the names of the texts that a
    colleague wrote at the same time: there both stay, theirs first.
    """
    rules.may_write(actor, lineage.action).or_refuse()
    stands = Lineage.objects.select_for_update().get(pk=lineage.pk)
    now = {name: [getattr(stands, name)] for name in TEXTS}
    mine = {name: [told[name]] for name in TEXTS}
    shown = {name: [was[name]] for name in TEXTS}
    merged = merging.merge(Known.of(shown), now, mine, lambda _name: Nature.TEXT)
    texts = {name: "\n\n".join(merged.page.get(name, ())) for name in TEXTS}
    texts |= {name: "\n\n".join([*now[name], *typed]) for name, typed in merged.conflicts.items()}
    is_chosen = told["relation"] != was["relation"]
    relate(
        actor=actor,
        action=lineage.action,
        origin_reference=stands.origin,
        relation=told["relation"] if is_chosen else stands.relation,
        **texts,
    )
    return tuple(merged.names(Outcome.CONFLICT, Outcome.JOINED))


def _check(action: Action, origin: str, relation: Relation) -> None:
    if origin == action.reference:
        raise Refused(ITSELF)
    if published.current("action", origin) is None:
        raise Refused(NOT_PUBLIC)
    if relation in ancestry.DIRECTED and ancestry.comes_from(origin, action.reference):
        raise Refused(CIRCLE)


def _forget_answer(lineage: Lineage) -> None:
    lineage.answer = OriginAnswer.NONE
    lineage.note = lineage.note_language = ""
    lineage.answered_at = lineage.told_at = lineage.answered_by = None


@transaction.atomic
def unrelate(*, actor: Actor, lineage: Lineage) -> None:
    """Take a named action off again; what is public changes when the correction is approved."""
    rules.may_write(actor, lineage.action).or_refuse()
    trail.record(actor, "action.unrelated", lineage.action, origin=lineage.origin)
    lineage.delete()


@transaction.atomic
def adapt(
    *, actor: Actor, government: Government, origin_reference: str, carry: Collection[str] = CARRIED
) -> Action:
    """Begin a draft that adapts a published action. `carry` says which choices come with it; no text ever does."""
    origin = published.current("action", origin_reference)
    if origin is None or not isinstance(origin.content, shapes.Action):
        raise Refused(NOT_PUBLIC)
    action = start(actor=actor, government=government)
    _carry(action, origin.content, carry)
    relate(
        actor=actor, action=action, origin_reference=origin_reference, relation=Relation.ADAPTED_FROM.value
    )
    return action


def _carry(action: Action, origin: shapes.Action, carry: Collection[str]) -> None:
    listed = [name for name in ("priorities", "populations", "themes") if name in carry]
    for name in listed:
        setattr(action, name, list(getattr(origin, name)))
    if listed:
        action.save(update_fields=listed)
    if "alignment" in carry:
        codes = dict.fromkeys(one.code for one in origin.alignment)
        known = [facts for code in codes if (facts := item(code)) is not None]
        Alignment.objects.bulk_create(
            Alignment(action=action, item_id=facts.code, framework=facts.framework) for facts in known
        )


# --- being named


def tell_origins(*, actor: Actor, action: Action) -> int:
    """Tell the governments of the actions that a published one names, each once; returns how many relations."""
    own = {owner.government_id for owner in action.owners.all()}
    told = 0
    for lineage in Lineage.objects.filter(action=action, told_at=None):
        origin = ancestry.origin_of(lineage)
        lead = queries.lead_of(origin) if origin else None
        if origin is None or lead is None or lead.government is None or lead.government_id in own:
            continue
        lineage.told_at = timezone.now()
        lineage.save(update_fields=["told_at"])
        trail.record(actor, "action.named_as_origin", origin, by=action.reference, relation=lineage.relation)
        post.send(letters.NamedAsOrigin(action=action, lineage=lineage, government=lead.government))
        told += 1
    return told


@transaction.atomic
def answer_relation(*, actor: Actor, lineage: Lineage, agrees: bool, note: str = "") -> Lineage:
    """Say, for the government of the named action, whether it sees it this way. The note stays between the two."""
    rules.may_answer_relation(actor, lineage, ancestry.origin_of(lineage)).or_refuse()
    lineage.answer = OriginAnswer.AGREED if agrees else OriginAnswer.DISPUTED
    lineage.note = plain(note).strip()
    lineage.note_language = actor.language if lineage.note else ""
    lineage.answered_by_id = actor.person_id
    lineage.answered_at = timezone.now()
    lineage.save(update_fields=["answer", "note", "note_language", "answered_by", "answered_at"])
    trail.record(
        actor, "action.relation_answered", lineage.action, origin=lineage.origin, answer=lineage.answer
    )
    publicity.restate_lineage(actor, lineage.action)
    post.send(letters.OriginAnswered(action=lineage.action, lineage=lineage))
    return lineage
