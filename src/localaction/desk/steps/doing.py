"""Doing one step to many things: each on its own, so that one that fails undoes none of the others."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import Error, transaction
from django.utils.translation import gettext as _

from localaction.desk.steps.declared import Answers, Step
from localaction.desk.waiting import Line, Words
from localaction.kit.actors import Actor
from localaction.kit.answers import Answer, Refused, refuse
from localaction.kit.lifecycle import IllegalMove

MOST_AT_ONCE = 200
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One thing, and what the step will do to it or why it cannot."""

    line: Line
    answer: Answer


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one thing."""

    line: Line
    done: bool
    words: str


def foresee(actor: Actor, step: Step, lines: Sequence[Line], answers: Answers) -> list[Foreseen]:
    """What would happen to each; nothing is changed."""
    return [Foreseen(line, _foreseen(actor, step, line, answers)) for line in lines]


def _foreseen(actor: Actor, step: Step, line: Line, answers: Answers) -> Answer:
    if not step.is_for(line.kind):
        return refuse(_("This step is not for things of this kind."))
    try:
        return step.foresee(actor, line, answers)
    except ObjectDoesNotExist:
        return refuse(_("It does not wait any more."))


def do_to_all(actor: Actor, step: Step, lines: Sequence[Line], answers: Answers) -> list[Result]:
    """Do the step to each thing, one after the other."""
    return [do_to_one(actor, step, line, answers) for line in lines[:MOST_AT_ONCE]]


def do_to_one(actor: Actor, step: Step, line: Line, answers: Answers) -> Result:
    """Do the step to one thing, wholly or not at all, and say in one sentence what became of it."""
    answer = _foreseen(actor, step, line, answers)
    if not answer:
        return Result(line, False, str(answer.reason))
    try:
        with transaction.atomic():
            step.do(actor, line, answers)
    except Refused as refusal:
        return Result(line, False, str(refusal.reason))
    except ValidationError as error:
        return Result(line, False, " ".join(error.messages))
    except (IllegalMove, ObjectDoesNotExist):
        return Result(line, False, _("It has changed since. Nothing was done; look at it again."))
    except Error:
        log.exception("the step %s failed for %s", step.code, line.name)
        return Result(line, False, _("This did not work. Nothing was changed; try again later."))
    return Result(line, True, _said(step.name))


def _said(name: Words) -> str:
    return _("Done: %(step)s") % {"step": name}
