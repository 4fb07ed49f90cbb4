"""What can be done to many actions that miss assessors, and to many assignments of silent ones."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from localaction.actions.models import Action
from localaction.actions.queries import actions_for
from localaction.assessment import operations, queries, rules
from localaction.assessment.models import Assignment
from localaction.desk.steps.declared import Answers, Step
from localaction.desk.waiting import Line
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, allow_if, first_refusal


def _action(actor: Actor, line: Line) -> Action:
    return actions_for(actor).get(pk=line.thing)


def _assignment(line: Line) -> Assignment:
    return Assignment.objects.select_related("action__call", "assessor").get(pk=line.thing)


def _may_propose(actor: Actor, line: Line, _answers: Answers) -> Answer:
    action = _action(actor, line)
    return first_refusal(
        rules.may_assign(actor, action),
        allow_if(bool(queries.plan_for_one(action).made.size), operations.NOBODY),
    )


def _may_reassign(actor: Actor, line: Line, _answers: Answers) -> Answer:
    assignment = _assignment(line)
    return first_refusal(
        rules.may_release(actor, assignment),
        allow_if(bool(queries.plan_without(assignment).made.size), operations.NOBODY),
    )


STEPS = (
    Step(
        code="assign",
        name=_("Assign automatically"),
        says=_("Whom a rule names, or who reads the language, has no tie and the least work, is asked."),
        kinds=("submission", "decision"),
        foresee=_may_propose,
        do=lambda actor, line, _answers: operations.fill_places(actor=actor, action=_action(actor, line)),
    ),
    Step(
        code="reassign",
        name=_("Ask somebody else"),
        says=_("The assignment is taken back, and the next best assessor is asked."),
        kinds=("silent",),
        foresee=_may_reassign,
        do=lambda actor, line, _answers: operations.reassign(actor=actor, assignment=_assignment(line)),
    ),
)
