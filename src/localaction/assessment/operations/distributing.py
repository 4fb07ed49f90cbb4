"""Giving many actions to assessors at once, by a plan that somebody looked at; filling places that fell free."""

from __future__ import annotations

from collections import Counter

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localaction.accounts.actors import actor_of
from localaction.accounts.models import Person
from localaction.actions.models import Action, Call
from localaction.assessment import letters, queries, rules
from localaction.assessment.models import Assignment, Distribution
from localaction.assessment.operations.assigning import assign, due_for, release
from localaction.kit import jobs, post, trail
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused

CHANGED = _("Something has changed since this plan was made. Look at it again.")
NOBODY = _("Nobody is free who reads the language and has no tie to this action. Assign somebody by hand.")
JOB = "assessment.carry_out"


@transaction.atomic
def distribute(*, actor: Actor, call: Call | None, how: str, digest: str) -> Distribution:
    """Carry out the plan that was looked at, in the background. Raises Refused when it would be another one now."""
    rules.may_keep_rules(actor).or_refuse()
    foreseen = queries.plan_for(call, how)
    if foreseen.digest != digest or not foreseen.made.size:
        raise Refused(CHANGED)
    pairs = [
        {
            "action": action.pk,
            "assessor": pk,
            "how": foreseen.how(action),
            "because": foreseen.because(action, pk),
        }
        for action in foreseen.actions
        for pk in foreseen.made.given[action.pk]
    ]
    made = Distribution.objects.create(call=call, how=how, pairs=pairs, begun_by_id=actor.person_id)
    trail.record(actor, "assessment.distributed", made, pairs=len(pairs), how=how)
    jobs.enqueue(JOB, number=made.pk)
    return made


def carry_out(*, number: int) -> Distribution:
    """Make every assignment of a plan, each on its own; then write one letter to each assessor. Can be run again."""
    made = Distribution.objects.select_related("begun_by", "call").get(pk=number)
    if made.finished_at or made.begun_by is None:
        return made
    actor = actor_of(made.begun_by)
    actions = Action.objects.select_related("call").in_bulk([pair["action"] for pair in made.pairs])
    people = Person.objects.in_bulk([pair["assessor"] for pair in made.pairs])
    problems = []
    for place, pair in enumerate(made.pairs, start=1):
        try:
            _assign_once(actor, actions[pair["action"]], people[pair["assessor"]], pair)
        except Refused as refusal:
            problems.append({**pair, "why": str(refusal.reason)})
        if place % 25 == 0:
            Distribution.objects.filter(pk=made.pk).update(done=place - len(problems))
    return _finish(made, problems, people)


def _assign_once(actor: Actor, action: Action, person: Person, pair: dict[str, object]) -> None:
    """One assignment of a plan; nothing where a run before this one made it."""
    number = queries.current_round(action)
    if not Assignment.objects.filter(action=action, round=number, assessor=person, how=pair["how"]).exists():
        because = pair["because"]
        assign(
            actor=actor,
            action=action,
            assessor=person,
            how=str(pair["how"]),
            because=because if isinstance(because, list) else [],
            tell=False,
        )


@transaction.atomic
def _finish(made: Distribution, problems: list[dict[str, object]], people: dict[int, Person]) -> Distribution:
    failed = {(one["action"], one["assessor"]) for one in problems}
    stands = [pair for pair in made.pairs if (pair["action"], pair["assessor"]) not in failed]
    made.done, made.problems, made.finished_at = len(stands), problems, timezone.now()
    made.save(update_fields=["done", "problems", "finished_at"])
    due_on = due_for(made.call)
    for pk, count in sorted(Counter(pair["assessor"] for pair in stands).items()):
        post.send(letters.AssessmentsAssigned(assessor=people[pk], count=count, due_on=due_on))
    return made


@transaction.atomic
def fill_places(*, actor: Actor, action: Action) -> list[Assignment]:
    """Give an action to whom the plan proposes, by rule or balance. Raises Refused when there is nobody."""
    rules.may_assign(actor, action).or_refuse()
    foreseen = queries.plan_for_one(action)
    if not foreseen.made.size:
        raise Refused(NOBODY)
    [planned] = foreseen.actions
    return [
        assign(actor=actor, action=action, assessor=one.person, how=one.how, because=one.because)
        for one in foreseen.row(planned).chosen
    ]


@transaction.atomic
def reassign(*, actor: Actor, assignment: Assignment) -> list[Assignment]:
    """Take an assignment back from somebody who is silent, and ask whom the plan proposes.

    Raises Refused, and changes nothing, when there is nobody else.
    """
    release(actor=actor, assignment=assignment)
    return fill_places(actor=actor, action=assignment.action)
