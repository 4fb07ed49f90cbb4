"""Copies of a call: a draft for the next one, or a rehearsal that is never public and can be thrown away at once."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.actions import calls, rules
from localaction.actions.lifecycle import CALLS, Status
from localaction.actions.models import Action, Call, Owner
from localaction.actions.operations.calls import BROUGHT, WRITTEN_HERE, fresh_code
from localaction.actions.operations.writing import fresh_reference
from localaction.kit import trail
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused

ROWS: Final = ("claims", "partners", "alignments", "milestones")
MOST_ACTIONS: Final = 200


@transaction.atomic
def copy_call(*, actor: Actor, call: Call, code: str) -> Call:
    """Begin another call as a draft with everything this one says; its dates are to be looked at."""
    rules.may_make_call(actor).or_refuse()
    made = _copy(actor, call, fresh_code(code), is_rehearsal=False)
    trail.record(actor, "call.copied", made, source=call.code)
    return made


@transaction.atomic
def rehearse_call(*, actor: Actor, call: Call, actions: int = 0) -> Call:
    """Copy a call to rehearse it, with up to so many of the actions that were sent to it, each as if just sent.

    A rehearsal is open from its first moment, for nobody but those who rehearse. Its letters go to `actor`.
    """
    rules.may_make_call(actor).or_refuse()
    if call.is_rehearsal:
        raise Refused(_("This is a rehearsal already."))
    made = _copy(actor, call, _code_of_rehearsal(call), is_rehearsal=True)
    made.status = CALLS.after(made.status, "open_call")
    made.opens_on, made.closes_on = timezone.localdate(), None
    made.rubric_version = call.rubric_version or dict(calls.rubrics()).get(call.rubric, "")
    made.save(update_fields=["status", "opens_on", "closes_on", "rubric_version"])
    trail.record(actor, "call.copied", made, source=call.code, is_rehearsal=True)
    sent = Action.objects.kept().filter(call=call).exclude(status__in=(Status.DRAFT, Status.WITHDRAWN))
    for action in sent.order_by("id")[: min(actions, MOST_ACTIONS)]:
        _rehearse(actor, action, made)
    return made


def _copy(actor: Actor, call: Call, code: str, *, is_rehearsal: bool) -> Call:
    return Call.objects.create(
        code=code,
        status=CALLS.start,
        is_rehearsal=is_rehearsal,
        copied_from=call,
        digest=WRITTEN_HERE,
        made_by_id=actor.person_id,
        **{name: getattr(call, name) for name in BROUGHT},
    )


def _code_of_rehearsal(call: Call) -> str:
    number = 1
    while Call.objects.filter(code=f"{call.code[:45]}-rehearsal-{number}").exists():
        number += 1
    return f"{call.code[:45]}-rehearsal-{number}"


def _rehearse(actor: Actor, action: Action, call: Call) -> Action:
    """The action once more, as if it had just been sent to the rehearsal; pictures and conversations stay behind."""
    source = action.pk
    made = Action.objects.get(pk=source)
    made.pk, made.reference, made.call, made.status = None, fresh_reference(), call, Status.SUBMITTED
    made._state.adding = True
    made.created_by_id = actor.person_id
    made.created_at = made.saved_at = made.submitted_at = timezone.now()
    made.published_at, made.assessed = None, False
    made.save(force_insert=True)
    for owner in Owner.objects.filter(action_id=source):
        owner.pk, owner.action = None, made
        owner._state.adding = True
        owner.save()
    for relation in ROWS:
        for row in getattr(action, relation).all():
            row.pk, row.action = None, made
            row._state.adding = True
            row.save()
    trail.record(actor, "action.rehearsed", made, source=action.reference)
    return made


@transaction.atomic
def delete_call(*, actor: Actor, call: Call) -> int:
    """Delete a rehearsal with all its actions, or a call that never opened; returns how many actions went."""
    rules.may_delete_call(actor, call).or_refuse()
    actions = Action.objects.filter(call=call)
    if not call.is_rehearsal and actions.exists():
        raise Refused(_("Actions belong to this call already: close it instead."))
    count = actions.count()
    trail.record(actor, "call.deleted", call, code=call.code, actions=count)
    actions.delete()
    call.delete()
    return count
