"""Beginning a draft from an action that is there already: its next year, its next call, or a copy."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from localaction.actions import answers, queries, rules
from localaction.actions.models import Action, DraftPage, Relation
from localaction.actions.operations.relating import relate
from localaction.actions.operations.writing import start
from localaction.actions.sections import ASKS, every_page, extra_questions
from localaction.governments.models import Government
from localaction.kit import trail
from localaction.kit.actors import Actor
from localaction.register import queries as published

ROWS = ("claims", "partners", "alignments", "milestones")
ASKED_ANEW = ("consent_hub", "consent_gcm", "consent_gcr", "consent_gfmd")
BESIDE_ASKS = ("pathway", "starts_precision", "ends_precision", "latitude", "longitude")


@transaction.atomic
def carry_over(*, actor: Actor, action: Action, government: Government | None = None) -> Action:
    """Begin a draft with everything an action says, in the call that is open now; the action stays as it is.

    Agreements are not carried: where it may be shown, and the pictures, whose people agreed to that one action.
    What is public is named as what the new draft continues. Milestones that were reached stay behind.
    """
    home = government or queries.home_of(actor, action)
    rules.may_carry_over(actor, action, home).or_refuse()
    assert home is not None
    made = start(actor=actor, government=home)
    names = [name for name in (*ASKS, *BESIDE_ASKS) if name not in ASKED_ANEW]
    for name in names:
        setattr(made, name, getattr(action, name))
    names.append("extra")
    made.extra = _still_asked(action, made)
    made.save(update_fields=names)
    for relation in ROWS:
        _copy_rows(action, made, relation)
    begun = [page.slug for page in every_page(made) if answers.written(made, page)]
    DraftPage.objects.bulk_create(
        DraftPage(action=made, page=slug, saved_by_id=actor.person_id) for slug in begun
    )
    if published.current("action", action.reference) is not None:
        relate(
            actor=actor,
            action=made,
            origin_reference=action.reference,
            relation=Relation.CONTINUES.value,
        )
    trail.record(actor, "action.carried_over", made, source=action.reference)
    return made


def _still_asked(action: Action, made: Action) -> dict[str, Any]:
    """The answers to extra questions that the call of the new draft asks in the same way."""
    before = {one.code: (one.kind, one.options) for one in extra_questions(action)}
    same = [one.code for one in extra_questions(made) if before.get(one.code) == (one.kind, one.options)]
    return {code: action.extra[code] for code in same if code in action.extra}


def _copy_rows(action: Action, made: Action, relation: str) -> None:
    rows = getattr(action, relation)
    for row in rows.filter(done_on=None) if relation == "milestones" else rows.all():
        row.pk = None
        row._state.adding = True
        row.action = made
        row.save()
