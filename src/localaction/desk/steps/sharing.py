"""Taking, giving and giving back what waits."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from localaction.accounts.models import Person
from localaction.desk import operations, queries, rules
from localaction.desk.kinds import BY_CODE
from localaction.desk.steps.declared import Answers, Step
from localaction.desk.waiting import Line
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, refuse


class ColleagueForm(forms.Form):
    """Whom to give it to."""

    to = forms.ChoiceField(label=_("Give it to"))

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        people = [(str(person.pk), str(person)) for person in queries.colleagues()]
        self.fields["to"] = forms.ChoiceField(label=_("Give it to"), choices=[("", _("Choose…")), *people])


def _held_by(line: Line) -> int | None:
    return rules.holder_of(queries.care_of(line), line, line.why in BY_CODE[line.kind].anew)


def _colleague(answers: Answers) -> Person | None:
    return next((one for one in queries.colleagues() if str(one.pk) == answers.get("to")), None)


def _may_give(actor: Actor, line: Line, answers: Answers) -> Answer:
    to = _colleague(answers)
    return rules.may_give(actor, line, to, _held_by(line)) if to else rules.may_share_work(actor)


def _give(actor: Actor, line: Line, answers: Answers) -> None:
    to = _colleague(answers)
    if to is None:
        refuse(_("Choose a colleague.")).or_refuse()
    else:
        operations.give(actor=actor, line=line, to=to)


STEPS = (
    Step(
        code="take",
        name=_("Take"),
        says=_("It will be yours."),
        foresee=lambda actor, line, _answers: rules.may_take(actor, line, _held_by(line)),
        do=lambda actor, line, _answers: operations.take(actor=actor, line=line),
    ),
    Step(
        code="give_back",
        name=_("Give back"),
        says=_("It will wait for everyone again."),
        foresee=lambda actor, line, _answers: rules.may_give_back(actor, line, _held_by(line)),
        do=lambda actor, line, _answers: operations.give_back(actor=actor, line=line),
    ),
    Step(
        code="give",
        name=_("Give to a colleague"),
        says=_("It will be theirs."),
        foresee=_may_give,
        do=_give,
        form=ColleagueForm,
    ),
)
