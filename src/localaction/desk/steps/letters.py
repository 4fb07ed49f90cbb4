"""What can be done to many letters that wait to be read."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from localaction.desk import outbox
from localaction.desk.steps.declared import Answers, Step
from localaction.desk.waiting import Line
from localaction.kit import holding
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, allow_if, first_refusal


def _may_release(actor: Actor, line: Line, _answers: Answers) -> Answer:
    waits = outbox.held_for(actor).filter(pk=line.thing).exists()
    return first_refusal(outbox.may_read_before(actor), allow_if(waits, holding.GONE))


def _release(actor: Actor, line: Line, _answers: Answers) -> None:
    for went in outbox.release(actor=actor, letters=list(outbox.held_for(actor).filter(pk=line.thing))):
        went.answer.or_refuse()


STEPS = (
    Step(
        code="release",
        name=_("Let them leave"),
        says=_(
            "Each letter leaves as it was read, with all letters about the same decision, which takes effect."
        ),
        kinds=("letter",),
        foresee=_may_release,
        do=_release,
    ),
)
