"""What can be done to many actions, and to many reports on them."""

from __future__ import annotations

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from localaction.actions import operations, rules
from localaction.actions.models import Action, FindingState, Report
from localaction.actions.queries import actions_for
from localaction.design.forms import LongText
from localaction.desk.steps.declared import Answers, Step
from localaction.desk.waiting import Line
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer


class QuestionForm(forms.Form):
    """One question for all of them."""

    question = forms.CharField(
        label=_("Your question"),
        help_text=_("Each government gets it with its own action, and can answer and send the action again."),
        max_length=2000,
        widget=LongText(rows=4),
    )


class ClearingForm(forms.Form):
    """One reason for all of them."""

    because = forms.CharField(
        label=_("Why the passages may be published"), max_length=500, widget=LongText(rows=3)
    )


def _action(actor: Actor, line: Line) -> Action:
    return actions_for(actor).with_details().get(pk=line.thing)  # type: ignore[attr-defined, no-any-return]


def _report(line: Line) -> Report:
    return Report.objects.select_related("action", "government").get(pk=line.thing)


def _ask(actor: Actor, line: Line, answers: Answers) -> None:
    operations.hand_back(
        actor=actor, action=_action(actor, line), questions=[("", str(answers.get("question", "")))]
    )


def _may_ask(actor: Actor, line: Line, _answers: Answers) -> Answer:
    return rules.may_hand_back(actor, _action(actor, line))


def _may_clear(actor: Actor, line: Line, _answers: Answers) -> Answer:
    return rules.may_clear(actor, _action(actor, line))


@transaction.atomic
def _clear(actor: Actor, line: Line, answers: Answers) -> None:
    """Every passage of the action that its author keeps, or none of them."""
    action = _action(actor, line)
    for finding in action.findings.filter(state=FindingState.KEPT):
        operations.clear_passage(
            actor=actor, action=action, key=finding.key, because=str(answers.get("because", ""))
        )


STEPS = (
    Step(
        code="ask",
        name=_("Hand back with a question"),
        says=_("It goes back to its government with your question."),
        kinds=("submission",),
        foresee=_may_ask,
        do=_ask,
        form=QuestionForm,
    ),
    Step(
        code="clear_passages",
        name=_("Clear the passages"),
        says=_("All passages that its author keeps are cleared, with your reason."),
        kinds=("passage",),
        foresee=_may_clear,
        do=_clear,
        form=ClearingForm,
    ),
    Step(
        code="check_report",
        name=_("Mark as checked"),
        says=_("The report is marked as checked by the secretariat."),
        kinds=("report",),
        foresee=lambda actor, line, _answers: rules.may_check_report(actor, _report(line)),
        do=lambda actor, line, _answers: operations.check_report(actor=actor, report=_report(line)),
    ),
)
